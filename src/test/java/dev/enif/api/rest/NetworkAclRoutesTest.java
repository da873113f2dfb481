/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.api.client.Api;
import dev.enif.api.client.Reply;
import dev.enif.api.client.Scene;
import dev.enif.api.client.WatchClient;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Network ACLs: what each route does, and what it refuses. */
@QuarkusTest
class NetworkAclRoutesTest {
    private final Scene scene = Scene.ofNewAccount();
    private final Api api = scene.api();
    private final String vpc = scene.vpc();

    private static String acl(String id) {
        return "/v1/network-acls/" + id;
    }

    private Reply replace(String association, String acl) {
        return api.post(
                "/v1/network-acls/associations/" + association + "/replace",
                "{'networkAclId':'%s'}".formatted(acl));
    }

    private static String entry(int number, String cidr) {
        return "{'direction':'ingress','ruleNumber':%d,'action':'deny','protocol':'tcp','fromPort':22,'cidr':'%s'}"
                .formatted(number, cidr);
    }

    @Test
    void a_vpc_is_born_with_a_default_acl_that_its_subnets_go_by() {
        Reply found = api.read("/v1/network-acls?default=true&vpcId=" + vpc);
        String id = found.text("items/0/id");
        Reply shown = api.read(acl(id));
        assertThat(shown.texts("entries", "ruleNumber"))
                .containsExactly("100", "32767", "100", "32767");
        assertThat(shown.texts("entries", "action"))
                .containsExactly("allow", "deny", "allow", "deny");
        String subnet = scene.subnet(vpc);
        assertThat(api.read("/v1/subnets?networkAclId=" + id).texts("items", "id"))
                .containsExactly(subnet);
        api.delete(acl(id)).isProblem(400, "InvalidParameterValue");
    }

    @Test
    void entries_are_added_replaced_and_removed() {
        String id = scene.networkAcl(vpc);
        Reply added = api.post(acl(id) + "/entries", entry(7, "10.0.0.1/8")).is(200);
        assertThat(added.text("entries/0/ruleNumber")).isEqualTo("7");
        assertThat(added.text("entries/0/toPort")).isEqualTo("22");
        assertThat(added.text("entries/0/cidr")).isEqualTo("10.0.0.0/8");
        api.post(acl(id) + "/entries", entry(7, "10.0.0.0/8"))
                .isProblem(409, "NetworkAclEntryAlreadyExists");

        String all = "{'action':'allow','protocol':'-1','cidr':'::/0'}";
        Reply replaced = api.put(acl(id) + "/entries/ingress/7", all).is(200);
        assertThat(replaced.text("entries/0/protocol")).isEqualTo("-1");
        assertThat(replaced.json().at("/entries/0").has("fromPort")).isFalse();
        api.put(acl(id) + "/entries/egress/7", all)
                .isProblem(404, "InvalidNetworkAclEntry.NotFound");
        assertThat(api.read(acl(id)).text()).isEqualTo(replaced.text());

        api.delete(acl(id) + "/entries/ingress/7").is(204);
        api.delete(acl(id) + "/entries/ingress/7")
                .isProblem(404, "InvalidNetworkAclEntry.NotFound");
        api.delete(acl(id) + "/entries/ingress/32767")
                .isProblem(404, "InvalidNetworkAclEntry.NotFound");
    }

    @Test
    void a_subnet_passes_from_acl_to_acl_and_always_has_one() throws Exception {
        String subnet = scene.subnet(vpc);
        String born = api.read("/v1/subnets/" + subnet).text("networkAclAssociationId");
        String id = scene.networkAcl(vpc);
        String from = api.read("/v1/subnets").position();
        try (var watch = new WatchClient(api, "?from=" + from + "&resource=" + subnet)) {
            watch.next();
            Reply replaced = replace(born, id).is(200);
            String given = replaced.text("associationId");
            assertThat(replaced.text("networkAcl/id")).isEqualTo(id);
            assertThat(given).isNotEqualTo(born);
            assertThat(watch.next().data()).contains("\"networkAclId\":\"" + id + "\"", given);
            assertThat(api.read("/v1/subnets/" + subnet).text("networkAclAssociationId"))
                    .isEqualTo(given);
            replace(born, id).isProblem(404, "InvalidAssociationID.NotFound");
            Reply refused = api.delete(acl(id)).isProblem(409, "DependencyViolation");
            assertThat(refused.texts("dependents", "")).containsExactly(subnet);
        }
        api.delete("/v1/subnets/" + subnet).is(204);
        Reply inTheWay = api.delete("/v1/vpcs/" + vpc).isProblem(409, "DependencyViolation");
        assertThat(inTheWay.texts("dependents", "")).containsExactly(id);
        api.delete(acl(id)).is(204);
        api.delete("/v1/vpcs/" + vpc).is(204);
        assertThat(api.read("/v1/network-acls").json().path("items")).isEmpty();
    }
}
