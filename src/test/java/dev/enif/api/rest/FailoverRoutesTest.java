/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.api.client.Api;
import dev.enif.api.client.Reply;
import dev.enif.api.client.Scene;
import dev.enif.testing.Await;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Failover groups: what each route does, and what it refuses. */
@QuarkusTest
class FailoverRoutesTest {
    private static final String GROUPS = "/v1/failover-groups";

    @Inject MeterRegistry registry;

    private final Scene scene = Scene.ofNewAccount();
    private final Api api = scene.api();
    private final String vpc = scene.vpc();
    private final String subnet = scene.subnet(vpc);
    private final List<String> instances = scene.instances(subnet, 3);
    private final String eni = scene.eni(subnet).id();

    private String group(String more) {
        scene.attach(eni, instances.get(0), 1);
        return GROUPS
                + "/"
                + scene.create(
                                GROUPS,
                                "{'networkInterfaceId':'%s','standbys':[{'instanceId':'%s'},{'instanceId':'%s'}],%s}"
                                        .formatted(eni, instances.get(1), instances.get(2), more))
                        .id();
    }

    private String heartbeat(int holder, long term, long leaseMillis) {
        return "{'instanceId':'%s','term':%d,'leaseMillis':%d}"
                .formatted(instances.get(holder), term, leaseMillis);
    }

    private String holderOf(String group) {
        return api.read(group).text("holderInstanceId");
    }

    @Test
    void a_group_is_made_shown_changed_and_deleted() {
        String group = group("'healthSource':'heartbeat','name':'front','tags':{'a':'b'}");
        Reply shown = api.read(group);
        assertThat(shown.text("networkInterfaceId")).isEqualTo(eni);
        assertThat(shown.text("holderInstanceId")).isEqualTo(instances.get(0));
        assertThat(shown.texts("standbys", "instanceId")).isEqualTo(instances.subList(1, 3));
        assertThat(shown.text("status")).isEqualTo("steady");
        assertThat(shown.text("term")).isEqualTo("1");
        assertThat(shown.text("minimumIntervalMillis")).isEqualTo("60000");
        assertThat(shown.text("tags/a")).isEqualTo("b");
        Reply changed = api.patch(group, "{'name':'back','misses':3,'holdOffMillis':500}").is(200);
        assertThat(changed.text("name")).isEqualTo("back");
        assertThat(changed.text("misses")).isEqualTo("3");
        assertThat(api.read(group).text()).isEqualTo(changed.text());
        Reply taken =
                api.post(
                                GROUPS,
                                "{'networkInterfaceId':'%s','standbys':[{'instanceId':'%s'}],'healthSource':'explicit'}"
                                        .formatted(eni, instances.get(1)))
                        .isProblem(409, "Resource.AlreadyAssociated");
        assertThat(taken.texts("dependents", "")).containsExactly(shown.id());
        api.post("/v1/network-interfaces/" + eni + "/detach", null).is(200);
        api.delete("/v1/network-interfaces/" + eni).isProblem(409, "DependencyViolation");
        api.delete(group).is(204);
        api.delete("/v1/network-interfaces/" + eni).is(204);
    }

    @Test
    void a_failover_by_hand_moves_the_interface_and_fences_the_former_holder() {
        String group = group("'healthSource':'heartbeat'");
        api.post(group + "/heartbeat", heartbeat(0, 1, 600_000)).is(200);
        Reply moved = api.post(group + "/failover", "{'expectedTerm':1}").is(200);
        assertThat(moved.text("holderInstanceId")).isEqualTo(instances.get(1));
        assertThat(moved.text("term")).isEqualTo("2");
        Reply interfaces = api.read("/v1/network-interfaces/" + eni);
        assertThat(interfaces.text("attachment/instanceId")).isEqualTo(instances.get(1));

        Reply stale =
                api.post(group + "/heartbeat", heartbeat(0, 1, 5_000))
                        .isProblem(412, "FailoverTermMismatch");
        assertThat(stale.text("detail")).contains("term 2, not 1");
        assertThat(stale.texts("dependents", "")).containsExactly(instances.get(1));
        api.post(
                        "/v1/network-interfaces/" + eni + "/move",
                        "{'instanceId':'%s','expectedAttachmentId':'%s','failoverTerm':1}"
                                .formatted(instances.get(0), interfaces.text("attachment/id")))
                .isProblem(412, "FailoverTermMismatch");
        api.post("/v1/network-interfaces/" + eni + "/detach", "{'failoverTerm':1}")
                .isProblem(412, "FailoverTermMismatch");
        api.post(group + "/failover", "{'expectedTerm':1}").isProblem(412, "FailoverTermMismatch");
        api.post(group + "/failover", "{'standbyInstanceId':'%s'}".formatted(instances.get(1)))
                .isProblem(409, "IncorrectFailoverHolder");
        api.post("/v1/network-interfaces/" + eni + "/detach", "{'failoverTerm':2}").is(200);
        assertThat(api.read(group).text("term")).isEqualTo("3");
    }

    @Test
    void a_lease_that_runs_out_moves_the_interface_though_nobody_asks() {
        String group = group("'healthSource':'heartbeat'");
        Reply beat = api.post(group + "/heartbeat", heartbeat(0, 1, 1_000)).is(200);
        assertThat(beat.json().has("leaseEndTime")).isTrue();
        Await.until(
                "the group moves",
                Duration.ofSeconds(20),
                () -> holderOf(group).equals(instances.get(1)));
        assertThat(api.read(group).text("term")).isEqualTo("2");
        requireMeasured();
        assertThat(api.read("/v1/network-interfaces/" + eni).text("attachment/instanceId"))
                .isEqualTo(instances.get(1));
    }

    private void requireMeasured() {
        for (String reader : List.of("image", "rule-table", "view")) {
            Await.until(
                    "the failover is measured where the " + reader + " shows it",
                    Duration.ofSeconds(20),
                    () -> {
                        Timer shown =
                                registry.find("enif.failover.shown").tag("reader", reader).timer();
                        return shown != null && shown.count() > 0;
                    });
        }
        assertThat(registry.get("enif.failover.decided").tag("cause", "lease-expired").timers())
                .isNotEmpty();
    }

    @Test
    void a_stopped_holder_is_left_and_without_a_standby_the_group_says_so() {
        String group = group("'healthSource':'instance-status','minimumIntervalMillis':0");
        api.post("/v1/instances/" + instances.get(0) + "/stop", null).is(200);
        assertThat(holderOf(group)).isEqualTo(instances.get(1));
        api.post("/v1/instances/" + instances.get(2) + "/stop", null).is(200);
        api.post("/v1/instances/" + instances.get(1) + "/stop", null).is(200);
        Reply exhausted = api.read(group);
        assertThat(exhausted.text("status")).isEqualTo("exhausted");
        assertThat(exhausted.text("failure/cause")).isEqualTo("instance-stopped");
        api.post(group + "/failover", null).isProblem(409, "InsufficientFailoverStandbys");
        api.post("/v1/instances/" + instances.get(2) + "/start", null).is(200);
        assertThat(holderOf(group)).isEqualTo(instances.get(2));
    }

    @Test
    void a_drill_says_what_would_move_and_break_and_writes_nothing() {
        String question =
                "{'source':'%s','destination':'%s','protocol':'tcp','destinationPort':443}";
        String group =
                group(
                        "'healthSource':'explicit','flows':[%s]"
                                .formatted(question.formatted(instances.get(2), eni)));
        Reply before = api.read(group);
        Reply drill = api.post(group + "/drill?consistency=strong", null).is(200);
        assertThat(drill.text("fromInstanceId")).isEqualTo(instances.get(0));
        assertThat(drill.text("toInstanceId")).isEqualTo(instances.get(1));
        assertThat(drill.text("term")).isEqualTo("1");
        assertThat(drill.text("flows/0/change")).isEqualTo("stays");
        assertThat(drill.text("flows/0/flow/source")).isEqualTo(instances.get(2));
        Reply again = api.post(group + "/drill?consistency=strong", null).is(200);
        assertThat(again.text()).isEqualTo(drill.text());
        assertThat(again.header("Enif-Position")).isEqualTo(drill.header("Enif-Position"));
        assertThat(api.read(group).text()).isEqualTo(before.text());
        api.post(group + "/drill", "{'standbyInstanceId':'%s'}".formatted(instances.get(0)))
                .isProblem(400, "InvalidParameterValue");
        api.post("/v1/instances/" + instances.get(1) + "/stop", null).is(200);
        Reply passed = api.post(group + "/drill?consistency=strong", "{}").is(200);
        assertThat(passed.text("toInstanceId")).isEqualTo(instances.get(2));
        assertThat(passed.text("obstacles/0/instanceId")).isEqualTo(instances.get(1));
        assertThat(passed.text("obstacles/0/code")).isEqualTo("IncorrectInstanceState");
    }

    @Test
    void a_paused_group_does_not_move_by_itself() {
        String group = group("'healthSource':'instance-status'");
        assertThat(api.post(group + "/pause", null).is(200).text("status")).isEqualTo("paused");
        api.post("/v1/instances/" + instances.get(0) + "/stop", null).is(200);
        assertThat(holderOf(group)).isEqualTo(instances.get(0));
        assertThat(api.post(group + "/resume", null).is(200).text("holderInstanceId"))
                .isEqualTo(instances.get(1));
    }

    @Test
    void an_elastic_ip_fails_over_to_the_standbys_primary_interface() {
        scene.gateway(vpc);
        String address = scene.address().id();
        scene.associate(address, eni);
        scene.attach(eni, instances.get(0), 1);
        String group =
                GROUPS
                        + "/"
                        + scene.create(
                                        GROUPS,
                                        "{'allocationId':'%s','standbys':[{'instanceId':'%s'}],'healthSource':'explicit'}"
                                                .formatted(address, instances.get(1)))
                                .id();
        assertThat(holderOf(group)).isEqualTo(instances.get(0));
        api.post(group + "/failover", null).is(200);
        assertThat(api.read("/v1/addresses/" + address).text("instanceId"))
                .isEqualTo(instances.get(1));
        api.post(
                        "/v1/addresses/" + address + "/associate",
                        "{'networkInterfaceId':'%s','allowReassociation':true,'failoverTerm':1}"
                                .formatted(eni))
                .isProblem(412, "FailoverTermMismatch");
        api.delete("/v1/addresses/" + address).isProblem(409, "InvalidIPAddress.InUse");
    }
}
