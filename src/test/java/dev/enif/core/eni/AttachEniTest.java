/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.eni;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.Given;
import dev.enif.core.InstanceWorld;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.eni.EniCommand.AttachEni;
import dev.enif.core.eni.EniCommand.DetachEni;
import dev.enif.core.eni.EniEvent.Attached;
import dev.enif.core.eni.EniEvent.Detached;
import dev.enif.core.id.EniId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.instance.InstanceCommand.StopInstance;
import dev.enif.core.instance.InstanceCommand.TerminateInstance;
import dev.enif.core.instance.InstanceRefusal;
import dev.enif.core.instance.PowerState;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AttachEniTest extends InstanceWorld {
    private static final EniId ELSEWHERE = new EniId("eni-00000000000000003");
    private static final EniId THIRD = new EniId("eni-00000000000000004");
    private static final InstanceId TWO_CARDS = new InstanceId("i-00000000000000003");

    private static AttachEni attach(EniId eniId, int deviceIndex) {
        return new AttachEni(eniId, INSTANCE, deviceIndex, 0);
    }

    private static Given attachable() {
        return world(launched()).and(ENI_CREATED);
    }

    private static Given attachedEni() {
        return attachable().and(attached(ENI, ATTACHMENT, INSTANCE, 1));
    }

    /** A c6in.32xlarge: two cards of eight interfaces. */
    private static Given twoCards() {
        return world(
                        launched(
                                TWO_CARDS,
                                "c6in.32xlarge",
                                false,
                                PRIMARY,
                                PRIMARY_ATTACHMENT,
                                PRIMARY_ADDRESS))
                .and(ENI_CREATED);
    }

    @Test
    void it_is_attached_and_outlives_the_instance() {
        attachable()
                .when(attach(ENI, 1))
                .thenResult(madeAttachment(0))
                .thenHappened(
                        new Attached(ENI, madeAttachment(0), INSTANCE, 1, 0, false, START_MILLIS));
    }

    @Test
    void a_stopped_instance_takes_interfaces() {
        attachable().and(new StopInstance(INSTANCE)).when(attach(ENI, 1)).thenAccepted();
    }

    @Test
    void unknown_ids_are_refused() {
        world(launched()).when(attach(ENI, 1)).thenRefused(new CommonRefusal.NotFound(ENI));
        world(ENI_CREATED).when(attach(ENI, 1)).thenRefused(new CommonRefusal.NotFound(INSTANCE));
    }

    @Test
    void an_attached_interface_is_in_use() {
        attachedEni()
                .and(launchedB())
                .when(new AttachEni(ENI, INSTANCE_B, 1, 0))
                .thenRefused(new AttachmentRefusal.AlreadyAttached(ENI, ATTACHMENT, INSTANCE));
    }

    @Test
    void zones_must_be_the_same() {
        world(launched())
                .and(eni(ELSEWHERE, SUBNET_B, ZONE_B, ip("10.0.1.9")))
                .when(attach(ELSEWHERE, 1))
                .thenRefused(new AttachmentRefusal.OtherZone(ELSEWHERE, ZONE_B, INSTANCE, ZONE_A));
    }

    @Test
    void a_terminated_instance_takes_none() {
        attachable()
                .and(new TerminateInstance(INSTANCE))
                .when(attach(ENI, 1))
                .thenRefused(
                        new InstanceRefusal.IncorrectState(
                                INSTANCE, PowerState.TERMINATED, "take a network interface"));
    }

    @Test
    void a_device_index_is_taken_once() {
        attachedEni()
                .and(eni(ENI_B, "10.0.0.11"))
                .when(attach(ENI_B, 1))
                .thenRefused(new AttachmentRefusal.IndexTaken(INSTANCE, new Slot(0, 1), ENI));
        attachable()
                .when(attach(ENI, 0))
                .thenRefused(new AttachmentRefusal.IndexTaken(INSTANCE, new Slot(0, 0), PRIMARY));
        assertThat(new AttachmentRefusal.IndexTaken(INSTANCE, new Slot(0, 1), ENI).message())
                .startsWith(
                        "Instance 'i-00000000000000001' already has an interface attached at"
                                + " device index '1'.");
    }

    @Test
    void a_device_index_is_bounded() {
        attachable().when(attach(ENI, -1)).thenRefused("InvalidParameterValue");
        attachable().when(attach(ENI, 256)).thenRefused("InvalidParameterValue");
        attachable().when(attach(ENI, 255)).thenAccepted();
    }

    @Test
    void the_type_limits_the_interfaces() {
        attachedEni()
                .and(eni(ENI_B, "10.0.0.11"), attached(ENI_B, ATTACHMENT_B, INSTANCE, 7))
                .and(eni(THIRD, "10.0.0.12"))
                .when(attach(THIRD, 2))
                .thenRefused(new AttachmentRefusal.TooManyInterfaces(4, 3, "m5.large"));
        assertThat(new AttachmentRefusal.TooManyInterfaces(4, 3, "t3.small").message())
                .startsWith("Interface count 4 exceeds the limit for t3.small");
    }

    @Test
    void the_type_limits_the_addresses_of_an_interface() {
        String[] eleven =
                IntStream.range(40, 51).mapToObj(last -> "10.0.0." + last).toArray(String[]::new);
        world(launched())
                .and(eni(ENI, eleven))
                .when(attach(ENI, 1))
                .thenRefused(new AddressRefusal.TooManyAddresses(11, 10, "m5.large"));
    }

    @Test
    void the_network_card_must_exist_and_have_room() {
        attachable()
                .when(new AttachEni(ENI, INSTANCE, 1, 1))
                .thenRefused(new AttachmentRefusal.NoSuchCard(1, 1, "m5.large"));
        attachable()
                .when(new AttachEni(ENI, INSTANCE, 1, -1))
                .thenRefused(new AttachmentRefusal.NoSuchCard(-1, 1, "m5.large"));
        Given given = twoCards();
        for (int index = 1; index <= 8; index++) {
            EniId eniId = new EniId("eni-0000000000000010" + index);
            given =
                    given.and(
                            eni(eniId, "10.0.0.10" + index),
                            new AttachEni(eniId, TWO_CARDS, index, 1));
        }
        given.when(new AttachEni(ENI, TWO_CARDS, 9, 1))
                .thenRefused(new AttachmentRefusal.TooManyOnCard(9, 8, 1, "c6in.32xlarge"));
        given.when(new AttachEni(ENI, TWO_CARDS, 9, 0)).thenAccepted();
    }

    @Test
    void a_device_index_is_unique_per_card() {
        Given given = twoCards().and(eni(ENI_B, "10.0.0.11"), new AttachEni(ENI, TWO_CARDS, 1, 0));
        given.when(new AttachEni(ENI_B, TWO_CARDS, 1, 0)).thenRefused("InvalidParameterValue");
        given.when(new AttachEni(ENI_B, TWO_CARDS, 1, 1)).thenAccepted();
    }

    /** Each world breaks every rule from its own on; the first one broken is told. */
    @Test
    void the_checks_have_the_order_of_ec2() {
        String[] eleven =
                IntStream.range(40, 51).mapToObj(last -> "10.0.0." + last).toArray(String[]::new);
        EniId wide = new EniId("eni-00000000000000005");
        Given full =
                attachedEni()
                        .and(eni(ENI_B, "10.0.0.11"), attached(ENI_B, ATTACHMENT_B, INSTANCE, 2))
                        .and(eni(wide, eleven), eni(ELSEWHERE, SUBNET_B, ZONE_B, ip("10.0.1.9")));
        Given terminated = full.and(launchedB()).and(new TerminateInstance(INSTANCE_B));
        terminated
                .when(new AttachEni(ENI, INSTANCE_B, 0, 9))
                .thenRefused("InvalidNetworkInterface.InUse");
        terminated
                .when(new AttachEni(ELSEWHERE, INSTANCE_B, 0, 9))
                .thenRefused("InvalidParameterCombination");
        terminated
                .when(new AttachEni(wide, INSTANCE_B, -1, 9))
                .thenRefused("IncorrectInstanceState");
        full.when(new AttachEni(wide, INSTANCE, 1, 0)).thenRefused("InvalidParameterValue");
        full.when(new AttachEni(wide, INSTANCE, 3, 9)).thenRefused("AttachmentLimitExceeded");
        world(launched())
                .and(eni(wide, eleven))
                .when(new AttachEni(wide, INSTANCE, 3, 9))
                .thenRefused("PrivateIpAddressLimitExceeded");
    }

    @Test
    void it_is_detached_by_force_or_not() {
        for (boolean force : List.of(false, true)) {
            attachedEni()
                    .when(new DetachEni(ENI, ATTACHMENT, force))
                    .thenHappened(new Detached(ENI, ATTACHMENT, INSTANCE, force));
            attachedEni()
                    .when(new DetachEni(ENI, null, force))
                    .thenHappened(new Detached(ENI, ATTACHMENT, INSTANCE, force));
        }
    }

    @Test
    void detaching_keeps_elastic_ips() {
        var after =
                attachedEni()
                        .and(allocated(), associated(ENI, ENI_ADDRESS))
                        .when(new DetachEni(ENI, ATTACHMENT, false))
                        .then();
        assertThat(eniOf(after, ENI).primary().publicAddress())
                .isEqualTo(new PublicAddress.Elastic(ELASTIC, ALLOCATION, ASSOCIATION));
    }

    @Test
    void only_the_expected_attachment_is_detached() {
        Given given = attachedEni();
        given.when(new DetachEni(ENI, STALE_ATTACHMENT, true))
                .thenRefused(
                        new AttachmentRefusal.OtherAttachment(
                                ENI, STALE_ATTACHMENT, attachmentOf(given, ENI)));
        attachable()
                .when(new DetachEni(ENI, ATTACHMENT, false))
                .thenRefused(
                        new AttachmentRefusal.OtherAttachment(
                                ENI, ATTACHMENT, Attachment.DETACHED));
        attachable()
                .when(new DetachEni(ENI, null, false))
                .thenRefused(new AttachmentRefusal.NotAttached(ENI));
        world().when(new DetachEni(ENI, ATTACHMENT, false))
                .thenRefused(new CommonRefusal.NotFound(ENI));
    }

    @Test
    void the_primary_interface_is_never_detached() {
        for (boolean force : List.of(false, true)) {
            attachable()
                    .when(new DetachEni(PRIMARY, PRIMARY_ATTACHMENT, force))
                    .thenRefused(new AttachmentRefusal.PrimaryInterfaceStays(PRIMARY, INSTANCE));
        }
        assertThat(new AttachmentRefusal.PrimaryInterfaceStays(PRIMARY, INSTANCE).message())
                .startsWith(
                        "The network interface at device index 0 and networkCard index 0 cannot be"
                                + " detached.");
    }
}
