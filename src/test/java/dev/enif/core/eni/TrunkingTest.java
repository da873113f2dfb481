/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.eni;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.Given;
import dev.enif.core.InstanceWorld;
import dev.enif.core.account.AccountEvent;
import dev.enif.core.account.Tags;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.eni.EniCommand.AssociateBranch;
import dev.enif.core.eni.EniCommand.AttachEni;
import dev.enif.core.eni.EniCommand.CreateEni;
import dev.enif.core.eni.EniCommand.DeleteEni;
import dev.enif.core.eni.EniCommand.DisassociateBranch;
import dev.enif.core.eni.EniCommand.MoveEni;
import dev.enif.core.eni.EniEvent.Attached;
import dev.enif.core.eni.EniEvent.BranchAssociated;
import dev.enif.core.eni.EniEvent.BranchDisassociated;
import dev.enif.core.eni.EniEvent.MadeAs;
import dev.enif.core.failover.FailoverGroupCommand.CreateFailoverGroup;
import dev.enif.core.failover.FailoverRefusal;
import dev.enif.core.failover.FailoverSettings;
import dev.enif.core.failover.FailoverSource;
import dev.enif.core.failover.FailoverTarget;
import dev.enif.core.failover.Standby;
import dev.enif.core.id.EniId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.TrunkAssociationId;
import dev.enif.core.instance.InstanceCommand.LaunchInterface;
import dev.enif.core.instance.InstanceCommand.RunInstances;
import dev.enif.core.instance.InstanceCommand.TerminateInstance;
import dev.enif.core.instance.InstanceType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrunkingTest extends InstanceWorld {
    private static final EniId TRUNK = new EniId("eni-00000000000000021");
    private static final EniId BRANCH = new EniId("eni-00000000000000022");
    private static final EniId OTHER = new EniId("eni-00000000000000023");
    private static final TrunkAssociationId TRUNKED =
            new TrunkAssociationId("trunk-assoc-00000000000000001");
    private static final TrunkAssociationId STALE =
            new TrunkAssociationId("trunk-assoc-00000000000000009");

    private static Given parts() {
        return world(
                eni(TRUNK, "10.0.0.50"),
                new MadeAs(TRUNK, InterfaceType.TRUNK),
                eni(BRANCH, "10.0.0.51"),
                new MadeAs(BRANCH, InterfaceType.BRANCH),
                eni(OTHER, "10.0.0.52"),
                new MadeAs(OTHER, InterfaceType.BRANCH));
    }

    private static Given trunked() {
        return parts().and(new BranchAssociated(BRANCH, TRUNKED, TRUNK, 7));
    }

    private static Given onInstance() {
        return trunked().and(launched()).and(attached(TRUNK, ATTACHMENT, INSTANCE, 1));
    }

    /** As many further branches, with the VLANs from 100 on. */
    private static Object[] branches(int count) {
        List<Object> events = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            EniId id = new EniId("eni-000000000000001%02x".formatted(index));
            events.add(eni(id, "10.0.0." + (60 + index)));
            events.add(new MadeAs(id, InterfaceType.BRANCH));
            events.add(
                    new BranchAssociated(
                            id,
                            new TrunkAssociationId(
                                    "trunk-assoc-000000000000001%02x".formatted(index)),
                            TRUNK,
                            100 + index));
        }
        return events.toArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRUNK", "BRANCH"})
    void an_interface_is_made_of_the_type_asked_for(String name) {
        InterfaceType type = InterfaceType.valueOf(name);
        Given.Then made =
                world().when(
                                new CreateEni(
                                        SUBNET,
                                        "",
                                        AddressRequest.ANY,
                                        List.of(),
                                        Tags.NONE,
                                        type));
        made.thenAccepted();
        assertThat(made.events())
                .last()
                .isEqualTo(new AccountEvent.OfEni(new MadeAs(madeEni(0), type)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NAT_GATEWAY", "NETWORK_LOAD_BALANCER"})
    void an_interface_of_a_service_is_not_made_by_itself(String name) {
        world().when(
                        new CreateEni(
                                SUBNET,
                                "",
                                AddressRequest.ANY,
                                List.of(),
                                Tags.NONE,
                                InterfaceType.valueOf(name)))
                .thenRefused("InvalidParameterValue");
    }

    @Test
    void a_branch_is_associated_with_a_trunk_that_nobody_has() {
        TrunkAssociationId id = (TrunkAssociationId) made(ResourceKind.TRUNK_ASSOCIATION, 0);
        parts().when(new AssociateBranch(BRANCH, TRUNK, 4094))
                .thenResult(id)
                .thenHappened(new BranchAssociated(BRANCH, id, TRUNK, 4094));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 4095})
    void a_vlan_is_one_to_4094(int vlan) {
        parts().when(new AssociateBranch(BRANCH, TRUNK, vlan)).thenRefused("InvalidParameterValue");
    }

    @Test
    void each_end_must_be_of_its_type() {
        var given = parts().and(ENI_CREATED);
        given.when(new AssociateBranch(ENI, TRUNK, 1))
                .thenRefused(
                        new TrunkRefusal.OtherType(
                                ENI, InterfaceType.INTERFACE, InterfaceType.BRANCH));
        given.when(new AssociateBranch(BRANCH, OTHER, 1))
                .thenRefused(
                        new TrunkRefusal.OtherType(
                                OTHER, InterfaceType.BRANCH, InterfaceType.TRUNK));
        given.when(new AssociateBranch(BRANCH, new EniId("eni-000000000000000ff"), 1))
                .thenRefused("InvalidNetworkInterfaceID.NotFound");
    }

    @Test
    void a_branch_has_one_trunk_and_a_vlan_one_branch() {
        trunked()
                .when(new AssociateBranch(BRANCH, TRUNK, 8))
                .thenRefused(new TrunkRefusal.AlreadyAssociated(BRANCH, TRUNKED, TRUNK));
        trunked()
                .when(new AssociateBranch(OTHER, TRUNK, 7))
                .thenRefused(new TrunkRefusal.VlanTaken(TRUNK, 7, BRANCH));
        trunked().when(new AssociateBranch(OTHER, TRUNK, 8)).thenAccepted();
    }

    @Test
    void both_are_in_one_zone() {
        EniId elsewhere = new EniId("eni-00000000000000024");
        parts().and(
                        eni(elsewhere, SUBNET_B, ZONE_B, ip("10.0.1.9")),
                        new MadeAs(elsewhere, InterfaceType.BRANCH))
                .when(new AssociateBranch(elsewhere, TRUNK, 1))
                .thenRefused(new TrunkRefusal.TrunkInOtherZone(elsewhere, ZONE_B, TRUNK, ZONE_A));
    }

    @Test
    void the_type_of_the_trunks_instance_limits_the_branches() {
        var given = onInstance().and(branches(8));
        given.when(new AssociateBranch(OTHER, TRUNK, 1))
                .thenRefused(new TrunkRefusal.TooManyBranches(TRUNK, 10, 9, "m5.large"));
        trunked().and(branches(8)).when(new AssociateBranch(OTHER, TRUNK, 1)).thenAccepted();
        trunked()
                .and(branches(9))
                .and(launched())
                .when(new AttachEni(TRUNK, INSTANCE, 1, 0))
                .thenRefused(new TrunkRefusal.TooManyBranches(TRUNK, 10, 9, "m5.large"));
        trunked()
                .and(branches(106))
                .when(new AssociateBranch(OTHER, TRUNK, 1))
                .thenRefused(new TrunkRefusal.TooManyBranches(TRUNK, 108, 107, "no instance"));
    }

    @Test
    void a_type_without_trunking_takes_no_trunk() {
        var refusal = new TrunkRefusal.NoTrunking(TRUNK, "t3.micro");
        parts().and(launchedB("t3.micro"))
                .when(new AttachEni(TRUNK, INSTANCE_B, 1, 0))
                .thenRefused(refusal);
        onInstance()
                .and(launchedB("t3.micro"))
                .when(new MoveEni(TRUNK, ATTACHMENT, INSTANCE_B, null, 0))
                .thenRefused(refusal);
        assertThat(refusal.code()).isEqualTo("UnsupportedOperation");
    }

    @ParameterizedTest
    @CsvSource({
        "m5.large, 9", "r5.xlarge, 18", "c5n.2xlarge, 38", "m7i.12xlarge, 54", "c6i.24xlarge, 107",
        "a1.medium, 10", "t3.large, 0", "t2.micro, 0", "p4d.24xlarge, 0", "c6g.medium, 0"
    })
    void the_limits_are_those_of_the_table(String type, int branches) {
        assertThat(BranchLimit.of(new InstanceType(type, 4, 15, List.of(4)))).isEqualTo(branches);
    }

    @Test
    void a_branch_is_attached_nowhere() {
        var refusal = new TrunkRefusal.BranchStaysOut(BRANCH);
        var given = trunked().and(launched());
        given.when(new AttachEni(BRANCH, INSTANCE, 1, 0)).thenRefused(refusal);
        given.when(
                        new RunInstances(
                                "ami-1",
                                "m5.large",
                                1,
                                List.of(new LaunchInterface.Brought(0, 0, BRANCH)),
                                false,
                                tags()))
                .thenRefused(refusal);
        given.when(new MoveEni(BRANCH, ATTACHMENT, INSTANCE, 1, 0))
                .thenRefused("InvalidAttachmentID.NotFound");
    }

    @Test
    void a_branch_is_freed_and_the_association_is_a_fence() {
        trunked()
                .when(new DisassociateBranch(BRANCH, STALE))
                .thenRefused(new TrunkRefusal.OtherAssociation(BRANCH, STALE));
        trunked()
                .when(new DisassociateBranch(BRANCH, TRUNKED))
                .thenHappened(new BranchDisassociated(BRANCH, TRUNKED, TRUNK));
        parts().when(new DisassociateBranch(BRANCH, null))
                .thenRefused(new TrunkRefusal.NotAssociated(BRANCH));
    }

    @Test
    void neither_end_of_an_association_is_deleted() {
        trunked()
                .when(new DeleteEni(TRUNK))
                .thenRefused(new CommonRefusal.DependencyViolation(TRUNK, List.of(BRANCH)));
        trunked()
                .when(new DeleteEni(BRANCH))
                .thenRefused(
                        new CommonRefusal.DependencyViolation(BRANCH, List.of(TRUNK, TRUNKED)));
        trunked()
                .and(new DisassociateBranch(BRANCH, null), new DeleteEni(BRANCH))
                .when(new DeleteEni(TRUNK))
                .thenAccepted();
    }

    @Test
    void a_trunk_that_goes_with_its_instance_frees_its_branches_and_another_keeps_them() {
        Given.Then gone =
                trunked()
                        .and(launched())
                        .and(new Attached(TRUNK, ATTACHMENT, INSTANCE, 1, 0, true, START_MILLIS))
                        .when(new TerminateInstance(INSTANCE));
        assertThat(gone.events())
                .contains(new AccountEvent.OfEni(new BranchDisassociated(BRANCH, TRUNKED, TRUNK)));
        NetworkInterface freed = there(gone.account().networkInterfaces().find(BRANCH));
        assertThat(freed.attachment()).isEqualTo(Attachment.DETACHED);
        Given.Then stays = onInstance().when(new TerminateInstance(INSTANCE));
        stays.thenAccepted();
        assertThat(Host.branchesOf(stays.account(), TRUNK)).containsExactly(BRANCH);
    }

    @Test
    void a_trunk_moves_with_its_branches() {
        onInstance()
                .and(launchedB())
                .when(new MoveEni(TRUNK, ATTACHMENT, INSTANCE_B, 1, 0))
                .thenAccepted();
        var moved =
                onInstance()
                        .and(launchedB())
                        .and(new MoveEni(TRUNK, ATTACHMENT, INSTANCE_B, 1, 0))
                        .account();
        assertThat(Host.of(moved, there(moved.networkInterfaces().find(BRANCH))))
                .isEqualTo(INSTANCE_B);
    }

    @Test
    void a_failover_group_protects_trunks_and_no_branches() {
        var given = onInstance().and(launchedB());
        given.when(protect(BRANCH)).thenRefused(new FailoverRefusal.GoesWithTrunk(BRANCH));
        given.when(protect(TRUNK)).thenAccepted();
    }

    private static CreateFailoverGroup protect(EniId eniId) {
        return new CreateFailoverGroup(
                new FailoverTarget.OfEni(eniId),
                new FailoverSettings(
                        "trunk",
                        List.of(Standby.on(INSTANCE_B)),
                        FailoverSource.EXPLICIT,
                        3,
                        0,
                        0,
                        List.of()),
                Tags.NONE);
    }

    @Test
    void an_interface_of_before_hashes_as_it_did() {
        var account = parts().account();
        NetworkInterface branch = there(account.networkInterfaces().find(BRANCH));
        NetworkInterface associated =
                branch.withAttachment(new Attachment.Associated(TRUNKED, TRUNK, 7));
        assertThat(associated.fingerprint()).isNotEqualTo(branch.fingerprint());
        assertThat(associated.references()).hasToString("[" + TRUNK + ", " + TRUNKED + "]");
        assertThat(branch.references()).isEmpty();
    }
}
