/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.api.client.Api;
import dev.enif.api.client.Reply;
import dev.enif.api.client.Scene;
import dev.enif.testing.Await;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** From flow records to statistics, over REST. */
@QuarkusTest
class MonitoringRoutesTest {
    private static final Duration BOUND = Duration.ofSeconds(60);

    private final Scene scene = Scene.ofNewAccount();
    private final Api api = scene.api();

    @Test
    void flows_are_counted_by_interface_pair_and_rule() {
        String vpc = scene.vpc();
        String subnet = scene.subnet(vpc, "10.0.1.0/24");
        Reply from = interfaceOf(scene.instances(subnet, 1).getFirst());
        Reply to = interfaceOf(scene.instances(subnet, 1).getFirst());
        Reply closed = interfaceOf(scene.instances(subnet, 1).getFirst());
        api.patch(
                        "/v1/network-interfaces/" + closed.text("items/0/id"),
                        "{'groupIds':['%s']}".formatted(scene.group(vpc, "closed")))
                .is(200);
        api.post(
                        "/v1/flow-logs",
                        "{'resourceId':'%s','trafficType':'ALL','maxAggregationInterval':60}"
                                .formatted(vpc))
                .is(201);
        api.post(
                        "/v1/flow-records",
                        record("a", from, to, 443)
                                + "\n"
                                + record("b", from, to, 443)
                                + "\n"
                                + record("c", from, closed, 22),
                        "Content-Type",
                        "application/x-ndjson")
                .is(202);
        String sender = from.text("items/0/id");
        String receiver = to.text("items/0/id");
        String period =
                "?from=%s&to=%s"
                        .formatted(
                                Instant.now().minusSeconds(3_600),
                                Instant.now().plusSeconds(3_600));

        Await.until(
                "all is counted",
                BOUND,
                () ->
                        api.get("/v1/monitoring/interfaces/" + sender + period)
                                .is(200)
                                .text("total/accepted/flows")
                                .equals("3"));

        Reply traffic = api.get("/v1/monitoring/interfaces/" + sender + period);
        assertThat(traffic.text("total/accepted/packets")).isEqualTo("30");
        assertThat(traffic.text("total/accepted/bytes")).isEqualTo("25200");
        assertThat(traffic.text("total/rejected/flows")).isEqualTo("0");
        assertThat(traffic.text("minutes/0/direction")).isEqualTo("egress");
        Reply talkers = api.get("/v1/monitoring/top-talkers" + period + "&limit=2").is(200);
        assertThat(talkers.texts("items", "networkInterfaceId")).containsExactly(sender, receiver);
        assertThat(talkers.text("items/1/received/bytes")).isEqualTo("16800");
        Reply denied = api.get("/v1/monitoring/denied-pairs" + period).is(200);
        assertThat(denied.texts("items", "destination")).containsExactly(addressOf(closed));
        assertThat(denied.text("items/0/rejected/flows")).isEqualTo("1");
        Reply fresh = api.get("/v1/monitoring/new-pairs" + period).is(200);
        assertThat(fresh.texts("items", "destination"))
                .containsExactlyInAnyOrder(addressOf(to), addressOf(closed));
        assertThat(
                        api.get(
                                        "/v1/monitoring/new-pairs?from=%s"
                                                .formatted(Instant.now().plusSeconds(60)))
                                .is(200)
                                .json()
                                .path("items"))
                .isEmpty();
        Reply changes = api.get("/v1/monitoring/rate-changes" + period).is(200);
        assertThat(changes.texts("items", "networkInterfaceId")).contains(sender, receiver);
        assertThat(changes.text("items/0/bytesBefore")).isEqualTo("0");
        Reply rules = api.get("/v1/monitoring/rules").is(200);
        assertThat(rules.texts("items", "hits")).contains("3", "2");
        String first = rules.text("items/0/securityGroupRuleId");
        assertThat(api.get("/v1/monitoring/rules?limit=1").text("next")).isEqualTo(first);
        assertThat(
                        api.get("/v1/monitoring/rules?after=" + first)
                                .texts("items", "securityGroupRuleId"))
                .doesNotContain(first);

        Api stranger = Api.ofNewAccount();
        for (String path :
                new String[] {
                    "top-talkers", "denied-pairs", "new-pairs", "rate-changes", "rules"
                }) {
            assertThat(stranger.get("/v1/monitoring/" + path).is(200).json().path("items"))
                    .as(path)
                    .isEmpty();
        }
        assertThat(
                        stranger.get("/v1/monitoring/interfaces/" + sender + period)
                                .is(200)
                                .json()
                                .path("minutes"))
                .isEmpty();
    }

    private Reply interfaceOf(String instance) {
        return api.read("/v1/network-interfaces?instanceId=" + instance);
    }

    private static String addressOf(Reply eni) {
        return eni.text("items/0/privateIpAddresses/0/address");
    }

    private static String record(String id, Reply from, Reply to, int port) {
        long start = System.currentTimeMillis();
        return "{'id':'%s','interfaceId':'%s','srcAddr':'%s','dstAddr':'%s','srcPort':40000,'dstPort':%d,"
                        .formatted(
                                id, from.text("items/0/id"), addressOf(from), addressOf(to), port)
                + "'protocol':6,'packets':10,'bytes':8400,'start':%d,'end':%d}"
                        .formatted(start, start + 100);
    }
}
