/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.loadbalancer;

import static dev.enif.core.loadbalancer.BalancerWorld.BALANCER;
import static dev.enif.core.loadbalancer.BalancerWorld.LISTENER;
import static dev.enif.core.loadbalancer.BalancerWorld.TARGETS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.enif.core.Given;
import dev.enif.core.InstanceWorld;
import dev.enif.core.decision.RefusedException;
import dev.enif.core.id.ListenerId;
import dev.enif.core.loadbalancer.LoadBalancerEvent.LoadBalancerModified;
import dev.enif.core.loadbalancer.TargetGroupCommand.DeregisterTargets;
import dev.enif.core.loadbalancer.TargetGroupEvent.TargetHealthNoted;
import dev.enif.core.loadbalancer.TargetGroupEvent.TargetsRegistered;
import dev.enif.core.net.Ipv4;
import java.util.List;
import org.junit.jupiter.api.Test;

class TargetDrillTest {
    private static final TargetKey HERE = key("10.0.0.9");
    private static final TargetKey OUTSIDE = key("192.168.7.7");
    private static final TargetKey OUTSIDE_TOO = key("192.168.7.8");

    @Test
    void the_flows_of_the_dead_target_move_and_hardly_any_others() {
        var zone = drill(healthy(HERE, OUTSIDE, OUTSIDE_TOO), HERE).getFirst();
        assertThat(zone.before()).hasSize(3);
        assertThat(zone.after().keySet())
                .containsExactlyInAnyOrder(OUTSIDE.toString(), OUTSIDE_TOO.toString());
        assertThat(zone.lost()).isEqualTo(zone.before().get(HERE.toString()));
        assertThat(zone.before().values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(zone.slots());
        assertThat(zone.after().values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(zone.slotsAfter())
                .isEqualTo(zone.slots());
        assertThat(zone.moved()).isLessThan(zone.slots() / 20);
        assertThat(zone.failOpen()).isFalse();
        assertThat(zone.failOpenAfter()).isFalse();
    }

    @Test
    void the_last_healthy_target_that_dies_leaves_the_group_open() {
        var given = with(HERE, OUTSIDE).and(noted(HERE, TargetHealth.HEALTHY));
        var zone = drill(given, HERE).getFirst();
        assertThat(zone.before().keySet()).containsExactly(HERE.toString());
        assertThat(zone.lost()).isEqualTo(zone.slots());
        assertThat(zone.moved()).isZero();
        assertThat(zone.failOpenAfter()).isTrue();
        assertThat(zone.after().keySet())
                .containsExactlyInAnyOrder(HERE.toString(), OUTSIDE.toString());
    }

    @Test
    void a_draining_target_gets_no_new_flows() {
        var given =
                healthy(HERE, OUTSIDE)
                        .and(
                                new DeregisterTargets(
                                        TARGETS, List.of(new NamedTarget(HERE.id(), null))));
        assertThat(drill(given, OUTSIDE).getFirst().before().keySet())
                .containsExactly(OUTSIDE.toString());
    }

    @Test
    void a_zone_sends_to_the_targets_of_all_only_across_zones() {
        var far = key("10.0.1.9");
        var given = healthy(far, OUTSIDE);
        assertThat(drill(given, OUTSIDE).getFirst().before().keySet())
                .as("the subnet of the far one is in another zone")
                .containsExactly(OUTSIDE.toString());
        var across = given.and(new LoadBalancerModified(BALANCER, true, false, List.of()));
        assertThat(drill(across, OUTSIDE).getFirst().before()).hasSize(2);
    }

    @Test
    void targets_of_one_host_are_sorted_by_the_number_of_their_port() {
        assertThat(new TargetKey(HERE.id(), 80)).isLessThan(new TargetKey(HERE.id(), 1000));
        assertThat(new TargetKey(HERE.id(), 1000)).isLessThan(new TargetKey(OUTSIDE.id(), 80));
    }

    @Test
    void what_is_not_there_is_refused() {
        var account = healthy(HERE).account();
        assertThatThrownBy(() ->
                        TargetDrill.of(
                                account,
                                BALANCER,
                                new ListenerId("lsn-0000000000000000f"),
                                new NamedTarget(HERE.id(), null)))
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(() ->
                        TargetDrill.of(
                                account, BALANCER, LISTENER, new NamedTarget(OUTSIDE.id(), null)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("not registered");
    }

    private static List<TargetDrill.ZoneShares> drill(Given given, TargetKey dead) {
        return TargetDrill.of(
                given.account(), BALANCER, LISTENER, new NamedTarget(dead.id(), dead.port()));
    }

    private static Given healthy(TargetKey... keys) {
        Given given = with(keys);
        for (TargetKey key : keys) {
            given = given.and(noted(key, TargetHealth.HEALTHY));
        }
        return given;
    }

    private static TargetHealthNoted noted(TargetKey key, TargetHealth health) {
        return new TargetHealthNoted(TARGETS, key, health, 0);
    }

    private static Given with(TargetKey... keys) {
        return InstanceWorld.world()
                .and(BalancerWorld.balancer())
                .and(
                        BalancerWorld.group(TargetKind.IP, BalancedProtocol.TCP),
                        BalancerWorld.listening(443),
                        new TargetsRegistered(TARGETS, List.of(keys)));
    }

    private static TargetKey key(String address) {
        return new TargetKey(new TargetId.OfAddress(Ipv4.parse(address)), 8080);
    }
}
