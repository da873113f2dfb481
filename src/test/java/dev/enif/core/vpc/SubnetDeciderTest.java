/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.vpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.CoreTest;
import dev.enif.core.account.Quota;
import dev.enif.core.account.QuotaEvent.QuotaChanged;
import dev.enif.core.account.QuotaRefusal;
import dev.enif.core.account.TagRefusal;
import dev.enif.core.account.Tags;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.eni.EniEvent.EniCreated;
import dev.enif.core.id.CidrAssociationId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Mac;
import dev.enif.core.net.Zone;
import dev.enif.core.vpc.SubnetCommand.CreateSubnet;
import dev.enif.core.vpc.SubnetCommand.DeleteSubnet;
import dev.enif.core.vpc.SubnetCommand.ModifySubnet;
import dev.enif.core.vpc.SubnetEvent.SubnetCreated;
import dev.enif.core.vpc.SubnetEvent.SubnetDeleted;
import dev.enif.core.vpc.SubnetEvent.SubnetModified;
import dev.enif.core.vpc.VpcEvent.CidrBlockAssociated;
import dev.enif.core.vpc.VpcEvent.VpcCreated;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubnetDeciderTest extends CoreTest {
    private static final SubnetId ABSENT = new SubnetId("subnet-0000000000000000f");

    @Test
    void a_subnet_lies_in_its_zone_and_lends_no_public_addresses() {
        var cidr = Cidr4.parse("10.0.7.0/24");
        var tags = tags("tier", "web");
        var then = given(VPC_CREATED).when(new CreateSubnet(VPC, cidr, ZONE_B, tags));
        then.thenResult(madeSubnet(0))
                .thenHappened(new SubnetCreated(madeSubnet(0), VPC, cidr, ZONE_B, tags));
        var subnet = there(then.account().subnets().find(madeSubnet(0)));
        assertThat(subnet.mapPublicIpOnLaunch()).isFalse();
        assertThat(subnet.capacity()).isEqualTo(251);
        assertThat(then.account().contents().subnetsOf(VPC)).containsEntry(cidr, madeSubnet(0));
    }

    @Test
    void without_a_zone_the_first_is_taken() {
        var cidr = Cidr4.parse("10.0.7.0/24");
        given(VPC_CREATED)
                .when(new CreateSubnet(VPC, cidr, null, Tags.NONE))
                .thenHappened(new SubnetCreated(madeSubnet(0), VPC, cidr, ZONE_A, Tags.NONE));
    }

    @Test
    void an_unknown_zone_is_refused_and_the_known_ones_are_named() {
        var zone = new Zone("us-east-1x");
        var refusal = new SubnetRefusal.UnknownZone(zone, List.of(ZONE_A, ZONE_B, ZONE_C));
        given(VPC_CREATED)
                .when(new CreateSubnet(VPC, Cidr4.parse("10.0.7.0/24"), zone, Tags.NONE))
                .thenRefused(refusal);
        assertThat(refusal.message()).endsWith("zones: us-east-1a, us-east-1b, us-east-1c.");
    }

    @Test
    void a_subnet_may_fill_its_vpc() {
        given(VPC_CREATED)
                .when(new CreateSubnet(VPC, VPC_CREATED.cidr(), null, Tags.NONE))
                .thenAccepted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/15", "10.0.0.0/29", "10.0.0.0/32"})
    void a_block_larger_than_16_or_smaller_than_28_bits_is_refused(String text) {
        var cidr = Cidr4.parse(text);
        given(VPC_CREATED)
                .when(new CreateSubnet(VPC, cidr, null, Tags.NONE))
                .thenRefused(new SubnetRefusal.BlockSize(cidr));
    }

    @Test
    void a_block_outside_of_the_vpc_is_refused() {
        var cidr = Cidr4.parse("10.1.0.0/24");
        given(VPC_CREATED)
                .when(new CreateSubnet(VPC, cidr, null, Tags.NONE))
                .thenRefused(
                        new SubnetRefusal.BlockOutsideVpc(VPC, cidr, List.of(VPC_CREATED.cidr())));
    }

    @Test
    void a_block_over_two_neighbouring_blocks_of_the_vpc_is_refused() {
        var narrow =
                new VpcCreated(VPC, BLOCK, Cidr4.parse("10.0.0.0/17"), DEFAULT_GROUP, Tags.NONE);
        var second =
                new CidrBlockAssociated(
                        VPC,
                        new CidrAssociationId("vpc-cidr-assoc-00000000000000002"),
                        Cidr4.parse("10.0.128.0/17"));
        given(narrow, second)
                .when(new CreateSubnet(VPC, Cidr4.parse("10.0.0.0/16"), null, Tags.NONE))
                .thenRefused("InvalidSubnet.Range");
        given(narrow, second)
                .when(new CreateSubnet(VPC, Cidr4.parse("10.0.200.0/24"), null, Tags.NONE))
                .thenAccepted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/24", "10.0.0.128/25", "10.0.0.0/28"})
    void subnets_of_one_vpc_do_not_overlap(String text) {
        var cidr = Cidr4.parse(text);
        given(VPC_CREATED, SUBNET_CREATED, SUBNET_B_CREATED)
                .when(new CreateSubnet(VPC, cidr, null, Tags.NONE))
                .thenRefused(new SubnetRefusal.BlockOverlap(cidr, SUBNET, SUBNET_CREATED.cidr()));
    }

    @Test
    void a_block_around_existing_subnets_is_refused() {
        given(VPC_CREATED, SUBNET_CREATED)
                .when(new CreateSubnet(VPC, Cidr4.parse("10.0.0.0/20"), null, Tags.NONE))
                .thenRefused("InvalidSubnet.Conflict");
    }

    @Test
    void subnets_of_two_vpcs_may_have_the_same_block() {
        var other = new VpcId("vpc-00000000000000002");
        given(
                        VPC_CREATED,
                        SUBNET_CREATED,
                        new VpcCreated(
                                other,
                                new CidrAssociationId("vpc-cidr-assoc-00000000000000002"),
                                VPC_CREATED.cidr(),
                                new GroupId("sg-0000000000000000a"),
                                Tags.NONE))
                .when(new CreateSubnet(other, SUBNET_CREATED.cidr(), null, Tags.NONE))
                .thenAccepted();
    }

    @Test
    void a_subnet_over_the_quota_of_its_vpc_is_refused() {
        given(
                        new QuotaChanged(Quota.SUBNETS_PER_VPC, 2),
                        VPC_CREATED,
                        SUBNET_CREATED,
                        SUBNET_B_CREATED)
                .when(new CreateSubnet(VPC, Cidr4.parse("10.0.7.0/24"), null, Tags.NONE))
                .thenRefused(new QuotaRefusal.LimitExceeded(Quota.SUBNETS_PER_VPC, 2));
    }

    @Test
    void tags_of_a_new_subnet_are_checked() {
        given(VPC_CREATED)
                .when(new CreateSubnet(VPC, Cidr4.parse("10.0.7.0/24"), null, tags("", "x")))
                .thenRefused(new TagRefusal.InvalidKey(""));
    }

    @Test
    void a_subnet_in_an_unknown_vpc_is_refused() {
        given().when(new CreateSubnet(VPC, Cidr4.parse("10.0.7.0/24"), null, Tags.NONE))
                .thenRefused(new CommonRefusal.NotFound(VPC));
    }

    @Test
    void lending_public_addresses_is_turned_on() {
        given(VPC_CREATED, SUBNET_CREATED)
                .when(new ModifySubnet(SUBNET, true))
                .thenHappened(new SubnetModified(SUBNET, true));
    }

    @Test
    void what_does_not_change_is_accepted_and_is_no_event() {
        given(VPC_CREATED, SUBNET_CREATED)
                .when(new ModifySubnet(SUBNET, false))
                .thenAccepted()
                .thenNothingHappened();
        given(VPC_CREATED, SUBNET_CREATED)
                .when(new ModifySubnet(SUBNET, null))
                .thenAccepted()
                .thenNothingHappened();
    }

    @Test
    void an_empty_subnet_can_be_deleted_and_its_block_given_again() {
        var then = given(VPC_CREATED, SUBNET_CREATED).when(new DeleteSubnet(SUBNET));
        then.thenResult().thenHappened(new SubnetDeleted(SUBNET));
        then.then()
                .when(new CreateSubnet(VPC, SUBNET_CREATED.cidr(), null, Tags.NONE))
                .thenAccepted();
    }

    @Test
    void a_subnet_with_interfaces_stays_and_they_are_named() {
        given(VPC_CREATED, SUBNET_CREATED, ENI_CREATED)
                .when(new DeleteSubnet(SUBNET))
                .thenRefused(new SubnetRefusal.InUse(SUBNET, List.of(ENI.value()), 1));
    }

    @Test
    void of_many_interfaces_the_first_are_named() {
        List<Object> steps = new ArrayList<>(List.of(VPC_CREATED, SUBNET_CREATED));
        for (int number = 0; number < 25; number++) {
            var first = SUBNET_CREATED.cidr().network().plus(10 + 2L * number);
            steps.add(
                    new EniCreated(
                            new EniId("eni-%017x".formatted(number)),
                            VPC,
                            SUBNET,
                            ZONE_A,
                            Mac.locallyAdministered(number),
                            "",
                            List.of(first, first.plus(1)),
                            List.of(DEFAULT_GROUP),
                            Tags.NONE));
        }
        var refused =
                given(steps.toArray())
                        .when(new DeleteSubnet(SUBNET))
                        .thenRefused("DependencyViolation")
                        .refused();
        assertThat(refused.dependents()).hasSize(20).doesNotHaveDuplicates();
        assertThat(refused.message()).endsWith("; 50 of its addresses are held.");
    }

    @Test
    void an_unknown_subnet_is_refused() {
        given().when(new DeleteSubnet(ABSENT)).thenRefused(new CommonRefusal.NotFound(ABSENT));
        given().when(new ModifySubnet(ABSENT, true))
                .thenRefused(new CommonRefusal.NotFound(ABSENT));
    }
}
