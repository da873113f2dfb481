/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.elasticip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.Given;
import dev.enif.core.InstanceWorld;
import dev.enif.core.account.Quota;
import dev.enif.core.account.QuotaCommand.SetQuota;
import dev.enif.core.account.Tags;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.elasticip.ElasticIpCommand.AllocateElasticIp;
import dev.enif.core.elasticip.ElasticIpCommand.AssociateElasticIp;
import dev.enif.core.elasticip.ElasticIpCommand.DisassociateElasticIp;
import dev.enif.core.elasticip.ElasticIpCommand.Target;
import dev.enif.core.elasticip.ElasticIpEvent.ElasticIpAssociated;
import dev.enif.core.elasticip.ElasticIpEvent.ElasticIpDisassociated;
import dev.enif.core.eni.EniEvent.PublicAddressLent;
import dev.enif.core.eni.EniEvent.PublicAddressReturned;
import dev.enif.core.id.AllocationId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.instance.InstanceCommand.StopInstance;
import dev.enif.core.instance.InstanceCommand.TerminateInstance;
import dev.enif.core.instance.InstanceRefusal;
import dev.enif.core.instance.PowerState;
import dev.enif.core.net.Ipv4;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AssociateElasticIpTest extends InstanceWorld {
    private static final Ipv4 SECOND_ADDRESS = ip("10.0.0.10");
    private static final PublicAddressReturned RETURNED =
            new PublicAddressReturned(PRIMARY, PRIMARY_ADDRESS, LENT);

    private static AssociateElasticIp associate(
            EniId eniId, @Nullable Ipv4 privateAddress, boolean allow) {
        return new AssociateElasticIp(ALLOCATION, new Target.OfEni(eniId, privateAddress), allow);
    }

    private static AssociateElasticIp associate(EniId eniId) {
        return associate(eniId, null, true);
    }

    private static AssociateElasticIp associate(
            InstanceId instanceId, @Nullable Ipv4 privateAddress) {
        return new AssociateElasticIp(
                ALLOCATION, new Target.OfInstance(instanceId, privateAddress), true);
    }

    private static ElasticIpAssociated nowAssociated(EniId eniId, Ipv4 privateAddress) {
        return new ElasticIpAssociated(
                ALLOCATION, madeAssociation(0), ELASTIC, eniId, privateAddress);
    }

    private static ElasticIpDisassociated disassociated(EniId eniId, Ipv4 privateAddress) {
        return new ElasticIpDisassociated(ALLOCATION, ASSOCIATION, ELASTIC, eniId, privateAddress);
    }

    private static ElasticIpDisassociated disassociatedB(EniId eniId, Ipv4 privateAddress) {
        return new ElasticIpDisassociated(
                ALLOCATION_B, ASSOCIATION_B, ELASTIC_B, eniId, privateAddress);
    }

    private static PublicAddressLent lentNext(String publicAddress) {
        return new PublicAddressLent(PRIMARY, PRIMARY_ADDRESS, ip(publicAddress));
    }

    /** Two free interfaces, the first with two addresses, and two Elastic IPs. */
    private static Given free() {
        return connected(eni(ENI, "10.0.0.9", "10.0.0.10"), eni(ENI_B, "10.0.0.11"))
                .and(allocated(), allocatedB());
    }

    /** A running instance that has an address of the pool, and an Elastic IP. */
    private static Given lending() {
        return connected(launched(true)).and(lent(), allocated(), allocatedB());
    }

    @Test
    void it_stands_for_the_primary_address_or_the_one_that_is_named() {
        free().when(associate(ENI))
                .thenResult(madeAssociation(0))
                .thenHappened(nowAssociated(ENI, ENI_ADDRESS));
        free().when(associate(ENI, SECOND_ADDRESS, false))
                .thenHappened(nowAssociated(ENI, SECOND_ADDRESS));
    }

    @Test
    void without_an_internet_gateway_nothing_could_reach_it() {
        var refusal = new ElasticIpRefusal.NoInternetGateway(VPC);
        Given given = world(ENI_CREATED).and(allocated());
        given.when(associate(ENI)).thenRefused(refusal);
        assertThat(refusal.code()).isEqualTo("Gateway.NotAttached");
        assertThat(refusal.message())
                .isEqualTo("Network " + VPC + " is not attached to any internet gateway");
    }

    @Test
    void it_stands_for_the_only_interface_of_an_instance() {
        Given given = connected(launched()).and(allocated());
        given.when(associate(INSTANCE, null)).thenHappened(nowAssociated(PRIMARY, PRIMARY_ADDRESS));
        given.when(associate(INSTANCE, PRIMARY_ADDRESS))
                .thenHappened(nowAssociated(PRIMARY, PRIMARY_ADDRESS));
        given.and(new StopInstance(INSTANCE)).when(associate(INSTANCE, null)).thenAccepted();
    }

    @Test
    void an_instance_with_several_interfaces_does_not_say_which() {
        connected(launched())
                .and(ENI_CREATED, attached(ENI, ATTACHMENT, INSTANCE, 1), allocated())
                .when(associate(INSTANCE, null))
                .thenRefused(
                        new ElasticIpRefusal.SeveralInterfaces(INSTANCE, List.of(PRIMARY, ENI)));
    }

    @Test
    void a_terminated_instance_gets_none() {
        connected(launched())
                .and(new TerminateInstance(INSTANCE), allocated())
                .when(associate(INSTANCE, null))
                .thenRefused(
                        new InstanceRefusal.IncorrectState(
                                INSTANCE, PowerState.TERMINATED, "be given an address"));
    }

    @Test
    void unknown_ids_are_refused() {
        connected(ENI_CREATED)
                .when(associate(ENI))
                .thenRefused(new CommonRefusal.NotFound(ALLOCATION));
        connected(allocated()).when(associate(ENI)).thenRefused(new CommonRefusal.NotFound(ENI));
        connected(allocated())
                .when(associate(INSTANCE, null))
                .thenRefused(new CommonRefusal.NotFound(INSTANCE));
    }

    @Test
    void the_private_address_must_be_on_the_interface() {
        free().when(associate(ENI, ip("10.0.0.11"), true))
                .thenRefused(new ElasticIpRefusal.NotOnInterface(ip("10.0.0.11"), ENI));
    }

    @Test
    void the_same_association_again_is_the_same_association() {
        Given given = free().and(associated(ENI, ENI_ADDRESS));
        for (boolean allow : List.of(false, true)) {
            given.when(associate(ENI, null, allow)).thenResult(ASSOCIATION).thenNothingHappened();
            given.when(associate(ENI, ENI_ADDRESS, allow))
                    .thenResult(ASSOCIATION)
                    .thenNothingHappened();
        }
    }

    @Test
    void it_moves_under_a_new_association_if_allowed() {
        Given given = free().and(associated(ENI, ENI_ADDRESS));
        given.when(associate(ENI_B, null, true))
                .thenResult(madeAssociation(0))
                .thenHappened(
                        disassociated(ENI, ENI_ADDRESS), nowAssociated(ENI_B, ip("10.0.0.11")));
        given.when(associate(ENI, SECOND_ADDRESS, true))
                .thenHappened(disassociated(ENI, ENI_ADDRESS), nowAssociated(ENI, SECOND_ADDRESS));
        given.when(associate(ENI_B, null, false))
                .thenRefused(new ElasticIpRefusal.AlreadyAssociated(ALLOCATION, ASSOCIATION, ENI));
        assertThat(new ElasticIpRefusal.AlreadyAssociated(ALLOCATION, ASSOCIATION, ENI).message())
                .startsWith(
                        "resource eipalloc-00000000000000001 is already associated with"
                                + " associate-id eipassoc-00000000000000001");
    }

    @Test
    void it_takes_the_place_of_another_one_if_allowed() {
        Given given = free().and(associatedB(ENI, ENI_ADDRESS));
        var then =
                given.when(associate(ENI, null, true))
                        .thenHappened(
                                disassociatedB(ENI, ENI_ADDRESS), nowAssociated(ENI, ENI_ADDRESS));
        assertThat(there(then.account().elasticIps().find(ALLOCATION_B)).binding())
                .isEqualTo(ElasticIp.FREE);
        given.when(associate(ENI, null, false))
                .thenRefused(
                        new ElasticIpRefusal.AddressAlreadyAssociated(
                                ENI, ENI_ADDRESS, ALLOCATION_B, ASSOCIATION_B));
    }

    @Test
    void two_elastic_ips_change_places_in_two_steps() {
        free().and(associated(ENI, ENI_ADDRESS), associatedB(ENI_B, ip("10.0.0.11")))
                .when(associate(ENI_B, null, true))
                .thenHappened(
                        disassociated(ENI, ENI_ADDRESS),
                        disassociatedB(ENI_B, ip("10.0.0.11")),
                        nowAssociated(ENI_B, ip("10.0.0.11")));
    }

    @Test
    void it_takes_the_place_of_the_lent_address() {
        var then =
                lending()
                        .when(associate(PRIMARY))
                        .thenHappened(RETURNED, nowAssociated(PRIMARY, PRIMARY_ADDRESS));
        assertThat(then.state().requirePool().taken()).containsExactly(ELASTIC, ELASTIC_B);
    }

    @Test
    void another_address_is_lent_when_it_leaves() {
        Given given = lending().and(RETURNED, associated(PRIMARY, PRIMARY_ADDRESS));
        given.when(new DisassociateElasticIp(ASSOCIATION))
                .thenHappened(disassociated(PRIMARY, PRIMARY_ADDRESS), lentNext("203.0.113.102"));
        given.and(ENI_CREATED)
                .when(associate(ENI))
                .thenHappened(
                        disassociated(PRIMARY, PRIMARY_ADDRESS),
                        nowAssociated(ENI, ENI_ADDRESS),
                        lentNext("203.0.113.102"));
    }

    @Test
    void none_is_lent_when_another_elastic_ip_comes() {
        lending()
                .and(RETURNED, associatedB(PRIMARY, PRIMARY_ADDRESS))
                .when(associate(PRIMARY))
                .thenHappened(
                        disassociatedB(PRIMARY, PRIMARY_ADDRESS),
                        nowAssociated(PRIMARY, PRIMARY_ADDRESS));
    }

    @Test
    void none_is_lent_to_a_stopped_instance_or_beside_a_second_interface() {
        Given given = lending().and(RETURNED, associated(PRIMARY, PRIMARY_ADDRESS));
        given.and(new StopInstance(INSTANCE))
                .when(new DisassociateElasticIp(ASSOCIATION))
                .thenHappened(disassociated(PRIMARY, PRIMARY_ADDRESS));
        given.and(ENI_CREATED, attached(ENI, ATTACHMENT, INSTANCE, 1))
                .when(new DisassociateElasticIp(ASSOCIATION))
                .thenHappened(disassociated(PRIMARY, PRIMARY_ADDRESS));
    }

    @Test
    void none_is_lent_to_an_instance_that_was_launched_without() {
        connected(launched())
                .and(allocated(), associated(PRIMARY, PRIMARY_ADDRESS))
                .when(new DisassociateElasticIp(ASSOCIATION))
                .thenHappened(disassociated(PRIMARY, PRIMARY_ADDRESS));
    }

    @Test
    void an_elastic_ip_leaves_even_if_the_pool_has_none_to_lend() {
        Given given =
                lending()
                        .and(RETURNED, associated(PRIMARY, PRIMARY_ADDRESS))
                        .and(new SetQuota(Quota.ELASTIC_IPS, 1_000));
        for (int number = 0; number < 252; number++) {
            given = given.and(new AllocateElasticIp(null, Tags.NONE));
        }
        given.when(new DisassociateElasticIp(ASSOCIATION))
                .thenHappened(disassociated(PRIMARY, PRIMARY_ADDRESS));
    }

    @Test
    void it_leaves_a_free_interface() {
        free().and(associated(ENI, SECOND_ADDRESS))
                .when(new DisassociateElasticIp(ASSOCIATION))
                .thenHappened(disassociated(ENI, SECOND_ADDRESS));
    }

    @Test
    void an_unknown_association_is_refused() {
        free().when(new DisassociateElasticIp(ASSOCIATION))
                .thenRefused(new CommonRefusal.NotFound(ASSOCIATION));
        free().and(associated(ENI, ENI_ADDRESS), new DisassociateElasticIp(ASSOCIATION))
                .when(new DisassociateElasticIp(ASSOCIATION))
                .thenRefused("InvalidAssociationID.NotFound");
    }

    /** Each command breaks every rule from its own on; the first one broken is told. */
    @Test
    void the_checks_have_an_order() {
        Given given = free().and(associated(ENI, ENI_ADDRESS));
        given.when(
                        new AssociateElasticIp(
                                new AllocationId("eipalloc-0000000000000dead"),
                                new Target.OfEni(PRIMARY, ip("8.8.8.8")),
                                false))
                .thenRefused("InvalidAllocationID.NotFound");
        given.when(associate(PRIMARY, ip("8.8.8.8"), false))
                .thenRefused("InvalidNetworkInterfaceID.NotFound");
        given.when(associate(ENI_B, ip("8.8.8.8"), false)).thenRefused("InvalidParameterValue");
        given.and(associatedB(ENI_B, ip("10.0.0.11")))
                .when(associate(ENI_B, null, false))
                .thenRefused(new ElasticIpRefusal.AlreadyAssociated(ALLOCATION, ASSOCIATION, ENI));
    }
}
