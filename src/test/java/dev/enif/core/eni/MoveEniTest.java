/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.eni;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.Given;
import dev.enif.core.InstanceWorld;
import dev.enif.core.account.Tags;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.eni.EniCommand.ModifyEni;
import dev.enif.core.eni.EniCommand.MoveEni;
import dev.enif.core.eni.EniEvent.Moved;
import dev.enif.core.id.EniId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.instance.InstanceCommand.StopInstance;
import dev.enif.core.instance.InstanceCommand.TerminateInstance;
import dev.enif.core.instance.InstanceEvent.InstanceLaunched;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MoveEniTest extends InstanceWorld {
    private static final EniId THIRD = new EniId("eni-00000000000000003");
    private static final InstanceId ELSEWHERE = new InstanceId("i-00000000000000003");

    private static MoveEni move(@Nullable Integer deviceIndex) {
        return new MoveEni(ENI, ATTACHMENT, INSTANCE_B, deviceIndex, 0);
    }

    /** The interface with two addresses on the first instance, and a second instance. */
    private static Given plugged() {
        return pluggedBeside("m5.large");
    }

    private static Given pluggedBeside(String typeName) {
        return world(launched())
                .and(launchedB(typeName))
                .and(eni(ENI, "10.0.0.9", "10.0.0.10"), attached(ENI, ATTACHMENT, INSTANCE, 1));
    }

    private static Moved moved(InstanceId instanceId, int deviceIndex, int card) {
        return new Moved(
                ENI,
                ATTACHMENT,
                INSTANCE,
                madeAttachment(0),
                instanceId,
                deviceIndex,
                card,
                false,
                START_MILLIS);
    }

    @Test
    void it_moves_in_one_step_to_the_lowest_free_index() {
        plugged()
                .when(move(null))
                .thenResult(madeAttachment(0))
                .thenHappened(moved(INSTANCE_B, 1, 0));
        plugged()
                .and(eni(ENI_B, "10.0.0.11"), attached(ENI_B, ATTACHMENT_B, INSTANCE_B, 1))
                .when(move(null))
                .thenHappened(moved(INSTANCE_B, 2, 0));
        plugged().when(move(5)).thenHappened(moved(INSTANCE_B, 5, 0));
    }

    @Test
    void it_keeps_all_addresses_and_what_becomes_of_it_on_termination() {
        Given before =
                plugged()
                        .and(allocated(), associated(ENI, ip("10.0.0.10")))
                        .and(new ModifyEni(ENI, null, null, null, true, null));
        Given after = before.when(move(null)).thenAccepted().then();
        assertThat(eniOf(after, ENI).addresses()).isEqualTo(eniOf(before, ENI).addresses());
        assertThat(attachmentOf(after, ENI).deleteOnTermination()).isTrue();
        assertThat(attachmentOf(after, ENI).instanceId()).isEqualTo(INSTANCE_B);
        assertThat(after.account().indexes().slotsOf(INSTANCE)).hasSize(1);
        assertThat(after.account().indexes().slotsOf(INSTANCE_B)).hasSize(2);
    }

    @Test
    void it_moves_between_stopped_instances_too() {
        plugged()
                .and(new StopInstance(INSTANCE), new StopInstance(INSTANCE_B))
                .when(move(null))
                .thenHappened(moved(INSTANCE_B, 1, 0));
    }

    @Test
    void unknown_ids_are_refused() {
        world(launchedB()).when(move(null)).thenRefused(new CommonRefusal.NotFound(ENI));
        world(launched())
                .and(ENI_CREATED, attached(ENI, ATTACHMENT, INSTANCE, 1))
                .when(move(null))
                .thenRefused(new CommonRefusal.NotFound(INSTANCE_B));
    }

    @Test
    void of_two_movers_the_second_is_told_who_beat_it() {
        Given beaten = plugged().when(move(null)).then();
        var refusal =
                new AttachmentRefusal.OtherAttachment(ENI, ATTACHMENT, attachmentOf(beaten, ENI));
        beaten.when(move(null)).thenRefused(refusal);
        assertThat(refusal.message())
                .contains(madeAttachment(0).value())
                .contains(INSTANCE_B.value());
        assertThat(refusal.dependents())
                .containsExactly(madeAttachment(0).value(), INSTANCE_B.value());
    }

    @Test
    void a_free_interface_is_attached_not_moved() {
        world(launchedB())
                .and(ENI_CREATED)
                .when(move(null))
                .thenRefused(
                        new AttachmentRefusal.OtherAttachment(
                                ENI, ATTACHMENT, Attachment.DETACHED));
    }

    @Test
    void the_primary_interface_is_never_moved() {
        plugged()
                .when(new MoveEni(PRIMARY, PRIMARY_ATTACHMENT, INSTANCE_B, null, 0))
                .thenRefused(new AttachmentRefusal.PrimaryInterfaceStays(PRIMARY, INSTANCE));
    }

    @Test
    void it_stays_in_its_zone() {
        EniId primary = new EniId("eni-0000000000000000c");
        plugged()
                .and(
                        new InstanceLaunched(
                                ELSEWHERE,
                                RESERVATION,
                                "ami-1",
                                type("m5.large"),
                                VPC,
                                SUBNET_B,
                                ZONE_B,
                                false,
                                false,
                                START_MILLIS,
                                Tags.NONE),
                        eni(primary, SUBNET_B, ZONE_B, ip("10.0.1.9")),
                        attached(primary, ATTACHMENT_B, ELSEWHERE, 0))
                .when(new MoveEni(ENI, ATTACHMENT, ELSEWHERE, null, 0))
                .thenRefused(new AttachmentRefusal.OtherZone(ENI, ZONE_A, ELSEWHERE, ZONE_B));
    }

    @Test
    void a_terminated_instance_takes_none() {
        plugged()
                .and(new TerminateInstance(INSTANCE_B))
                .when(move(null))
                .thenRefused("IncorrectInstanceState");
    }

    @Test
    void the_slot_must_be_free_and_the_type_have_room() {
        plugged()
                .when(move(0))
                .thenRefused(
                        new AttachmentRefusal.IndexTaken(INSTANCE_B, new Slot(0, 0), PRIMARY_B));
        plugged().when(move(-1)).thenRefused("InvalidParameterValue");
        plugged()
                .when(new MoveEni(ENI, ATTACHMENT, INSTANCE_B, null, 1))
                .thenRefused(new AttachmentRefusal.NoSuchCard(1, 1, "m5.large"));
        pluggedBeside("t3.micro")
                .and(eni(ENI_B, "10.0.0.11"), attached(ENI_B, ATTACHMENT_B, INSTANCE_B, 1))
                .when(move(null))
                .thenRefused(new AttachmentRefusal.TooManyInterfaces(3, 2, "t3.micro"));
    }

    @Test
    void the_type_limits_its_addresses() {
        String[] three =
                IntStream.range(40, 43).mapToObj(last -> "10.0.0." + last).toArray(String[]::new);
        world(launched())
                .and(launchedB("t3.micro"))
                .and(eni(ENI, three), attached(ENI, ATTACHMENT, INSTANCE, 1))
                .when(move(null))
                .thenRefused(new AddressRefusal.TooManyAddresses(3, 2, "t3.micro"));
    }

    @Test
    void on_its_own_instance_it_moves_to_another_slot_only() {
        var there = new AttachmentRefusal.AlreadyThere(ENI, INSTANCE, new Slot(0, 1));
        plugged().when(new MoveEni(ENI, ATTACHMENT, INSTANCE, null, 0)).thenRefused(there);
        plugged().when(new MoveEni(ENI, ATTACHMENT, INSTANCE, 1, 0)).thenRefused(there);
        plugged()
                .when(new MoveEni(ENI, ATTACHMENT, INSTANCE, 2, 0))
                .thenHappened(moved(INSTANCE, 2, 0));
        plugged()
                .when(new MoveEni(ENI, ATTACHMENT, INSTANCE, 0, 0))
                .thenRefused(new AttachmentRefusal.IndexTaken(INSTANCE, new Slot(0, 0), PRIMARY));
    }

    @Test
    void on_its_own_instance_it_does_not_count_twice() {
        plugged()
                .and(eni(THIRD, "10.0.0.12"), attached(THIRD, ATTACHMENT_B, INSTANCE, 2))
                .when(new MoveEni(ENI, ATTACHMENT, INSTANCE, 3, 0))
                .thenHappened(moved(INSTANCE, 3, 0));
    }

    @Test
    void on_its_own_instance_it_moves_to_another_card() {
        world(
                        launched(
                                INSTANCE,
                                "c6in.32xlarge",
                                false,
                                PRIMARY,
                                PRIMARY_ATTACHMENT,
                                PRIMARY_ADDRESS))
                .and(ENI_CREATED, attached(ENI, ATTACHMENT, INSTANCE, 1))
                .when(new MoveEni(ENI, ATTACHMENT, INSTANCE, null, 1))
                .thenHappened(moved(INSTANCE, 1, 1));
    }
}
