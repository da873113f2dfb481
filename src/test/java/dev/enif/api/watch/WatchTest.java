/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.api.client.Api;
import dev.enif.api.client.Reply;
import dev.enif.api.client.Scene;
import dev.enif.api.client.WatchClient;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The watch of the running service. */
@QuarkusTest
class WatchTest {
    private final Scene scene = Scene.ofNewAccount();
    private final Api api = scene.api();

    @Test
    void who_lists_and_then_watches_misses_nothing_and_goes_on_where_the_connection_broke()
            throws Exception {
        String subnet = scene.subnet(scene.vpc());
        String eni = scene.eni(subnet).id();
        String path = "/v1/network-interfaces/" + eni;
        String from = api.read("/v1/network-interfaces").position();
        Reply first = api.patch(path, "{'description':'one'}").is(200);
        String second;
        try (var watch = new WatchClient(api, "?from=" + from)) {
            assertThat(watch.next()).isEqualTo(bookmark(from));
            var told = watch.next();
            assertThat(told.id()).isEqualTo(first.position());
            assertThat(told.event()).startsWith("eni.");
            assertThat(told.data())
                    .contains(eni, "\"description\":\"one\"", "\"actor\":\"local-developer\"");
            second = api.patch(path, "{'description':'two'}").is(200).position();
            assertThat(watch.next().id()).isEqualTo(second);
        }
        Reply third = api.patch(path, "{'description':'three'}").is(200);
        try (var watch = new WatchClient(api, "?from=" + from, "Last-Event-ID", second)) {
            assertThat(watch.next()).isEqualTo(bookmark(second));
            assertThat(watch.next().id()).isEqualTo(third.position());
        }
    }

    private static WatchClient.Message bookmark(String position) {
        return new WatchClient.Message(
                position, SseMessages.BOOKMARK, "{\"position\":\"" + position + "\"}");
    }

    @Test
    void a_watch_hears_only_of_its_account_and_of_what_it_asked_for() throws Exception {
        Scene stranger = strangerInTheSamePartition();
        String from = api.read("/v1/account").position();
        try (var everything = new WatchClient(api, "?from=" + from);
                var addresses = new WatchClient(api, "?from=" + from + "&resource=addresses")) {
            stranger.vpc();
            stranger.address();
            String vpc = scene.vpc();
            Reply address = scene.address();
            everything.next();
            assertThat(everything.next().data()).contains(vpc, api.account());
            addresses.next();
            var told = addresses.next();
            assertThat(told.event()).isNotEqualTo(SseMessages.BOOKMARK);
            assertThat(told.data()).contains(address.id());
            assertThat(told.id()).isEqualTo(address.position());
        }
    }

    @Test
    void who_watches_a_subnet_hears_by_which_table_it_goes() throws Exception {
        String vpc = scene.vpc();
        String subnet = scene.subnet(vpc);
        String table = scene.routeTable(vpc);
        String from = api.read("/v1/subnets").position();
        try (var watch = new WatchClient(api, "?from=" + from + "&resource=" + subnet)) {
            watch.next();
            Reply associated =
                    api.post(
                                    "/v1/route-tables/" + table + "/associations",
                                    "{'subnetId':'%s'}".formatted(subnet))
                            .is(200);
            var told = watch.next();
            assertThat(told.id()).isEqualTo(associated.position());
            assertThat(told.event()).isEqualTo("route-table.associated");
            assertThat(told.data()).contains(table, subnet, "\"routeTableId\":\"" + table + "\"");
        }
    }

    @Test
    void who_watches_failover_groups_hears_of_a_failover() throws Exception {
        String subnet = scene.subnet(scene.vpc());
        List<String> instances = scene.instances(subnet, 2);
        String eni = scene.eni(subnet).id();
        scene.attach(eni, instances.getFirst(), 1);
        String group = scene.failoverGroup(eni, instances.getLast());
        String from = api.read("/v1/failover-groups").position();
        try (var watch = new WatchClient(api, "?from=" + from + "&resource=failover-groups")) {
            watch.next();
            Reply moved = api.post("/v1/failover-groups/" + group + "/failover", null).is(200);
            var told = watch.next();
            assertThat(told.id()).isEqualTo(moved.position());
            assertThat(told.event()).isEqualTo("failover-group.failed-over");
            assertThat(told.data())
                    .contains(group, instances.getLast(), "\"decidedAtMillis\"", "\"term\":2");
        }
    }

    /** It comes and goes without an event of its own. */
    @Test
    void who_watches_route_tables_hears_of_the_main_one_of_a_vpc() throws Exception {
        String from = api.read("/v1/route-tables").position();
        try (var watch = new WatchClient(api, "?from=" + from + "&resource=route-tables")) {
            watch.next();
            String vpc = scene.vpc();
            String main = scene.mainTable(vpc);
            assertThat(watch.next().data()).contains(vpc, "\"id\":\"" + main + "\"");
            Reply deleted = api.delete("/v1/vpcs/" + vpc).is(204);
            var told = watch.next();
            assertThat(told.id()).isEqualTo(deleted.position());
            String acl = "acl" + main.substring("rtb".length());
            assertThat(told.data())
                    .contains("\"gone\":[\"" + vpc + "\",\"" + acl + "\",\"" + main + "\"]");
        }
    }

    @Test
    void who_watches_nat_gateways_hears_of_their_coming_and_going() throws Exception {
        String subnet = scene.subnet(scene.vpc());
        String from = api.read("/v1/nat-gateways").position();
        try (var watch = new WatchClient(api, "?from=" + from + "&resource=nat-gateways")) {
            watch.next();
            String nat = scene.privateNatGateway(subnet);
            var made = watch.next();
            assertThat(made.event()).isEqualTo("nat-gateway.created");
            assertThat(made.data()).contains(nat, "\"state\":\"available\"");
            Reply deleted = api.delete("/v1/nat-gateways/" + nat).is(204);
            var told = watch.next();
            assertThat(told.id()).isEqualTo(deleted.position());
            assertThat(told.event()).isEqualTo("nat-gateway.deleted");
            assertThat(told.data()).contains("\"state\":\"deleted\"");
        }
    }

    private Scene strangerInTheSamePartition() {
        Scene stranger = Scene.ofNewAccount();
        while (stranger.api().partition() != api.partition()) {
            stranger = Scene.ofNewAccount();
        }
        return stranger;
    }

    /** The journal of tests is small. */
    @Test
    void a_position_that_is_kept_no_more_is_gone() {
        String path = "/v1/network-interfaces/" + scene.eni(scene.subnet(scene.vpc())).id();
        String from = api.read(path).position();
        for (int round = 0; round < 200; round++) {
            api.patch(path, "{'description':'%d'}".formatted(round)).is(200);
        }
        Reply gone = api.get("/v1/watch?from=" + from).isProblem(410, "PositionGone");
        assertThat(gone.text("type")).isEqualTo("/problems/position-gone");
    }
}
