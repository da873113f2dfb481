/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.api.client.Api;
import dev.enif.api.client.FlowLogTopic;
import dev.enif.api.client.Reply;
import dev.enif.api.client.Scene;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Flow records over REST, up to the lines of flow logs. */
@QuarkusTest
class FlowRecordRoutesTest {
    private static final String PATH = "/v1/flow-records";

    private final Scene scene = Scene.ofNewAccount();
    private final Api api = scene.api();

    private Reply send(String body) {
        return api.post(PATH, body, "Content-Type", "application/x-ndjson");
    }

    private static String record(String id, String eni, String from, String to, int port) {
        // Before that the addresses were nobody's yet.
        long start = System.currentTimeMillis();
        return "{'id':'%s','interfaceId':'%s','srcAddr':'%s','dstAddr':'%s','srcPort':40000,'dstPort':%d,"
                        .formatted(id, eni, from, to, port)
                + "'protocol':6,'packets':10,'bytes':8400,'start':%d,'end':%d}"
                        .formatted(start, start + 500);
    }

    @Test
    void what_was_seen_of_flows_becomes_lines_of_flow_logs() {
        String vpc = scene.vpc();
        String subnet = scene.subnet(vpc, "10.0.1.0/24");
        String from = interfaceOf(scene.instances(subnet, 1).getFirst());
        String to = interfaceOf(scene.instances(subnet, 1).getFirst());
        String source = addressOf(from);
        String destination = addressOf(to);
        api.post(
                        "/v1/flow-logs",
                        ("{'resourceId':'%s','trafficType':'ALL','maxAggregationInterval':60,'logFormat':'${interface-id}"
                                        + " ${srcaddr} ${dstaddr} ${dstport} ${packets} ${action} ${flow-direction}'}")
                                .formatted(vpc))
                .is(201);

        Reply taken =
                send(
                        record("a", from, source, destination, 443)
                                + "\n\nnonsense\n"
                                + record("b", from, "192.0.2.7", destination, 22)
                                + "\n"
                                + record("a", from, source, destination, 443));

        assertThat(taken.is(202).text("accepted")).isEqualTo("3");
        assertThat(taken.text("rejected")).isEqualTo("1");
        assertThat(taken.text("errors/0/line")).isEqualTo("3");
        assertThat(taken.text("errors/0/reason")).isEqualTo("Malformed");
        assertThat(FlowLogTopic.lines(api.account(), 2))
                .containsExactlyInAnyOrder(
                        "%s %s %s 443 10 ACCEPT egress".formatted(from, source, destination),
                        "%s %s %s 443 10 ACCEPT ingress".formatted(to, source, destination));
    }

    @Test
    void blank_lines_do_not_count() {
        String eni = "eni-0000000000000000a";
        Reply taken =
                send(
                        "\n".repeat(20_000)
                                + record("a", eni, "10.0.0.1", "10.0.0.2", 443)
                                + "\n\nnonsense\n"
                                + record("b", eni, "10.0.0.1", "10.0.0.2", 443));
        assertThat(taken.is(202).text("accepted")).isEqualTo("2");
        assertThat(taken.text("errors/0/line")).isEqualTo("20003");
    }

    @Test
    void where_nothing_can_be_taken_the_first_line_that_is_wrong_is_named() {
        Reply refused = send("{}\nnonsense");
        refused.isProblem(400, "InvalidParameterValue");
        assertThat(refused.text("errors/0/field")).isEqualTo("line 1");
        send("\n \n").isProblem(400, "MissingParameter");
        send("{}\n".repeat(10_001)).isProblem(400, "InvalidParameterValue");
        api.post(PATH, "{}", "Content-Type", "text/plain").isProblem(415, "UnsupportedMediaType");
        send(record("a", "eni-0000000000000000a", "10.0.0.1", "10.0.0.2", 80)
                        .replace("{", "{'account':'000000000001',"))
                .isProblem(400, "InvalidParameterValue");
    }

    @Test
    void an_address_has_a_history_of_its_holders() {
        String vpc = scene.vpc();
        String subnet = scene.subnet(vpc, "10.0.1.0/24");
        String first = scene.eni(subnet).id();
        String second = scene.eni(subnet).id();
        for (String eni : new String[] {first, second}) {
            api.post(
                            "/v1/network-interfaces/" + eni + "/private-ip-addresses",
                            "{'addresses':['10.0.1.77'],'allowReassignment':true}")
                    .is(200);
        }
        Reply history = api.read("/v1/addresses/10.0.1.77/history");
        assertThat(history.texts("intervals", "networkInterfaceId")).containsExactly(first, second);
        assertThat(history.text("intervals/0/until")).isEqualTo(history.text("intervals/1/from"));
        assertThat(history.text("intervals/0/vpcId")).isEqualTo(vpc);
        assertThat(history.text("intervals/0/block")).isEqualTo("10.0.1.77/32");
        assertThat(history.json().at("/intervals/1/until").isMissingNode()).isTrue();
        assertThat(api.read("/v1/addresses/10.0.1.78/history").json().path("intervals")).isEmpty();
        api.get("/v1/addresses/x/history").isProblem(400, "InvalidParameterValue");
        assertThat(
                        Api.ofNewAccount()
                                .read("/v1/addresses/10.0.1.77/history")
                                .json()
                                .path("intervals"))
                .isEmpty();
    }

    private String interfaceOf(String instance) {
        return api.read("/v1/network-interfaces?instanceId=" + instance).text("items/0/id");
    }

    private String addressOf(String eni) {
        return api.read("/v1/network-interfaces/" + eni).text("privateIpAddresses/0/address");
    }
}
