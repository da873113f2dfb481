/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.vpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.CoreTest;
import dev.enif.core.account.Quota;
import dev.enif.core.account.QuotaEvent.QuotaChanged;
import dev.enif.core.account.QuotaRefusal;
import dev.enif.core.account.RoutingIndex;
import dev.enif.core.account.TagRefusal;
import dev.enif.core.account.Tags;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.decision.Dependents;
import dev.enif.core.id.CidrAssociationId;
import dev.enif.core.id.InternetGatewayId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.id.RuleId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Traffic;
import dev.enif.core.routing.InternetGatewayEvent.InternetGatewayAttached;
import dev.enif.core.routing.InternetGatewayEvent.InternetGatewayCreated;
import dev.enif.core.routing.MainTable;
import dev.enif.core.routing.RouteTableCommand.ReplaceRouteTableAssociation;
import dev.enif.core.routing.RouteTableEvent.RouteTableCreated;
import dev.enif.core.routing.RouteTableEvent.RouteTableDeleted;
import dev.enif.core.securitygroup.Direction;
import dev.enif.core.securitygroup.Peer;
import dev.enif.core.securitygroup.Rule;
import dev.enif.core.securitygroup.SecurityGroupEvent.GroupCreated;
import dev.enif.core.securitygroup.SecurityGroupEvent.GroupDeleted;
import dev.enif.core.vpc.SubnetEvent.SubnetCreated;
import dev.enif.core.vpc.VpcCommand.AssociateCidrBlock;
import dev.enif.core.vpc.VpcCommand.CreateVpc;
import dev.enif.core.vpc.VpcCommand.DeleteVpc;
import dev.enif.core.vpc.VpcCommand.DisassociateCidrBlock;
import dev.enif.core.vpc.VpcCommand.ModifyVpc;
import dev.enif.core.vpc.VpcEvent.CidrBlockAssociated;
import dev.enif.core.vpc.VpcEvent.CidrBlockDisassociated;
import dev.enif.core.vpc.VpcEvent.VpcCreated;
import dev.enif.core.vpc.VpcEvent.VpcDeleted;
import dev.enif.core.vpc.VpcEvent.VpcModified;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VpcDeciderTest extends CoreTest {
    private static final VpcId ABSENT = new VpcId("vpc-0000000000000000f");
    private static final CidrAssociationId SECOND =
            new CidrAssociationId("vpc-cidr-assoc-00000000000000002");
    private static final CidrBlockAssociated SECOND_BLOCK =
            new CidrBlockAssociated(VPC, SECOND, Cidr4.parse("10.1.0.0/16"));

    @Test
    void a_vpc_is_born_with_its_default_group() {
        var cidr = Cidr4.parse("10.0.0.0/16");
        var tags = tags("Name", "main");
        given().when(new CreateVpc(cidr, tags))
                .thenResult(madeVpc(0))
                .thenHappened(
                        new VpcCreated(madeVpc(0), madeBlock(1), cidr, madeGroup(2), tags),
                        new GroupCreated(
                                madeGroup(2),
                                madeVpc(0),
                                "default",
                                "default VPC security group",
                                List.of(
                                        new Rule(
                                                madeRule(3),
                                                Direction.INGRESS,
                                                Traffic.ALL,
                                                new Peer.GroupPeer(madeGroup(2)),
                                                "",
                                                Tags.NONE),
                                        new Rule(
                                                madeRule(4),
                                                Direction.EGRESS,
                                                Traffic.ALL,
                                                new Peer.Ipv4Peer(Cidr4.ALL),
                                                "",
                                                Tags.NONE)),
                                Tags.NONE));
    }

    @Test
    void a_new_vpc_resolves_names_but_gives_none() {
        var vpc =
                there(
                        given().when(new CreateVpc(Cidr4.parse("10.0.0.0/28"), Tags.NONE))
                                .account()
                                .vpcs()
                                .find(madeVpc(0)));
        assertThat(vpc.dnsSupport()).isTrue();
        assertThat(vpc.dnsHostnames()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/8", "10.0.0.0/15", "10.0.0.0/29", "10.0.0.0/32"})
    void a_block_larger_than_16_or_smaller_than_28_bits_is_refused(String text) {
        var cidr = Cidr4.parse(text);
        given().when(new CreateVpc(cidr, Tags.NONE)).thenRefused(new VpcRefusal.BlockSize(cidr));
        given(VPC_CREATED)
                .when(new AssociateCidrBlock(VPC, cidr))
                .thenRefused(new VpcRefusal.BlockSize(cidr));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.1.0.0/16",
                "127.0.0.0/16",
                "169.254.0.0/16",
                "224.0.0.0/16",
                "255.255.255.240/28"
            })
    void a_block_that_no_host_can_have_is_refused(String text) {
        given().when(new CreateVpc(Cidr4.parse(text), Tags.NONE)).thenRefused("InvalidVpc.Range");
        given(VPC_CREATED)
                .when(new AssociateCidrBlock(VPC, Cidr4.parse(text)))
                .thenRefused("InvalidVpc.Range");
    }

    @Test
    void two_vpcs_may_have_the_same_block() {
        given(VPC_CREATED, DEFAULT_GROUP_CREATED)
                .when(new CreateVpc(VPC_CREATED.cidr(), Tags.NONE))
                .thenAccepted();
    }

    @Test
    void a_vpc_over_the_quota_is_refused() {
        given(new QuotaChanged(Quota.VPCS, 1), VPC_CREATED)
                .when(new CreateVpc(Cidr4.parse("10.0.0.0/16"), Tags.NONE))
                .thenRefused(new QuotaRefusal.LimitExceeded(Quota.VPCS, 1));
    }

    @Test
    void tags_of_a_new_vpc_are_checked() {
        given().when(new CreateVpc(Cidr4.parse("10.0.0.0/16"), tags("aws:x", "")))
                .thenRefused(new TagRefusal.ReservedKey("aws:x"));
    }

    @Test
    void a_vpc_can_have_further_blocks() {
        var cidr = Cidr4.parse("10.1.0.0/16");
        var then = given(VPC_CREATED).when(new AssociateCidrBlock(VPC, cidr));
        then.thenResult(madeBlock(0))
                .thenHappened(new CidrBlockAssociated(VPC, madeBlock(0), cidr));
        assertThat(there(then.account().vpcs().find(VPC)).blocks())
                .extracting(Vpc.Block::cidr)
                .containsExactly(VPC_CREATED.cidr(), cidr);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/16", "10.0.255.0/24"})
    void blocks_of_one_vpc_do_not_overlap(String text) {
        var cidr = Cidr4.parse(text);
        given(VPC_CREATED)
                .when(new AssociateCidrBlock(VPC, cidr))
                .thenRefused(new VpcRefusal.BlockOverlap(VPC, cidr, VPC_CREATED.cidr()));
    }

    @Test
    void a_sixth_block_is_refused() {
        List<Object> steps = new ArrayList<>(List.of(VPC_CREATED));
        for (int second = 1; second < 5; second++) {
            steps.add(new AssociateCidrBlock(VPC, Cidr4.parse("10." + second + ".0.0/16")));
        }
        given(steps.toArray())
                .when(new AssociateCidrBlock(VPC, Cidr4.parse("10.9.0.0/16")))
                .thenRefused(new QuotaRefusal.LimitExceeded(Quota.CIDR_BLOCKS_PER_VPC, 5));
    }

    @Test
    void a_block_without_subnets_can_go() {
        var then = given(VPC_CREATED, SECOND_BLOCK).when(new DisassociateCidrBlock(VPC, SECOND));
        then.thenResult().thenHappened(new CidrBlockDisassociated(VPC, SECOND));
        assertThat(there(then.account().vpcs().find(VPC)).blocks()).hasSize(1);
    }

    @Test
    void a_block_in_which_subnets_lie_stays() {
        var within =
                new SubnetCreated(SUBNET, VPC, Cidr4.parse("10.1.255.0/24"), ZONE_A, Tags.NONE);
        given(VPC_CREATED, SECOND_BLOCK, within, SUBNET_B_CREATED)
                .when(new DisassociateCidrBlock(VPC, SECOND))
                .thenRefused(
                        new VpcRefusal.BlockInUse(
                                VPC, SECOND_BLOCK.cidr(), Dependents.of(List.of(SUBNET))));
    }

    @Test
    void the_primary_block_stays() {
        given(VPC_CREATED)
                .when(new DisassociateCidrBlock(VPC, BLOCK))
                .thenRefused(new VpcRefusal.PrimaryBlock(VPC, BLOCK));
    }

    @Test
    void an_unknown_association_is_refused() {
        given(VPC_CREATED)
                .when(new DisassociateCidrBlock(VPC, SECOND))
                .thenRefused(new CommonRefusal.NotFound(SECOND));
    }

    @Test
    void names_are_turned_on_and_off() {
        given(VPC_CREATED)
                .when(new ModifyVpc(VPC, null, true))
                .thenHappened(new VpcModified(VPC, true, true));
        given(VPC_CREATED)
                .when(new ModifyVpc(VPC, false, null))
                .thenHappened(new VpcModified(VPC, false, false));
        given(VPC_CREATED, new VpcModified(VPC, true, true))
                .when(new ModifyVpc(VPC, false, false))
                .thenHappened(new VpcModified(VPC, false, false));
    }

    @Test
    void what_does_not_change_is_accepted_and_is_no_event() {
        given(VPC_CREATED)
                .when(new ModifyVpc(VPC, true, false))
                .thenAccepted()
                .thenNothingHappened();
        given(VPC_CREATED)
                .when(new ModifyVpc(VPC, null, null))
                .thenAccepted()
                .thenNothingHappened();
    }

    @Test
    void hostnames_need_support() {
        var refusal = new VpcRefusal.HostnamesNeedSupport(VPC);
        given(VPC_CREATED, new VpcModified(VPC, false, false))
                .when(new ModifyVpc(VPC, null, true))
                .thenRefused(refusal);
        given(VPC_CREATED).when(new ModifyVpc(VPC, false, true)).thenRefused(refusal);
        given(VPC_CREATED, new VpcModified(VPC, true, true))
                .when(new ModifyVpc(VPC, false, null))
                .thenRefused(refusal);
    }

    @Test
    void a_deleted_vpc_takes_its_default_group_along() {
        var then = given(VPC_CREATED, DEFAULT_GROUP_CREATED).when(new DeleteVpc(VPC));
        then.thenResult().thenHappened(new GroupDeleted(DEFAULT_GROUP), new VpcDeleted(VPC));
        assertThat(then.account().vpcs().size()).isZero();
        assertThat(then.account().securityGroups().size()).isZero();
        assertThat(then.account().routeTables().size()).isZero();
    }

    @Test
    void a_vpc_with_subnets_or_groups_stays_and_they_are_named() {
        given(VPC_CREATED, DEFAULT_GROUP_CREATED, SUBNET_B_CREATED, SUBNET_CREATED, GROUP_CREATED)
                .when(new DeleteVpc(VPC))
                .thenRefused(
                        new CommonRefusal.DependencyViolation(
                                VPC, Dependents.of(List.of(SUBNET, SUBNET_B, GROUP))));
    }

    @Test
    void a_vpc_with_a_gateway_or_tables_stays_and_they_are_named() {
        var gateway = new InternetGatewayId("igw-00000000000000001");
        var table = new RouteTableId("rtb-0000000000000000a");
        var given = given(VPC_CREATED, DEFAULT_GROUP_CREATED);
        given.and(
                        new InternetGatewayCreated(gateway, Tags.NONE),
                        new InternetGatewayAttached(gateway, VPC),
                        new RouteTableCreated(table, VPC, Tags.NONE))
                .when(new DeleteVpc(VPC))
                .thenRefused(
                        new CommonRefusal.DependencyViolation(
                                VPC, Dependents.of(List.of(gateway, table))));
        given.and(
                        new InternetGatewayCreated(gateway, Tags.NONE),
                        new RouteTableCreated(table, VPC, Tags.NONE),
                        new RouteTableDeleted(table))
                .when(new DeleteVpc(VPC))
                .thenAccepted();
    }

    @Test
    void a_deleted_vpc_takes_its_main_table_along_whichever_that_is() {
        var table = new RouteTableId("rtb-0000000000000000a");
        var then =
                given(
                                VPC_CREATED,
                                DEFAULT_GROUP_CREATED,
                                new RouteTableCreated(table, VPC, Tags.NONE),
                                new ReplaceRouteTableAssociation(
                                        MainTable.associationOf(VPC), table),
                                new RouteTableDeleted(MainTable.idOf(VPC)))
                        .when(new DeleteVpc(VPC));
        then.thenHappened(new GroupDeleted(DEFAULT_GROUP), new VpcDeleted(VPC));
        assertThat(then.account().routeTables().size()).isZero();
        assertThat(then.account().routing()).isEqualTo(RoutingIndex.EMPTY);
    }

    @Test
    void of_many_dependents_the_first_are_named_and_the_others_counted() {
        List<Object> steps = new ArrayList<>(List.of(VPC_CREATED, DEFAULT_GROUP_CREATED));
        for (int third = 0; third < 25; third++) {
            steps.add(
                    new SubnetCreated(
                            new SubnetId("subnet-%017x".formatted(100 + third)),
                            VPC,
                            Cidr4.parse("10.0." + third + ".0/24"),
                            ZONE_A,
                            Tags.NONE));
        }
        var refused =
                given(steps.toArray())
                        .when(new DeleteVpc(VPC))
                        .thenRefused("DependencyViolation")
                        .refused();
        assertThat(refused.dependents()).hasSize(20).startsWith("subnet-00000000000000064");
        assertThat(refused.message()).endsWith(" and 5 more");
    }

    @Test
    void an_unknown_vpc_is_refused() {
        var refusal = new CommonRefusal.NotFound(ABSENT);
        given().when(new DeleteVpc(ABSENT)).thenRefused(refusal);
        given().when(new ModifyVpc(ABSENT, true, null)).thenRefused(refusal);
        given().when(new AssociateCidrBlock(ABSENT, Cidr4.parse("10.1.0.0/16")))
                .thenRefused(refusal);
        given().when(new DisassociateCidrBlock(ABSENT, SECOND)).thenRefused(refusal);
        assertThat(refusal.message()).isEqualTo("The vpc ID '" + ABSENT + "' does not exist");
    }

    private static CidrAssociationId madeBlock(int ordinal) {
        return (CidrAssociationId) made(ResourceKind.VPC_CIDR_ASSOCIATION, ordinal);
    }

    private static RuleId madeRule(int ordinal) {
        return (RuleId) made(ResourceKind.SECURITY_GROUP_RULE, ordinal);
    }
}
