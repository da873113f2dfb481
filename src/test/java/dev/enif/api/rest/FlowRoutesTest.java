/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.api.client.Api;
import dev.enif.api.client.Reply;
import dev.enif.api.client.Scene;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Reachability over REST: what is asked, and what the answer tells. */
@QuarkusTest
class FlowRoutesTest {
    private static final String STRONG = "?consistency=strong";

    private final Scene scene = Scene.ofNewAccount();
    private final Api api = scene.api();
    private final String vpc = scene.vpc();
    private final String near = scene.subnet(vpc, "10.0.1.0/24");
    private final String far = scene.subnet(vpc, "10.0.2.0/24");

    private Reply evaluate(String from, String to, String more) {
        return api.post(
                        "/v1/flows/evaluate" + STRONG,
                        "{'source':'%s','destination':'%s','protocol':'tcp','destinationPort':443%s}"
                                .formatted(from, to, more))
                .is(200);
    }

    private String allow(int number, String direction, int fromPort, int toPort) {
        return "{'direction':'%s','ruleNumber':%d,'action':'allow','protocol':'tcp','fromPort':%d,'toPort':%d,'cidr':'10.0.0.0/16'}"
                .formatted(direction, number, fromPort, toPort);
    }

    @Test
    void a_network_acl_is_named_with_the_entry_that_comes_nearest_and_the_answer_meets_it_too() {
        String client = scene.instances(near, 1).getFirst();
        String server = scene.instances(far, 1).getFirst();
        assertThat(evaluate(client, server, "").text("code")).isEqualTo("Allowed");

        String acl = scene.networkAcl(vpc);
        String association = api.read("/v1/subnets/" + far).text("networkAclAssociationId");
        api.post(
                        "/v1/network-acls/associations/" + association + "/replace",
                        "{'networkAclId':'%s'}".formatted(acl))
                .is(200);
        api.post("/v1/network-acls/" + acl + "/entries", allow(7, "ingress", 80, 80)).is(200);
        Reply denied = evaluate(client, server, ",'oneWay':true");
        assertThat(denied.text("code")).isEqualTo("NetworkAclInbound");
        assertThat(denied.text("blockers/0/candidates/0/owner")).isEqualTo(acl);
        assertThat(denied.text("blockers/0/candidates/0/rule")).isEqualTo("7");
        assertThat(denied.text("blockers/0/candidates/0/lacks/0")).contains("80-80", "443");

        api.post("/v1/network-acls/" + acl + "/entries", allow(8, "ingress", 443, 443)).is(200);
        assertThat(evaluate(client, server, ",'oneWay':true").text("code")).isEqualTo("Allowed");
        assertThat(evaluate(client, server, "").text("code")).isEqualTo("ReplyNetworkAclOutbound");
        api.post("/v1/network-acls/" + acl + "/entries", allow(9, "egress", 1_024, 65_535)).is(200);
        assertThat(evaluate(client, server, ",'sourcePort':50000").text("code"))
                .isEqualTo("Allowed");
    }

    @Test
    void a_flow_that_is_established_passes_groups_unless_it_was_never_tracked() {
        String client = scene.instances(near, 1).getFirst();
        String eni = scene.eni(far).id();
        scene.attach(eni, scene.instances(far, 1).getFirst(), 1);
        String closed = scene.group(vpc, "closed");
        api.patch("/v1/network-interfaces/" + eni, "{'groupIds':['%s']}".formatted(closed)).is(200);

        assertThat(evaluate(client, eni, "").text("code")).isEqualTo("SecurityGroupIngress");
        assertThat(evaluate(client, eni, ",'established':true").text("code")).isEqualTo("Allowed");
        assertThat(evaluate(client, eni, ",'established':true,'untracked':true").text("code"))
                .isEqualTo("SecurityGroupIngress");
    }

    @Test
    void what_is_open_to_the_internet_is_told_by_port_and_block() {
        String gateway = scene.gateway(vpc);
        scene.route(scene.mainTable(vpc), "0.0.0.0/0", gateway);
        String instance = scene.instances(near, 1).getFirst();
        String eni = api.read("/v1/network-interfaces?instanceId=" + instance).text("items/0/id");
        String path = "/v1/flows/exposure/" + eni + STRONG;
        assertThat(api.get(path).is(200).text("exposed")).isEqualTo("false");

        scene.associate(scene.address().id(), eni);
        Reply closed = api.get(path).is(200);
        assertThat(closed.text("exposed")).isEqualTo("false");
        assertThat(closed.json().at("/addresses/0/openings")).isEmpty();

        String group = api.read("/v1/security-groups?name=default&vpcId=" + vpc).text("items/0/id");
        api.post(
                        "/v1/security-groups/" + group + "/rules",
                        "{'rules':[{'direction':'ingress','protocol':'tcp','fromPort':443,'cidr':'0.0.0.0/0'}]}")
                .is(200);
        Reply open = api.get(path).is(200);
        assertThat(open.text("exposed")).isEqualTo("true");
        assertThat(open.text("addresses/0/openings/0/fromPort")).isEqualTo("443");
        assertThat(open.text("addresses/0/openings/0/sources/0")).isEqualTo("0.0.0.0/0");
        api.get("/v1/flows/exposure/eni-0000000000000000f" + STRONG)
                .isProblem(404, "InvalidNetworkInterfaceID.NotFound");
    }
}
