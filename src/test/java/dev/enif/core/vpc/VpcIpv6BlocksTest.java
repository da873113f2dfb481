/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.vpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.CoreTest;
import dev.enif.core.account.Quota;
import dev.enif.core.account.QuotaEvent.QuotaChanged;
import dev.enif.core.account.Tags;
import dev.enif.core.acl.DefaultAcl;
import dev.enif.core.acl.NetworkAclEvent.NetworkAclEntryCreated;
import dev.enif.core.acl.NetworkAclEvent.NetworkAclEntryDeleted;
import dev.enif.core.id.CidrAssociationId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.RuleId;
import dev.enif.core.id.SubnetCidrAssociationId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.net.Ip;
import dev.enif.core.net.Traffic;
import dev.enif.core.routing.MainTable;
import dev.enif.core.routing.RouteMatch;
import dev.enif.core.routing.Routing;
import dev.enif.core.securitygroup.Direction;
import dev.enif.core.securitygroup.Peer;
import dev.enif.core.securitygroup.Rule;
import dev.enif.core.securitygroup.SecurityGroupCommand.CreateGroup;
import dev.enif.core.securitygroup.SecurityGroupEvent.RulesAuthorized;
import dev.enif.core.vpc.SubnetEvent.SubnetIpv6BlockAssociated;
import dev.enif.core.vpc.VpcCommand.AssociateIpv6Block;
import dev.enif.core.vpc.VpcCommand.CreateVpc;
import dev.enif.core.vpc.VpcCommand.DisassociateCidrBlock;
import dev.enif.core.vpc.VpcEvent.Ipv6BlockAssociated;
import dev.enif.core.vpc.VpcEvent.Ipv6BlockDisassociated;
import dev.enif.core.vpc.VpcEvent.VpcCreated;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VpcIpv6BlocksTest extends CoreTest {
    static final Cidr6 OWN = Cidr6.parse("2001:db8:0:100::/56");
    private static final CidrAssociationId SECOND =
            new CidrAssociationId("vpc-cidr-assoc-00000000000000002");
    private static final Ipv6BlockAssociated OWN_BLOCK =
            new Ipv6BlockAssociated(VPC, SECOND, OWN, false);

    @Test
    void the_first_block_opens_the_default_acl_and_lets_the_default_group_out() {
        var born = given().when(new CreateVpc(VPC_CREATED.cidr(), Tags.NONE));
        var vpc = born.account().vpcs().values().iterator().next();
        var then = born.then().when(new AssociateIpv6Block(vpc.id(), OWN));
        var association = there(then.account().vpcs().find(vpc.id())).ipv6Blocks().getFirst();
        var acl = DefaultAcl.idOf(vpc.id());
        var group = there(then.account().securityGroups().find(vpc.defaultGroupId()));
        var rule =
                group.rules().stream()
                        .filter(born6 -> born6.peer().equals(new Peer.Ipv6Peer(Cidr6.ALL)))
                        .findFirst()
                        .orElseThrow();
        then.thenResult(association.associationId())
                .thenHappened(
                        new Ipv6BlockAssociated(vpc.id(), association.associationId(), OWN, false),
                        new NetworkAclEntryCreated(
                                acl, Direction.INGRESS, DefaultAcl.ALLOW_ALL_IPV6),
                        new NetworkAclEntryCreated(
                                acl, Direction.EGRESS, DefaultAcl.ALLOW_ALL_IPV6),
                        new RulesAuthorized(group.id(), List.of(rule)));
        assertThat(rule.direction()).isEqualTo(Direction.EGRESS);
        assertThat(rule.traffic()).isEqualTo(Traffic.ALL);
        assertThat(rule.peer()).isEqualTo(new Peer.Ipv6Peer(Cidr6.ALL));
        var wider = there(then.account().vpcs().find(vpc.id()));
        assertThat(wider.cidrs()).containsExactly(VPC_CREATED.cidr(), OWN);
        assertThat(wider.contains(Ip.parse("2001:db8:0:1ff::1"))).isTrue();
        assertThat(wider.contains(Ip.parse("2001:db8:0:200::1"))).isFalse();
    }

    @Test
    void a_default_acl_that_was_changed_in_one_direction_is_opened_in_the_other() {
        var acl = DefaultAcl.idOf(VPC);
        given(
                        VPC_CREATED,
                        DEFAULT_GROUP_CREATED,
                        new NetworkAclEntryDeleted(acl, Direction.INGRESS, DefaultAcl.ALL_IPV4),
                        new RulesAuthorized(
                                DEFAULT_GROUP,
                                List.of(
                                        new Rule(
                                                new RuleId("sgr-0000000000000000a"),
                                                Direction.EGRESS,
                                                Traffic.tcp(443, 443),
                                                new Peer.Ipv6Peer(Cidr6.ALL),
                                                "",
                                                Tags.NONE))))
                .when(new AssociateIpv6Block(VPC, OWN))
                .thenHappened(
                        new Ipv6BlockAssociated(VPC, association(0), OWN, false),
                        new NetworkAclEntryCreated(
                                acl, Direction.EGRESS, DefaultAcl.ALLOW_ALL_IPV6));
    }

    @Test
    void a_provided_block_is_a_56_of_the_pool_and_never_the_same_twice() {
        var then =
                given(VPC_CREATED, DEFAULT_GROUP_CREATED).when(new AssociateIpv6Block(VPC, null));
        var first = there(then.account().vpcs().find(VPC)).ipv6Blocks().getFirst();
        assertThat(first.provided()).isTrue();
        assertThat(ENVIRONMENT.ipv6Pool().block().contains(first.cidr())).isTrue();
        var again =
                then.then()
                        .when(new DisassociateCidrBlock(VPC, first.associationId()))
                        .then()
                        .when(new AssociateIpv6Block(VPC, null));
        assertThat(there(again.account().vpcs().find(VPC)).ipv6Blocks())
                .singleElement()
                .extracting(Vpc.Ipv6Block::cidr)
                .isNotEqualTo(first.cidr());
    }

    @Test
    void a_vpc_can_be_born_with_ipv6_and_its_new_groups_let_it_out() {
        var then = given().when(new CreateVpc(Cidr4.parse("10.0.0.0/16"), true, Tags.NONE));
        VpcId vpcId = then.account().vpcs().values().iterator().next().id();
        assertThat(there(then.account().vpcs().find(vpcId)).ipv6Blocks()).hasSize(1);
        var grouped = then.then().when(new CreateGroup(vpcId, "web", "front", Tags.NONE));
        for (var group : grouped.account().securityGroups().values()) {
            assertThat(group.rules())
                    .filteredOn(rule -> rule.direction() == Direction.EGRESS)
                    .extracting(Rule::peer)
                    .containsExactlyInAnyOrder(
                            new Peer.Ipv4Peer(Cidr4.ALL), new Peer.Ipv6Peer(Cidr6.ALL));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2001:db8::/40", "2001:db8::/57", "2001:db8::/64", "2001:db8::/61"})
    void a_block_has_44_to_60_bits_in_steps_of_four(String text) {
        var cidr = Cidr6.parse(text);
        given(VPC_CREATED, DEFAULT_GROUP_CREATED)
                .when(new AssociateIpv6Block(VPC, cidr))
                .thenRefused(new VpcRefusal.Ipv6BlockSize(cidr));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fe80::/48", "ff00::/56", "fd00:ec2::/48", "::/48", "64:ff9b::/48"})
    void hosts_cannot_have_the_addresses_of_some_blocks(String text) {
        var cidr = Cidr6.parse(text);
        given(VPC_CREATED, DEFAULT_GROUP_CREATED)
                .when(new AssociateIpv6Block(VPC, cidr))
                .thenRefused(new VpcRefusal.Ipv6BlockReserved(cidr));
    }

    @Test
    void a_block_of_the_provided_pool_cannot_be_brought() {
        var cidr = Cidr6.parse("3fff:0:0:100::/56");
        given(VPC_CREATED, DEFAULT_GROUP_CREATED)
                .when(new AssociateIpv6Block(VPC, cidr))
                .thenRefused(
                        new VpcRefusal.Ipv6BlockProvided(cidr, ENVIRONMENT.ipv6Pool().block()));
    }

    @Test
    void two_vpcs_cannot_share_ipv6_addresses() {
        var other = new VpcId("vpc-0000000000000000e");
        given(
                        VPC_CREATED,
                        DEFAULT_GROUP_CREATED,
                        OWN_BLOCK,
                        new VpcCreated(
                                other,
                                new CidrAssociationId("vpc-cidr-assoc-0000000000000000e"),
                                Cidr4.parse("10.0.0.0/16"),
                                new dev.enif.core.id.GroupId("sg-0000000000000000e"),
                                Tags.NONE))
                .when(new AssociateIpv6Block(other, Cidr6.parse("2001:db8::/48")))
                .thenRefused(new VpcRefusal.BlockOverlap(VPC, Cidr6.parse("2001:db8::/48"), OWN));
    }

    @Test
    void the_quota_of_blocks_counts_each_ip_version_apart() {
        given(VPC_CREATED, DEFAULT_GROUP_CREATED, new QuotaChanged(Quota.CIDR_BLOCKS_PER_VPC, 1))
                .when(new AssociateIpv6Block(VPC, OWN))
                .thenAccepted()
                .then()
                .when(new AssociateIpv6Block(VPC, null))
                .thenRefused("CidrLimitExceeded");
    }

    @Test
    void a_block_with_a_subnet_in_it_stays_and_goes_without_one() {
        var subnetBlock = new SubnetCidrAssociationId("subnet-cidr-assoc-00000000000000001");
        given(
                        VPC_CREATED,
                        DEFAULT_GROUP_CREATED,
                        OWN_BLOCK,
                        SUBNET_CREATED,
                        new SubnetIpv6BlockAssociated(
                                SUBNET, subnetBlock, Cidr6.parse("2001:db8:0:101::/64")))
                .when(new DisassociateCidrBlock(VPC, SECOND))
                .thenRefused("InvalidCidrBlock.InUse");
        given(VPC_CREATED, DEFAULT_GROUP_CREATED, OWN_BLOCK, SUBNET_CREATED)
                .when(new DisassociateCidrBlock(VPC, SECOND))
                .thenHappened(new Ipv6BlockDisassociated(VPC, SECOND));
    }

    @Test
    void traffic_to_an_ipv6_block_is_local() {
        var account =
                given(VPC_CREATED, DEFAULT_GROUP_CREATED, SUBNET_CREATED)
                        .when(new AssociateIpv6Block(VPC, OWN))
                        .account();
        assertThat(Routing.match(account, SUBNET, Ip.parse("2001:db8:0:1ff::9")))
                .isEqualTo(new RouteMatch.Local(OWN));
        assertThat(Routing.match(account, SUBNET, Ip.parse("2001:db8:0:200::9")))
                .isEqualTo(new RouteMatch.NoRoute());
        assertThat(
                        Routing.localBlocks(
                                account, there(account.routeTables().find(MainTable.idOf(VPC)))))
                .containsExactly((Cidr) VPC_CREATED.cidr(), OWN);
    }

    private static CidrAssociationId association(int ordinal) {
        return (CidrAssociationId) made(ResourceKind.VPC_CIDR_ASSOCIATION, ordinal);
    }
}
