/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.api.client.Api;
import dev.enif.api.client.Reply;
import dev.enif.api.client.Scene;
import dev.enif.testing.Await;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The views are built anew while they are read. */
@QuarkusTest
class RebuildTest {
    private static final String PATH = "/v1/admin/projections/rebuild";
    private static final List<String> LISTS =
            List.of(
                    "vpcs",
                    "subnets",
                    "security-groups",
                    "network-interfaces",
                    "instances",
                    "addresses",
                    "internet-gateways",
                    "route-tables",
                    "nat-gateways",
                    "egress-only-internet-gateways",
                    "network-acls",
                    "prefix-lists",
                    "flow-logs",
                    "peering-connections",
                    "load-balancers",
                    "target-groups",
                    "failover-groups");

    private final Scene scene = Scene.ofNewAccount();
    private final Api api = scene.api();

    @Test
    void readers_see_the_same_before_while_and_after_the_views_are_built_anew() {
        String vpc = scene.vpc();
        String subnet = scene.subnet(vpc);
        String eni = scene.eni(subnet).id();
        List<String> instances = scene.instances(subnet, 2);
        scene.attach(eni, instances.getFirst(), 1);
        scene.failoverGroup(eni, instances.getLast());
        scene.route(scene.mainTable(vpc), "0.0.0.0/0", scene.gateway(vpc));
        scene.associate(scene.address().id(), eni);
        scene.natGateway(subnet);
        scene.egressOnlyGateway(vpc);
        List<String> before = lists();
        int live = api.get(PATH).is(200).json().path("live").asInt();

        List<Reply> started = atOnce();
        assertThat(started.stream().map(Reply::status)).containsExactlyInAnyOrder(202, 409);
        Reply refused =
                started.stream().filter(reply -> reply.status() == 409).findFirst().orElseThrow();
        refused.isProblem(409, "RebuildRunning");

        Await.until(
                "the new views are live",
                Duration.ofSeconds(60),
                () -> {
                    assertThat(lists()).isEqualTo(before);
                    return api.get(PATH).is(200).json().path("live").asInt() > live;
                });
        assertThat(lists()).isEqualTo(before);
        assertThat(api.get(PATH).is(200).json().has("building")).isFalse();
        String made = scene.eni(subnet).id();
        assertThat(api.read("/v1/network-interfaces/" + made).id()).isEqualTo(made);
    }

    private List<String> lists() {
        return LISTS.stream().map(list -> api.read("/v1/" + list).text()).toList();
    }

    private List<Reply> atOnce() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Reply>> both =
                    Stream.of(1, 2)
                            .map(_ ->
                                    CompletableFuture.supplyAsync(
                                            () -> api.post(PATH, null), threads))
                            .toList();
            return both.stream().map(CompletableFuture::join).toList();
        }
    }
}
