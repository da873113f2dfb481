/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.failover;

import static dev.enif.core.failover.FailoverWatchTest.failedOver;
import static dev.enif.core.failover.FailoverWatchTest.moved;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.Given;
import dev.enif.core.failover.FailoverGroupEvent.FailureDetected;
import dev.enif.core.failover.FailoverGroupEvent.FailureRecovered;
import dev.enif.core.id.InstanceId;
import dev.enif.core.loadbalancer.BalancerWorld;
import dev.enif.core.loadbalancer.NamedTarget;
import dev.enif.core.loadbalancer.TargetGroupCommand.DeregisterTargets;
import dev.enif.core.loadbalancer.TargetGroupEvent.TargetHealthNoted;
import dev.enif.core.loadbalancer.TargetHealth;
import dev.enif.core.loadbalancer.TargetId;
import dev.enif.core.loadbalancer.TargetKey;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A group whose holder is a target of a load balancer goes by its health there. */
class TargetHealthTest extends FailoverWorld {
    private static Given watched(long holdOffMillis, Object... steps) {
        return plugged(targets(INSTANCE, INSTANCE_B, INSTANCE_C))
                .and(
                        created(
                                settings(
                                        FailoverSource.TARGET_HEALTH,
                                        1,
                                        holdOffMillis,
                                        0,
                                        INSTANCE_B,
                                        INSTANCE_C)))
                .and(steps);
    }

    private static TargetHealthNoted noted(InstanceId id, TargetHealth health, int streak) {
        return new TargetHealthNoted(
                BalancerWorld.TARGETS,
                new TargetKey(new TargetId.OfInstance(id), 8080),
                health,
                streak);
    }

    @Test
    void an_unhealthy_holder_loses_it_in_the_decision_that_notes_it() {
        Given once = watched(0, report(INSTANCE, false));
        assertThat(groupOf(once).holder()).isEqualTo(INSTANCE);

        once.when(report(INSTANCE, false))
                .thenHappened(
                        noted(INSTANCE, TargetHealth.UNHEALTHY, 0),
                        new FailureDetected(
                                FOG, INSTANCE, 1, FailoverCause.TARGET_UNHEALTHY, START_MILLIS),
                        moved(INSTANCE_B, START_MILLIS),
                        failedOver(
                                INSTANCE_B,
                                FailoverCause.TARGET_UNHEALTHY,
                                START_MILLIS,
                                START_MILLIS));
    }

    @Test
    void a_standby_that_is_unhealthy_itself_is_passed_over() {
        Given given =
                watched(0, report(INSTANCE_B, false), report(INSTANCE_B, false))
                        .and(report(INSTANCE, false), report(INSTANCE, false));

        assertThat(groupOf(given).holder()).isEqualTo(INSTANCE_C);
    }

    @Test
    void a_standby_that_recovers_takes_over_what_none_could() {
        Given given =
                watched(
                        0,
                        report(INSTANCE_B, false),
                        report(INSTANCE_B, false),
                        report(INSTANCE_C, false),
                        report(INSTANCE_C, false),
                        report(INSTANCE, false),
                        report(INSTANCE, false));
        assertThat(groupOf(given).progress()).isInstanceOf(FailoverProgress.Exhausted.class);

        Given recovered = given.and(report(INSTANCE_C, true), report(INSTANCE_C, true));

        assertThat(groupOf(recovered).holder()).isEqualTo(INSTANCE_C);
    }

    @Test
    void a_holder_that_is_healthy_again_within_the_hold_off_keeps_it() {
        Given failed = watched(9_000, report(INSTANCE, false), report(INSTANCE, false));
        assertThat(groupOf(failed).progress()).isInstanceOf(FailoverProgress.Detected.class);

        failed.and(report(INSTANCE, true))
                .when(report(INSTANCE, true))
                .thenHappened(
                        noted(INSTANCE, TargetHealth.HEALTHY, 0),
                        new FailureRecovered(FOG, INSTANCE, 1, START_MILLIS));
        failed.when(
                        new DeregisterTargets(
                                BalancerWorld.TARGETS,
                                List.of(new NamedTarget(new TargetId.OfInstance(INSTANCE), null))))
                .then()
                .when(report(INSTANCE_B, true))
                .thenHappened(noted(INSTANCE_B, TargetHealth.HEALTHY, 0));
    }

    @Test
    void other_sources_do_not_ask_for_it() {
        Given given =
                plugged(targets(INSTANCE, INSTANCE_B))
                        .and(created(settings(FailoverSource.INSTANCE_STATUS, INSTANCE_B)))
                        .and(report(INSTANCE, false), report(INSTANCE, false));

        assertThat(groupOf(given).holder()).isEqualTo(INSTANCE);
    }
}
