/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.failover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.Given;
import dev.enif.core.account.Quota;
import dev.enif.core.account.QuotaCommand.SetQuota;
import dev.enif.core.account.QuotaRefusal;
import dev.enif.core.account.Tags;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.elasticip.ElasticIpEvent.ElasticIpAssociated;
import dev.enif.core.elasticip.ElasticIpEvent.ElasticIpDisassociated;
import dev.enif.core.elasticip.ElasticIpRefusal;
import dev.enif.core.eni.AttachmentRefusal;
import dev.enif.core.eni.EniEvent.Attached;
import dev.enif.core.eni.EniEvent.Detached;
import dev.enif.core.eni.EniEvent.Moved;
import dev.enif.core.eni.Slot;
import dev.enif.core.failover.FailoverGroupCommand.CreateFailoverGroup;
import dev.enif.core.failover.FailoverGroupCommand.DeleteFailoverGroup;
import dev.enif.core.failover.FailoverGroupCommand.FailOver;
import dev.enif.core.failover.FailoverGroupCommand.Heartbeat;
import dev.enif.core.failover.FailoverGroupCommand.ModifyFailoverGroup;
import dev.enif.core.failover.FailoverGroupCommand.PauseFailoverGroup;
import dev.enif.core.failover.FailoverGroupCommand.ResumeFailoverGroup;
import dev.enif.core.failover.FailoverGroupEvent.FailedOver;
import dev.enif.core.failover.FailoverGroupEvent.FailoverGroupCreated;
import dev.enif.core.failover.FailoverGroupEvent.FailoverGroupDeleted;
import dev.enif.core.failover.FailoverGroupEvent.FailoverGroupModified;
import dev.enif.core.failover.FailoverGroupEvent.FailoverGroupPaused;
import dev.enif.core.failover.FailoverGroupEvent.FailoverGroupResumed;
import dev.enif.core.failover.FailoverGroupEvent.HeartbeatReceived;
import dev.enif.core.id.FailoverGroupId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.instance.InstanceCommand.StopInstance;
import dev.enif.core.instance.InstanceRefusal;
import dev.enif.core.instance.PowerState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailoverGroupDeciderTest extends FailoverWorld {
    private static final FailoverSettings SETTINGS =
            settings(FailoverSource.HEARTBEAT, INSTANCE_B, INSTANCE_C);
    private static final InstanceId ABSENT = new InstanceId("i-0000000000000000f");

    @Test
    void a_group_begins_with_the_present_holder_in_its_first_term() {
        var then = plugged().when(new CreateFailoverGroup(OF_ENI, SETTINGS, Tags.NONE));
        FailoverGroupId made = (FailoverGroupId) made(ResourceKind.FAILOVER_GROUP, 0);
        then.thenResult(made)
                .thenHappened(
                        new FailoverGroupCreated(made, OF_ENI, SETTINGS, INSTANCE, Tags.NONE));
        FailoverGroup group = there(then.account().failoverGroups().find(made));
        assertThat(group.term()).isEqualTo(1);
        assertThat(group.holder()).isEqualTo(INSTANCE);
        assertThat(group.deadlineMillis()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void a_free_interface_can_be_protected_before_anybody_holds_it() {
        world(launched())
                .and(launchedB())
                .and(ENI_CREATED)
                .when(
                        new CreateFailoverGroup(
                                OF_ENI, settings(FailoverSource.EXPLICIT, INSTANCE_B), Tags.NONE))
                .thenAccepted();
    }

    @Test
    void a_resource_has_one_group_at_most() {
        beating()
                .when(new CreateFailoverGroup(OF_ENI, SETTINGS, Tags.NONE))
                .thenRefused(new FailoverRefusal.AlreadyProtected(ENI, FOG));
    }

    @Test
    void a_primary_interface_stays_where_it_is() {
        plugged()
                .when(
                        new CreateFailoverGroup(
                                new FailoverTarget.OfEni(PRIMARY), SETTINGS, Tags.NONE))
                .thenRefused(new AttachmentRefusal.PrimaryInterfaceStays(PRIMARY, INSTANCE));
    }

    @Test
    void a_standby_must_be_there_and_able_to_take_the_interface() {
        Given given =
                plugged(eni(ENI_B, "10.0.0.10"), attached(ENI_B, ATTACHMENT_B, INSTANCE_B, 1));
        given.when(create(Standby.on(ABSENT))).thenRefused(new CommonRefusal.NotFound(ABSENT));
        given.when(create(new Standby(INSTANCE_B, null, 1, 0)))
                .thenRefused(new AttachmentRefusal.IndexTaken(INSTANCE_B, new Slot(0, 1), ENI_B));
        given.when(create(new Standby(INSTANCE_B, null, null, 1)))
                .thenRefused(new AttachmentRefusal.NoSuchCard(1, 1, "m5.large"));
        given.when(create(new Standby(INSTANCE_B, PRIMARY_B, null, 0)))
                .thenRefused("InvalidParameterCombination");
        given.when(create(Standby.on(INSTANCE_B))).thenAccepted();
    }

    @Test
    void the_present_holder_may_be_among_the_standbys_whatever_its_slots() {
        plugged()
                .when(create(new Standby(INSTANCE, null, 1, 0), Standby.on(INSTANCE_B)))
                .thenAccepted();
    }

    @Test
    void settings_have_bounds() {
        Given given = plugged();
        given.when(create()).thenRefused("InvalidParameterValue");
        given.when(create(Standby.on(INSTANCE_B), Standby.on(INSTANCE_B)))
                .thenRefused("InvalidParameterValue");
        given.when(create(Collections.nCopies(17, Standby.on(INSTANCE_B)).toArray(Standby[]::new)))
                .thenRefused("InvalidParameterValue");
        for (FailoverSettings wrong :
                List.of(
                        settings(FailoverSource.HEARTBEAT, 0, 0, 0, INSTANCE_B),
                        settings(FailoverSource.HEARTBEAT, 11, 0, 0, INSTANCE_B),
                        settings(FailoverSource.HEARTBEAT, 1, -1, 0, INSTANCE_B),
                        settings(FailoverSource.HEARTBEAT, 1, 600_001, 0, INSTANCE_B),
                        settings(FailoverSource.HEARTBEAT, 1, 0, 86_400_001, INSTANCE_B))) {
            given.when(new CreateFailoverGroup(OF_ENI, wrong, Tags.NONE))
                    .thenRefused("InvalidParameterValue");
        }
    }

    @Test
    void an_account_has_a_quota_of_groups() {
        plugged(new SetQuota(Quota.FAILOVER_GROUPS, 0))
                .when(new CreateFailoverGroup(OF_ENI, SETTINGS, Tags.NONE))
                .thenRefused(new QuotaRefusal.LimitExceeded(Quota.FAILOVER_GROUPS, 0));
    }

    private static CreateFailoverGroup create(Standby... standbys) {
        return new CreateFailoverGroup(
                OF_ENI,
                new FailoverSettings(
                        "web", List.of(standbys), FailoverSource.EXPLICIT, 1, 0, 0, List.of()),
                Tags.NONE);
    }

    @Test
    void a_heartbeat_of_the_holder_renews_its_lease() {
        var then = beating().when(beat(INSTANCE, 1));
        then.thenHappened(new HeartbeatReceived(FOG, INSTANCE, 1, LEASE, START_MILLIS));
        assertThat(groupOf(then.then()).deadlineMillis()).isEqualTo(START_MILLIS + LEASE);
    }

    @Test
    void a_heartbeat_of_another_term_is_refused_with_both_terms() {
        Given moved = beating(new FailOver(FOG, null, null));
        moved.when(beat(INSTANCE, 1))
                .thenRefused(new FailoverRefusal.TermMismatch(FOG, 1, 2, INSTANCE_B));
        assertThat(moved.when(beat(INSTANCE, 1)).refused().message()).contains("term 2, not 1");
        moved.when(beat(INSTANCE_B, 3))
                .thenRefused(new FailoverRefusal.TermMismatch(FOG, 3, 2, INSTANCE_B));
        moved.when(beat(INSTANCE_B, 2)).thenAccepted();
    }

    @Test
    void a_heartbeat_is_the_holders_and_of_a_lease_within_bounds() {
        beating()
                .when(beat(INSTANCE_B, 1))
                .thenRefused(new FailoverRefusal.NotHolder(FOG, INSTANCE_B, INSTANCE));
        for (long lease : new long[] {999, 600_001}) {
            beating()
                    .when(new Heartbeat(FOG, INSTANCE, 1, lease))
                    .thenRefused("InvalidParameterValue");
        }
        beating().when(new Heartbeat(FOG, INSTANCE, 1, 600_000)).thenAccepted();
        watching()
                .when(beat(INSTANCE, 1))
                .thenRefused(new FailoverRefusal.NoHeartbeats(FOG, FailoverSource.INSTANCE_STATUS));
        plugged().when(beat(INSTANCE, 1)).thenRefused(new CommonRefusal.NotFound(FOG));
    }

    @Test
    void a_failover_moves_the_interface_in_one_step_with_all_it_has() {
        Given given = elastic(allocatedB(), associatedB(ENI, ENI_ADDRESS));
        var before = eniOf(given, ENI);
        var then =
                given.and(created(SETTINGS)).at(START_MILLIS + 7).when(new FailOver(FOG, null, 1L));
        then.thenResult(madeAttachment(0))
                .thenHappened(
                        new Moved(
                                ENI,
                                ATTACHMENT,
                                INSTANCE,
                                madeAttachment(0),
                                INSTANCE_B,
                                1,
                                0,
                                false,
                                START_MILLIS + 7),
                        new FailedOver(
                                FOG,
                                2,
                                INSTANCE,
                                INSTANCE_B,
                                FailoverCause.REQUESTED,
                                START_MILLIS + 7,
                                START_MILLIS + 7));
        assertThat(eniOf(then.then(), ENI).addresses()).isEqualTo(before.addresses());
        assertThat(eniOf(then.then(), ENI).groupIds()).isEqualTo(before.groupIds());
        assertThat(groupOf(then.then()).holder()).isEqualTo(INSTANCE_B);
    }

    @Test
    void a_failover_of_a_free_interface_plugs_it_in() {
        Given free =
                beating(
                        new Detached(ENI, ATTACHMENT, INSTANCE, false),
                        new PauseFailoverGroup(FOG));
        assertThat(groupOf(free).holder()).isNull();
        var then = free.when(new FailOver(FOG, INSTANCE_C, null));
        assertThat(then.events()).hasSize(2);
        assertThat(attachmentOf(then.then(), ENI).instanceId()).isEqualTo(INSTANCE_C);
        assertThat(groupOf(then.then()).term()).isEqualTo(3);
    }

    @Test
    void a_failover_of_an_elastic_ip_brings_it_to_the_standbys_primary_interface() {
        Given given =
                elastic(
                        new FailoverGroupCreated(
                                FOG, OF_ELASTIC_IP, SETTINGS, INSTANCE, Tags.NONE));
        var then = given.when(new FailOver(FOG, null, null));
        then.thenHappened(
                new ElasticIpDisassociated(
                        ALLOCATION, ASSOCIATION, ELASTIC, PRIMARY, PRIMARY_ADDRESS),
                new ElasticIpAssociated(
                        ALLOCATION, madeAssociation(0), ELASTIC, PRIMARY_B, PRIMARY_ADDRESS_B),
                new FailedOver(
                        FOG,
                        2,
                        INSTANCE,
                        INSTANCE_B,
                        FailoverCause.REQUESTED,
                        START_MILLIS,
                        START_MILLIS));
    }

    @Test
    void a_failover_pushes_no_other_elastic_ip_off() {
        elastic(
                        allocatedB(),
                        associatedB(PRIMARY_B, PRIMARY_ADDRESS_B),
                        new FailoverGroupCreated(FOG, OF_ELASTIC_IP, SETTINGS, INSTANCE, Tags.NONE))
                .when(new FailOver(FOG, INSTANCE_B, null))
                .thenRefused(
                        new ElasticIpRefusal.AddressAlreadyAssociated(
                                PRIMARY_B, PRIMARY_ADDRESS_B, ALLOCATION_B, ASSOCIATION_B));
    }

    @Test
    void an_elastic_ip_goes_to_the_interface_that_the_standby_names() {
        Standby named = new Standby(INSTANCE_B, ENI_B, null, 0);
        FailoverSettings settings =
                new FailoverSettings(
                        "web", List.of(named), FailoverSource.EXPLICIT, 1, 0, 0, List.of());
        Given given = elastic(eni(ENI_B, "10.0.0.10"));
        given.when(new CreateFailoverGroup(OF_ELASTIC_IP, settings, Tags.NONE))
                .thenRefused(new FailoverRefusal.InterfaceElsewhere(ENI_B, INSTANCE_B));
        given.and(
                        attached(ENI_B, ATTACHMENT_B, INSTANCE_B, 1),
                        new FailoverGroupCreated(FOG, OF_ELASTIC_IP, settings, INSTANCE, Tags.NONE))
                .when(new FailOver(FOG, null, null))
                .thenHappened(
                        new ElasticIpDisassociated(
                                ALLOCATION, ASSOCIATION, ELASTIC, PRIMARY, PRIMARY_ADDRESS),
                        new ElasticIpAssociated(
                                ALLOCATION, madeAssociation(0), ELASTIC, ENI_B, ip("10.0.0.10")),
                        new FailedOver(
                                FOG,
                                2,
                                INSTANCE,
                                INSTANCE_B,
                                FailoverCause.REQUESTED,
                                START_MILLIS,
                                START_MILLIS));
    }

    @Test
    void a_failover_to_a_named_standby_says_why_it_cannot_be() {
        Given given = plugged(created(settings(FailoverSource.EXPLICIT, INSTANCE, INSTANCE_B)));
        given.when(new FailOver(FOG, INSTANCE_C, null))
                .thenRefused(new FailoverRefusal.NotAStandby(FOG, INSTANCE_C));
        given.when(new FailOver(FOG, INSTANCE, null))
                .thenRefused(new FailoverRefusal.HoldsAlready(FOG, INSTANCE));
        given.when(new FailOver(FOG, INSTANCE_B, 2L))
                .thenRefused(new FailoverRefusal.TermMismatch(FOG, 2, 1, INSTANCE));
        given.and(new StopInstance(INSTANCE_B))
                .when(new FailOver(FOG, INSTANCE_B, null))
                .thenRefused(
                        new InstanceRefusal.IncorrectState(
                                INSTANCE_B, PowerState.STOPPED, "take over"));
        given.and(new StopInstance(INSTANCE_B))
                .when(new FailOver(FOG, null, null))
                .thenRefused("InsufficientFailoverStandbys");
    }

    @Test
    void what_is_changed_is_told_as_the_whole_settings() {
        FailoverSettings after =
                new FailoverSettings(
                        "db",
                        SETTINGS.standbys(),
                        FailoverSource.HEARTBEAT,
                        3,
                        1_000,
                        2_000,
                        List.of());
        beating()
                .when(new ModifyFailoverGroup(FOG, "db", null, null, 3, 1_000L, 2_000L, null))
                .thenHappened(new FailoverGroupModified(FOG, after));
        beating()
                .when(new ModifyFailoverGroup(FOG, "web", null, null, 1, null, null, null))
                .thenAccepted()
                .thenNothingHappened();
        beating()
                .when(new ModifyFailoverGroup(FOG, null, List.of(), null, null, null, null, null))
                .thenRefused("InvalidParameterValue");
    }

    @Test
    void a_pause_is_told_once_and_so_is_its_end() {
        Given paused = beating(new PauseFailoverGroup(FOG));
        beating().when(new PauseFailoverGroup(FOG)).thenHappened(new FailoverGroupPaused(FOG));
        paused.when(new PauseFailoverGroup(FOG)).thenAccepted().thenNothingHappened();
        paused.when(new ResumeFailoverGroup(FOG))
                .thenHappened(new FailoverGroupResumed(FOG, START_MILLIS));
        beating().when(new ResumeFailoverGroup(FOG)).thenAccepted().thenNothingHappened();
    }

    @Test
    void a_deleted_group_leaves_the_interface_where_it_is() {
        var then = beating(beat(INSTANCE, 1)).when(new DeleteFailoverGroup(FOG));
        then.thenHappened(new FailoverGroupDeleted(FOG));
        assertThat(attachmentOf(then.then(), ENI).instanceId()).isEqualTo(INSTANCE);
        assertThat(then.state().timers()).isEmpty();
    }

    @Test
    void a_slot_that_was_named_is_the_one_that_is_taken() {
        List<Standby> standbys = new ArrayList<>();
        standbys.add(new Standby(INSTANCE_B, null, 2, 0));
        Given given =
                plugged(
                        created(
                                new FailoverSettings(
                                        "web",
                                        standbys,
                                        FailoverSource.EXPLICIT,
                                        1,
                                        0,
                                        0,
                                        List.of())));
        var then = given.when(new FailOver(FOG, null, null));
        assertThat(attachmentOf(then.then(), ENI).deviceIndex()).isEqualTo(2);
        assertThat(then.events().getFirst())
                .extracting("event")
                .isInstanceOf(Moved.class)
                .isNotInstanceOf(Attached.class);
    }
}
