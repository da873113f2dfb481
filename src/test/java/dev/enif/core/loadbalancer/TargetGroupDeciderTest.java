/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.loadbalancer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.Given;
import dev.enif.core.account.Quota;
import dev.enif.core.account.QuotaEvent.QuotaChanged;
import dev.enif.core.account.QuotaRefusal;
import dev.enif.core.account.Tags;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.eni.EniCommand.DeleteEni;
import dev.enif.core.eni.EniEvent;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.TargetGroupId;
import dev.enif.core.instance.InstanceCommand.TerminateInstance;
import dev.enif.core.instance.InstanceEvent;
import dev.enif.core.loadbalancer.LoadBalancerEvent.ListenerDeleted;
import dev.enif.core.loadbalancer.TargetGroupCommand.CreateTargetGroup;
import dev.enif.core.loadbalancer.TargetGroupCommand.DeleteTargetGroup;
import dev.enif.core.loadbalancer.TargetGroupCommand.DeregisterTargets;
import dev.enif.core.loadbalancer.TargetGroupCommand.ModifyTargetGroup;
import dev.enif.core.loadbalancer.TargetGroupCommand.RegisterTargets;
import dev.enif.core.loadbalancer.TargetGroupCommand.ReportTargetHealth;
import dev.enif.core.loadbalancer.TargetGroupEvent.TargetGroupCreated;
import dev.enif.core.loadbalancer.TargetGroupEvent.TargetGroupModified;
import dev.enif.core.loadbalancer.TargetGroupEvent.TargetHealthNoted;
import dev.enif.core.loadbalancer.TargetGroupEvent.TargetsDeregistered;
import dev.enif.core.loadbalancer.TargetGroupEvent.TargetsDraining;
import dev.enif.core.loadbalancer.TargetGroupEvent.TargetsRegistered;
import dev.enif.core.vpc.VpcCommand.DeleteVpc;
import java.util.List;
import org.junit.jupiter.api.Test;

class TargetGroupDeciderTest extends BalancerWorld {
    private static final NamedTarget NAMED = new NamedTarget(TO_INSTANCE, null);
    private static final TargetId TO_ENI = new TargetId.OfEni(ENI);
    private static final long DRAINED = START_MILLIS + 300_000;

    private static CreateTargetGroup create(String name, int port, TargetSettings settings) {
        return new CreateTargetGroup(
                name, VPC, BalancedProtocol.UDP, port, TargetKind.IP, settings, Tags.NONE);
    }

    private static RegisterTargets register(NamedTarget... targets) {
        return new RegisterTargets(TARGETS, List.of(targets));
    }

    private static DeregisterTargets deregister() {
        return new DeregisterTargets(TARGETS, List.of(NAMED));
    }

    private static ReportTargetHealth report(boolean healthy) {
        return new ReportTargetHealth(TARGETS, NAMED, healthy);
    }

    private static NamedTarget address(String text) {
        return new NamedTarget(new TargetId.OfAddress(ip(text)), null);
    }

    private static Given reported(Given given, boolean... reports) {
        Given after = given;
        for (boolean healthy : reports) {
            after = after.and(report(healthy));
        }
        return after;
    }

    @Test
    void a_group_is_made_with_its_settings() {
        var id = made(ResourceKind.TARGET_GROUP, 0);
        var settings = TargetSettings.of(TargetKind.IP, BalancedProtocol.UDP);
        world().when(create("dns", 53, settings))
                .thenResult(id)
                .thenHappened(
                        new TargetGroupCreated(
                                (dev.enif.core.id.TargetGroupId) id,
                                "dns",
                                VPC,
                                BalancedProtocol.UDP,
                                53,
                                TargetKind.IP,
                                settings,
                                Tags.NONE));
        assertThat(settings).isEqualTo(new TargetSettings(5, 2, 300, true));
        assertThat(TargetSettings.of(TargetKind.IP, BalancedProtocol.TCP).preserveClientIp())
                .isFalse();
    }

    @Test
    void its_settings_are_within_bounds_and_datagrams_keep_the_client() {
        var refused = "ValidationError";
        world().when(create("a", 0, new TargetSettings(5, 2, 300, true))).thenRefused(refused);
        world().when(create("a", 1, new TargetSettings(1, 2, 300, true))).thenRefused(refused);
        world().when(create("a", 1, new TargetSettings(5, 11, 300, true))).thenRefused(refused);
        world().when(create("a", 1, new TargetSettings(5, 2, 3_601, true))).thenRefused(refused);
        world().when(create("a", 1, new TargetSettings(5, 2, 300, false)))
                .thenRefused("InvalidConfigurationRequest");
        serving()
                .when(new ModifyTargetGroup(TARGETS, null, 4, 0, false))
                .thenHappened(new TargetGroupModified(TARGETS, new TargetSettings(3, 4, 0, false)));
        serving().when(new ModifyTargetGroup(TARGETS, 3, null, null, null)).thenNothingHappened();
    }

    @Test
    void its_name_is_unique_and_an_account_has_only_so_many() {
        serving()
                .when(create("web", 80, new TargetSettings(5, 2, 300, true)))
                .thenRefused(new LoadBalancerRefusal.DuplicateGroupName("web", TARGETS));
        serving()
                .and(new QuotaChanged(Quota.TARGET_GROUPS, 1))
                .when(create("dns", 80, new TargetSettings(5, 2, 300, true)))
                .thenRefused(new QuotaRefusal.LimitExceeded(Quota.TARGET_GROUPS, 1));
    }

    @Test
    void targets_are_registered_once_with_the_port_of_the_group_or_their_own() {
        var given = world(launched()).and(group(TargetKind.INSTANCE, BalancedProtocol.TCP));
        given.when(register(NAMED, NAMED, new NamedTarget(TO_INSTANCE, 81)))
                .thenHappened(
                        new TargetsRegistered(
                                TARGETS, List.of(KEY, new TargetKey(TO_INSTANCE, 81))));
        serving().when(register(NAMED)).thenNothingHappened();
        serving()
                .and(new QuotaChanged(Quota.TARGETS_PER_TARGET_GROUP, 1))
                .when(register(new NamedTarget(TO_INSTANCE, 81)))
                .thenRefused(new QuotaRefusal.LimitExceeded(Quota.TARGETS_PER_TARGET_GROUP, 1));
    }

    @Test
    void a_target_is_of_the_groups_kind_and_vpc_and_runs() {
        var absent = new InstanceId("i-0000000000000000f");
        var instances = world(launched()).and(group(TargetKind.INSTANCE, BalancedProtocol.TCP));
        instances
                .when(register(new NamedTarget(new TargetId.OfInstance(absent), null)))
                .thenRefused(new CommonRefusal.NotFound(absent));
        instances.when(register(address("10.0.0.9"))).thenRefused("InvalidTarget");
        instances.when(register(new NamedTarget(TO_INSTANCE, 0))).thenRefused("ValidationError");
        instances
                .and(new InstanceEvent.InstanceStopped(INSTANCE, START_MILLIS))
                .when(register(NAMED))
                .thenRefused("InvalidTarget");
        var addresses = world().and(group(TargetKind.IP, BalancedProtocol.TCP));
        addresses.when(register(address("10.0.0.9"), address("192.168.7.7"))).thenAccepted();
        addresses.when(register(address("198.51.100.7"))).thenRefused("InvalidTarget");
        var interfaces =
                world(balancer()).and(ENI_CREATED, group(TargetKind.ENI, BalancedProtocol.TCP));
        interfaces.when(register(new NamedTarget(TO_ENI, null))).thenAccepted();
        interfaces
                .when(register(new NamedTarget(new TargetId.OfEni(BALANCER_ENI), null)))
                .thenRefused("AuthFailure");
    }

    @Test
    void an_instance_is_in_a_hundred_groups_at_most() {
        Given full = world(launched());
        for (int number = 0; number < Targets.MOST_GROUPS; number++) {
            var id = new TargetGroupId("tg-%017x".formatted(0x100 + number));
            full =
                    full.and(
                            group(id, "g" + number, TargetKind.INSTANCE, BalancedProtocol.TCP),
                            new TargetsRegistered(id, List.of(KEY)));
        }
        full = full.and(group(TargetKind.INSTANCE, BalancedProtocol.TCP));
        full.when(register(NAMED)).thenRefused("TooManyRegistrationsForTargetId");
        full.and(new TargetsDeregistered(new TargetGroupId("tg-00000000000000100"), List.of(KEY)))
                .when(register(NAMED))
                .thenAccepted();
    }

    @Test
    void what_is_registered_already_needs_no_room() {
        serving()
                .and(new QuotaChanged(Quota.TARGETS_PER_TARGET_GROUP, 0))
                .when(register(NAMED))
                .thenAccepted()
                .thenNothingHappened();
    }

    @Test
    void the_first_good_report_makes_a_target_healthy() {
        serving()
                .when(report(true))
                .thenHappened(new TargetHealthNoted(TARGETS, KEY, TargetHealth.HEALTHY, 0));
        assertThat(targetOf(reported(serving(), false)).health()).isEqualTo(TargetHealth.INITIAL);
        assertThat(targetOf(reported(serving(), false, false)).health())
                .isEqualTo(TargetHealth.UNHEALTHY);
    }

    @Test
    void health_changes_after_as_many_reports_in_a_row_as_the_thresholds_ask_for() {
        var healthy = reported(serving(), true);
        assertThat(targetOf(reported(healthy, false)).health()).isEqualTo(TargetHealth.HEALTHY);
        assertThat(targetOf(reported(healthy, false, true, false)).health())
                .isEqualTo(TargetHealth.HEALTHY);
        var unhealthy = reported(healthy, false, false);
        assertThat(targetOf(unhealthy).health()).isEqualTo(TargetHealth.UNHEALTHY);
        assertThat(targetOf(reported(unhealthy, true, true, false, true, true)).health())
                .isEqualTo(TargetHealth.UNHEALTHY);
        assertThat(targetOf(reported(unhealthy, true, true, true)).health())
                .isEqualTo(TargetHealth.HEALTHY);
        healthy.when(report(true)).thenNothingHappened();
        unhealthy.when(report(false)).thenNothingHappened();
    }

    @Test
    void a_report_on_what_is_not_registered_is_refused() {
        serving()
                .and(new TargetsDeregistered(TARGETS, List.of(KEY)))
                .when(report(true))
                .thenRefused("InvalidTarget");
    }

    @Test
    void a_deregistered_target_drains_until_a_tick_after_its_delay() {
        var then = serving().when(deregister());
        then.thenHappened(new TargetsDraining(TARGETS, List.of(KEY), DRAINED));
        var draining = then.then();
        assertThat(draining.state().timers().earliestMillis()).isEqualTo(DRAINED);
        draining.when(deregister()).thenNothingHappened();
        draining.when(report(false)).thenNothingHappened();
        assertThat(draining.at(DRAINED - 1).tick().events()).isEmpty();
        var drained = draining.at(DRAINED).tick();
        drained.thenHappened(new TargetsDeregistered(TARGETS, List.of(KEY)));
        assertThat(drained.state().timers().size()).isZero();
    }

    @Test
    void a_draining_target_that_is_registered_again_begins_anew_and_stays() {
        var again = reported(serving(), true).and(deregister(), register(NAMED));
        assertThat(targetOf(again)).isEqualTo(Target.registered(KEY));
        assertThat(again.state().timers().size()).isZero();
    }

    @Test
    void nothing_drains_without_a_listener_or_a_delay() {
        var gone = new TargetsDeregistered(TARGETS, List.of(KEY));
        serving()
                .and(new ListenerDeleted(BALANCER, LISTENER))
                .when(deregister())
                .thenHappened(gone);
        serving()
                .and(new ModifyTargetGroup(TARGETS, null, null, 0, null))
                .when(deregister())
                .thenHappened(gone);
        serving().and(gone).when(deregister()).thenRefused("InvalidTarget");
    }

    @Test
    void a_terminated_instance_leaves_its_groups_in_the_same_decision() {
        var then = serving().when(new TerminateInstance(INSTANCE));
        assertThat(there(then.account().targetGroups().find(TARGETS)).targets()).isEmpty();
        assertThat(then.account().references().to(INSTANCE, dev.enif.core.id.TargetGroupId.class))
                .isEmpty();
    }

    @Test
    void an_interface_that_is_a_target_is_deleted_with_its_instance_only() {
        var given =
                world(launched())
                        .and(ENI_CREATED, group(TargetKind.ENI, BalancedProtocol.TCP))
                        .and(register(new NamedTarget(TO_ENI, null)));
        given.when(new DeleteEni(ENI))
                .thenRefused(new CommonRefusal.DependencyViolation(ENI, List.of(TARGETS)));
        var then =
                given.and(
                                new EniEvent.Attached(
                                        ENI, ATTACHMENT, INSTANCE, 1, 0, true, START_MILLIS))
                        .when(new TerminateInstance(INSTANCE));
        assertThat(then.account().networkInterfaces().contains(ENI)).isFalse();
        assertThat(there(then.account().targetGroups().find(TARGETS)).targets()).isEmpty();
    }

    @Test
    void a_group_that_a_listener_sends_to_cannot_be_deleted() {
        serving()
                .when(new DeleteTargetGroup(TARGETS))
                .thenRefused(new LoadBalancerRefusal.GroupInUse(TARGETS, List.of(BALANCER)));
    }

    @Test
    void a_group_stands_in_the_way_of_its_vpc() {
        var refused =
                given(
                                VPC_CREATED,
                                DEFAULT_GROUP_CREATED,
                                group(TargetKind.IP, BalancedProtocol.TCP))
                        .when(new DeleteVpc(VPC))
                        .refused();
        assertThat(refused.dependents()).containsExactly(TARGETS.value());
    }
}
