/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.eni;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.account.Hash64;
import dev.enif.core.account.TagCommand.AddTags;
import dev.enif.core.elasticip.ElasticIpCommand.AssociateElasticIp;
import dev.enif.core.elasticip.ElasticIpCommand.DisassociateElasticIp;
import dev.enif.core.elasticip.ElasticIpCommand.ReleaseElasticIp;
import dev.enif.core.elasticip.ElasticIpCommand.Target;
import dev.enif.core.eni.EniCommand.AssignAddresses;
import dev.enif.core.eni.EniCommand.AttachEni;
import dev.enif.core.eni.EniCommand.DeleteEni;
import dev.enif.core.eni.EniCommand.DetachEni;
import dev.enif.core.eni.EniCommand.ModifyEni;
import dev.enif.core.eni.EniCommand.MoveEni;
import dev.enif.core.eni.EniCommand.UnassignAddresses;
import dev.enif.core.eni.EniEvent.AddressesAssigned;
import dev.enif.core.instance.InstanceCommand.LaunchInterface;
import dev.enif.core.instance.InstanceCommand.RunInstances;
import dev.enif.core.nat.NatWorld;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManagedInterfaceTest extends NatWorld {
    private static final EniRefusal.NotPermitted NOT_PERMITTED =
            new EniRefusal.NotPermitted(NAT_ENI, InterfaceType.NAT_GATEWAY);
    private static final AttachmentRefusal.ManagedAttachment NOT_PLUGGABLE =
            new AttachmentRefusal.ManagedAttachment(NAT_ENI, InterfaceType.NAT_GATEWAY);

    @Test
    void it_is_neither_attached_nor_detached_nor_moved_by_its_account() {
        var given = translating().and(launched());
        given.when(new AttachEni(NAT_ENI, INSTANCE, 1, 0)).thenRefused(NOT_PLUGGABLE);
        given.when(new DetachEni(NAT_ENI, null, true)).thenRefused(NOT_PLUGGABLE);
        given.when(new MoveEni(NAT_ENI, PRIMARY_ATTACHMENT, INSTANCE, 1, 0))
                .thenRefused(NOT_PLUGGABLE);
        assertThat(NOT_PLUGGABLE.code()).isEqualTo("OperationNotPermitted");
        assertThat(NOT_PLUGGABLE.message())
                .startsWith("You are not allowed to manage 'ela-attach' attachments");
    }

    @Test
    void no_instance_is_launched_with_it() {
        translating()
                .when(
                        new RunInstances(
                                "ami-1",
                                "m5.large",
                                1,
                                List.of(new LaunchInterface.Brought(0, 0, NAT_ENI)),
                                false,
                                tags()))
                .thenRefused(NOT_PLUGGABLE);
    }

    @Test
    void it_is_not_deleted_by_its_account() {
        var refusal = new EniRefusal.ManagedInUse(NAT_ENI, InterfaceType.NAT_GATEWAY);
        translating().when(new DeleteEni(NAT_ENI)).thenRefused(refusal);
        assertThat(refusal.code()).isEqualTo("InvalidParameterValue");
        assertThat(refusal.message()).contains("is currently in use");
    }

    @Test
    void its_groups_check_and_addresses_are_not_the_accounts_to_change() {
        var given = translating();
        given.when(new ModifyEni(NAT_ENI, null, List.of(GROUP), null, null, null))
                .thenRefused(NOT_PERMITTED);
        given.when(new ModifyEni(NAT_ENI, null, null, true, null, null)).thenRefused(NOT_PERMITTED);
        given.when(new ModifyEni(NAT_ENI, "mine", null, null, null, null))
                .thenRefused(NOT_PERMITTED);
        given.when(new AssignAddresses(NAT_ENI, List.of(), 1, false)).thenRefused(NOT_PERMITTED);
        given.when(new UnassignAddresses(NAT_ENI, List.of(NAT_ADDRESS))).thenRefused(NOT_PERMITTED);
        assertThat(NOT_PERMITTED.code()).isEqualTo("AuthFailure");
    }

    @Test
    void no_other_interface_takes_an_address_over() {
        translating()
                .and(new AddressesAssigned(NAT_ENI, List.of(ip("10.0.0.41"))), ENI_CREATED)
                .when(new AssignAddresses(ENI, List.of(ip("10.0.0.41")), 0, true))
                .thenRefused(NOT_PERMITTED);
    }

    @Test
    void its_elastic_ip_neither_leaves_nor_moves_nor_is_released() {
        var given = translating().and(ENI_CREATED);
        given.when(new DisassociateElasticIp(ASSOCIATION)).thenRefused(NOT_PERMITTED);
        given.when(new AssociateElasticIp(ALLOCATION, new Target.OfEni(ENI, null), true))
                .thenRefused(NOT_PERMITTED);
        given.when(new ReleaseElasticIp(ALLOCATION)).thenRefused("InvalidIPAddress.InUse");
    }

    @Test
    void no_other_elastic_ip_takes_its_address() {
        translating()
                .and(allocatedB())
                .when(new AssociateElasticIp(ALLOCATION_B, new Target.OfEni(NAT_ENI, null), true))
                .thenRefused(NOT_PERMITTED);
    }

    @Test
    void it_can_be_tagged() {
        translating().when(new AddTags(List.of(NAT_ENI), tags("a", "b"))).thenAccepted();
    }

    @Test
    void an_interface_of_an_account_hashes_as_before_it_could_be_managed() {
        var own = there(world(ENI_CREATED).account().networkInterfaces().find(ENI));
        var managed = own.withType(InterfaceType.NAT_GATEWAY);
        assertThat(own.fingerprint())
                .isEqualTo(
                        new Hash64()
                                .add(own.id())
                                .add(own.vpcId())
                                .add(own.subnetId())
                                .add(own.zone())
                                .add(own.mac().bits())
                                .add(own.description())
                                .addAll(own.addresses())
                                .addAll(own.groupIds())
                                .add(own.sourceDestCheck())
                                .add(own.attachment())
                                .add(own.tags())
                                .value());
        assertThat(managed.fingerprint()).isNotEqualTo(own.fingerprint());
    }
}
