/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.failover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.Given;
import dev.enif.core.account.Tags;
import dev.enif.core.eni.EniCommand.AttachEni;
import dev.enif.core.eni.EniCommand.DetachEni;
import dev.enif.core.eni.EniEvent.Attached;
import dev.enif.core.eni.EniEvent.DeleteOnTerminationChanged;
import dev.enif.core.eni.EniEvent.Moved;
import dev.enif.core.failover.FailoverGroupCommand.FailOver;
import dev.enif.core.failover.FailoverGroupCommand.Heartbeat;
import dev.enif.core.failover.FailoverGroupCommand.ModifyFailoverGroup;
import dev.enif.core.failover.FailoverGroupCommand.PauseFailoverGroup;
import dev.enif.core.failover.FailoverGroupCommand.ResumeFailoverGroup;
import dev.enif.core.failover.FailoverGroupEvent.FailedOver;
import dev.enif.core.failover.FailoverGroupEvent.FailureDetected;
import dev.enif.core.failover.FailoverGroupEvent.FailureRecovered;
import dev.enif.core.failover.FailoverGroupEvent.HeartbeatReceived;
import dev.enif.core.failover.FailoverGroupEvent.HolderChanged;
import dev.enif.core.failover.FailoverGroupEvent.ImpairedReportsCounted;
import dev.enif.core.failover.FailoverGroupEvent.StandbyRemoved;
import dev.enif.core.failover.FailoverGroupEvent.StandbysExhausted;
import dev.enif.core.id.InstanceId;
import dev.enif.core.instance.Health;
import dev.enif.core.instance.InstanceCommand.ReportHealth;
import dev.enif.core.instance.InstanceCommand.StartInstance;
import dev.enif.core.instance.InstanceCommand.StopInstance;
import dev.enif.core.instance.InstanceCommand.TerminateInstance;
import dev.enif.core.instance.InstanceEvent.HealthReported;
import dev.enif.core.instance.InstanceEvent.InstanceStarted;
import dev.enif.core.instance.InstanceEvent.InstanceStopped;
import dev.enif.core.partition.Timer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How failures are noticed, and what becomes of them. */
class FailoverWatchTest extends FailoverWorld {
    private static final long END = START_MILLIS + LEASE;

    static Moved moved(InstanceId to, long at) {
        return new Moved(ENI, ATTACHMENT, INSTANCE, madeAttachment(0), to, 1, 0, false, at);
    }

    static FailedOver failedOver(InstanceId to, FailoverCause cause, long since, long at) {
        return new FailedOver(FOG, 2, INSTANCE, to, cause, since, at);
    }

    @Test
    void a_lease_that_ran_out_moves_the_interface_with_the_next_tick() {
        Given given = beating(beat(INSTANCE, 1));
        given.at(END - 1).tick().thenNothingHappened();
        var then = given.at(END + 40).tick();
        then.thenHappened(
                new FailureDetected(FOG, INSTANCE, 1, FailoverCause.LEASE_EXPIRED, END),
                moved(INSTANCE_B, END + 40),
                failedOver(INSTANCE_B, FailoverCause.LEASE_EXPIRED, END, END + 40));
        assertThat(then.state().timers())
                .containsExactly(new Timer(END + 40 + LEASE, ACCOUNT, FOG));
    }

    @Test
    void a_group_that_never_got_a_heartbeat_does_not_run_out() {
        Given given = beating();
        assertThat(given.state().timers()).isEmpty();
        given.at(START_MILLIS + 86_400_000).tick().thenNothingHappened();
    }

    @Test
    void a_heartbeat_that_is_decided_before_the_tick_still_counts() {
        Given given = beating(beat(INSTANCE, 1)).at(END + 500);
        var then = given.when(beat(INSTANCE, 1));
        then.thenHappened(new HeartbeatReceived(FOG, INSTANCE, 1, LEASE, END + 500));
        then.then().tick().thenNothingHappened();
    }

    @Test
    void so_many_leases_in_a_row_must_run_out() {
        Given given =
                plugged(created(settings(FailoverSource.HEARTBEAT, 3, 0, 0, INSTANCE_B)))
                        .and(beat(INSTANCE, 1));
        given.at(START_MILLIS + 3 * LEASE - 1).tick().thenNothingHappened();
        assertThat(given.at(START_MILLIS + 3 * LEASE).tick().events()).hasSize(3);
    }

    @Test
    void a_failure_must_last_for_the_hold_off() {
        Given given =
                plugged(created(settings(FailoverSource.HEARTBEAT, 1, 2_000, 0, INSTANCE_B)))
                        .and(beat(INSTANCE, 1));
        var detected = given.at(END + 10).tick();
        detected.thenHappened(
                new FailureDetected(FOG, INSTANCE, 1, FailoverCause.LEASE_EXPIRED, END));
        assertThat(detected.state().timers()).containsExactly(new Timer(END + 2_000, ACCOUNT, FOG));
        detected.then().at(END + 1_999).tick().thenNothingHappened();
        assertThat(detected.then().at(END + 2_000).tick().events()).hasSize(2);
        var recovered = detected.then().at(END + 1_000).when(beat(INSTANCE, 1));
        recovered.thenHappened(
                new HeartbeatReceived(FOG, INSTANCE, 1, LEASE, END + 1_000),
                new FailureRecovered(FOG, INSTANCE, 1, END + 1_000));
        recovered.then().at(END + 2_000).tick().thenNothingHappened();
    }

    @Test
    void one_automatic_move_keeps_its_distance_from_the_one_before() {
        Given given =
                plugged(
                                created(
                                        settings(
                                                FailoverSource.HEARTBEAT,
                                                1,
                                                0,
                                                60_000,
                                                INSTANCE,
                                                INSTANCE_B)))
                        .and(beat(INSTANCE, 1));
        Given moved = given.at(END).tick().then();
        var detected = moved.at(END + LEASE).tick();
        detected.thenHappened(
                new FailureDetected(FOG, INSTANCE_B, 2, FailoverCause.LEASE_EXPIRED, END + LEASE));
        detected.then().at(END + 59_999).tick().thenNothingHappened();
        assertThat(groupOf(detected.then().at(END + 60_000).tick().then()).holder())
                .isEqualTo(INSTANCE);
    }

    @Test
    void by_hand_it_moves_whenever_it_is_told_to() {
        Given given =
                plugged(
                                created(
                                        settings(
                                                FailoverSource.HEARTBEAT,
                                                1,
                                                0,
                                                60_000,
                                                INSTANCE,
                                                INSTANCE_B)))
                        .and(new FailOver(FOG, null, null), new FailOver(FOG, null, null));
        assertThat(groupOf(given).holder()).isEqualTo(INSTANCE);
        assertThat(groupOf(given).term()).isEqualTo(3);
    }

    @Test
    void a_standby_that_is_stopped_or_unwell_is_passed_over() {
        beating(beat(INSTANCE, 1), new StopInstance(INSTANCE_B))
                .at(END)
                .tick()
                .thenHappened(
                        new FailureDetected(FOG, INSTANCE, 1, FailoverCause.LEASE_EXPIRED, END),
                        moved(INSTANCE_C, END),
                        failedOver(INSTANCE_C, FailoverCause.LEASE_EXPIRED, END, END));
        for (Health unwell : new Health[] {Health.IMPAIRED, Health.INSUFFICIENT_DATA}) {
            var then =
                    beating(beat(INSTANCE, 1), new ReportHealth(INSTANCE_B, unwell)).at(END).tick();
            assertThat(groupOf(then.then()).holder()).isEqualTo(INSTANCE_C);
        }
    }

    @Test
    void without_a_fit_standby_it_says_so_once_and_moves_when_there_is_one() {
        Given given =
                beating(
                                beat(INSTANCE, 1),
                                new StopInstance(INSTANCE_B),
                                new ReportHealth(INSTANCE_C, Health.IMPAIRED))
                        .at(END);
        var exhausted = given.tick();
        exhausted.thenHappened(
                new FailureDetected(FOG, INSTANCE, 1, FailoverCause.LEASE_EXPIRED, END),
                new StandbysExhausted(FOG, INSTANCE, 1, FailoverCause.LEASE_EXPIRED, END, END));
        assertThat(exhausted.state().timers()).isEmpty();
        exhausted.then().at(END + 1).tick().thenNothingHappened();
        exhausted
                .then()
                .at(END + 3)
                .when(new StartInstance(INSTANCE_B))
                .thenHappened(
                        new InstanceStarted(INSTANCE_B, END + 3),
                        moved(INSTANCE_B, END + 3),
                        failedOver(INSTANCE_B, FailoverCause.LEASE_EXPIRED, END, END + 3));
        exhausted
                .then()
                .at(END + 3)
                .when(beat(INSTANCE, 1))
                .thenHappened(
                        new HeartbeatReceived(FOG, INSTANCE, 1, LEASE, END + 3),
                        new FailureRecovered(FOG, INSTANCE, 1, END + 3));
    }

    @Test
    void a_new_standby_takes_over_what_none_could() {
        Given given =
                plugged(created(settings(FailoverSource.INSTANCE_STATUS, INSTANCE_B)))
                        .and(new StopInstance(INSTANCE_B), new StopInstance(INSTANCE));
        assertThat(groupOf(given).progress()).isInstanceOf(FailoverProgress.Exhausted.class);
        Given changed =
                given.and(
                        new ModifyFailoverGroup(
                                FOG,
                                null,
                                List.of(Standby.on(INSTANCE_C)),
                                null,
                                null,
                                null,
                                null,
                                null));
        assertThat(groupOf(changed).holder()).isEqualTo(INSTANCE_C);
    }

    @Test
    void a_stopped_holder_loses_it_in_the_same_decision() {
        watching()
                .when(new StopInstance(INSTANCE))
                .thenHappened(
                        new InstanceStopped(INSTANCE, START_MILLIS),
                        new FailureDetected(
                                FOG, INSTANCE, 1, FailoverCause.INSTANCE_STOPPED, START_MILLIS),
                        moved(INSTANCE_B, START_MILLIS),
                        failedOver(
                                INSTANCE_B,
                                FailoverCause.INSTANCE_STOPPED,
                                START_MILLIS,
                                START_MILLIS));
        beating()
                .when(new StopInstance(INSTANCE))
                .thenHappened(new InstanceStopped(INSTANCE, START_MILLIS));
    }

    @Test
    void a_holder_that_starts_again_within_the_hold_off_keeps_it() {
        Given given =
                plugged(created(settings(FailoverSource.INSTANCE_STATUS, 1, 9_000, 0, INSTANCE_B)))
                        .and(new StopInstance(INSTANCE));
        given.when(new StartInstance(INSTANCE))
                .thenHappened(
                        new InstanceStarted(INSTANCE, START_MILLIS),
                        new FailureRecovered(FOG, INSTANCE, 1, START_MILLIS));
    }

    @Test
    void so_many_reports_in_a_row_must_say_that_the_holder_is_impaired() {
        Given given =
                plugged(created(settings(FailoverSource.INSTANCE_STATUS, 2, 0, 0, INSTANCE_B)));
        var first = given.when(new ReportHealth(INSTANCE, Health.IMPAIRED));
        first.thenHappened(
                new HealthReported(INSTANCE, Health.IMPAIRED),
                new ImpairedReportsCounted(FOG, INSTANCE, 1));
        first.then()
                .when(new ReportHealth(INSTANCE, Health.OK))
                .thenHappened(
                        new HealthReported(INSTANCE, Health.OK),
                        new ImpairedReportsCounted(FOG, INSTANCE, 0));
        first.then()
                .when(new ReportHealth(INSTANCE, Health.IMPAIRED))
                .thenHappened(
                        new ImpairedReportsCounted(FOG, INSTANCE, 2),
                        new FailureDetected(
                                FOG, INSTANCE, 1, FailoverCause.INSTANCE_IMPAIRED, START_MILLIS),
                        new Moved(
                                ENI,
                                ATTACHMENT,
                                INSTANCE,
                                madeAttachment(0),
                                INSTANCE_B,
                                1,
                                0,
                                false,
                                START_MILLIS),
                        failedOver(
                                INSTANCE_B,
                                FailoverCause.INSTANCE_IMPAIRED,
                                START_MILLIS,
                                START_MILLIS));
    }

    @Test
    void a_terminated_holder_has_failed_and_the_interface_outlives_it() {
        Given given = beating(new DeleteOnTerminationChanged(ENI, ATTACHMENT, true));
        var then = given.when(new TerminateInstance(INSTANCE));
        assertThat(attachmentOf(then.then(), ENI).instanceId()).isEqualTo(INSTANCE_B);
        assertThat(then.events())
                .extracting("event")
                .contains(
                        new HolderChanged(
                                FOG,
                                2,
                                INSTANCE,
                                null,
                                FailoverCause.INSTANCE_TERMINATED,
                                START_MILLIS),
                        new FailureDetected(
                                FOG, INSTANCE, 2, FailoverCause.INSTANCE_TERMINATED, START_MILLIS),
                        new Attached(ENI, madeAttachment(0), INSTANCE_B, 1, 0, false, START_MILLIS),
                        new FailedOver(
                                FOG,
                                3,
                                INSTANCE,
                                INSTANCE_B,
                                FailoverCause.INSTANCE_TERMINATED,
                                START_MILLIS,
                                START_MILLIS));
    }

    @Test
    void a_terminated_standby_is_one_no_longer() {
        var then = beating().when(new TerminateInstance(INSTANCE_B));
        assertThat(then.events()).extracting("event").contains(new StandbyRemoved(FOG, INSTANCE_B));
        assertThat(groupOf(then.then()).settings().standbys())
                .containsExactly(Standby.on(INSTANCE_C));
    }

    @Test
    void an_explicit_group_moves_by_call_only() {
        Given given = plugged(created(settings(FailoverSource.EXPLICIT, INSTANCE_B)));
        given.when(new StopInstance(INSTANCE))
                .thenHappened(new InstanceStopped(INSTANCE, START_MILLIS));
        Given gone = given.and(new TerminateInstance(INSTANCE));
        assertThat(groupOf(gone).holder()).isNull();
        assertThat(groupOf(gone).progress()).isEqualTo(FailoverProgress.STEADY);
    }

    @Test
    void a_paused_group_notices_nothing_and_begins_anew() {
        Given paused = beating(beat(INSTANCE, 1), new PauseFailoverGroup(FOG));
        assertThat(paused.state().timers()).isEmpty();
        Given resumed = paused.at(END + 100_000).and(new ResumeFailoverGroup(FOG));
        assertThat(resumed.state().timers())
                .containsExactly(new Timer(END + 100_000 + LEASE, ACCOUNT, FOG));
        Given stopped = watching(new PauseFailoverGroup(FOG), new StopInstance(INSTANCE));
        assertThat(groupOf(stopped).holder()).isEqualTo(INSTANCE);
        assertThat(groupOf(stopped.and(new ResumeFailoverGroup(FOG))).holder())
                .isEqualTo(INSTANCE_B);
    }

    @Test
    void who_detaches_it_by_hand_is_left_alone_and_begins_a_term() {
        var detached = beating(beat(INSTANCE, 1)).when(new DetachEni(ENI, null, false));
        assertThat(detached.events().getLast())
                .extracting("event")
                .isEqualTo(
                        new HolderChanged(
                                FOG, 2, INSTANCE, null, FailoverCause.OTHER_COMMAND, START_MILLIS));
        assertThat(detached.state().timers()).isEmpty();
        detached.then().at(END + 99).tick().thenNothingHappened();
        Given attached = detached.then().at(END).and(new AttachEni(ENI, INSTANCE_C, 1, 0));
        assertThat(groupOf(attached).holder()).isEqualTo(INSTANCE_C);
        assertThat(groupOf(attached).term()).isEqualTo(3);
        assertThat(attached.state().timers()).containsExactly(new Timer(END + LEASE, ACCOUNT, FOG));
    }

    @Test
    void a_heartbeat_may_change_the_length_of_the_lease() {
        Given given = beating(beat(INSTANCE, 1), new Heartbeat(FOG, INSTANCE, 1, 60_000));
        given.at(END).tick().thenNothingHappened();
        assertThat(given.state().timers())
                .containsExactly(new Timer(START_MILLIS + 60_000, ACCOUNT, FOG));
    }

    @Test
    void many_groups_may_be_due_at_one_tick() {
        Given given =
                beating(beat(INSTANCE, 1))
                        .and(
                                eni(ENI_B, "10.0.0.10"),
                                attached(ENI_B, ATTACHMENT_B, INSTANCE, 2),
                                new FailoverGroupEvent.FailoverGroupCreated(
                                        FOG_B,
                                        new FailoverTarget.OfEni(ENI_B),
                                        settings(FailoverSource.HEARTBEAT, INSTANCE_B),
                                        INSTANCE,
                                        Tags.NONE),
                                new Heartbeat(FOG_B, INSTANCE, 1, LEASE));
        var then = given.at(END).tick();
        assertThat(then.events()).hasSize(6);
        assertThat(attachmentOf(then.then(), ENI).instanceId()).isEqualTo(INSTANCE_B);
        assertThat(attachmentOf(then.then(), ENI_B).instanceId()).isEqualTo(INSTANCE_B);
        assertThat(attachmentOf(then.then(), ENI).deviceIndex())
                .isNotEqualTo(attachmentOf(then.then(), ENI_B).deviceIndex());
    }
}
