/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.vpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.CoreTest;
import dev.enif.core.account.Tags;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.id.CidrAssociationId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.SubnetCidrAssociationId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.vpc.SubnetCommand.AssociateSubnetIpv6Block;
import dev.enif.core.vpc.SubnetCommand.CreateSubnet;
import dev.enif.core.vpc.SubnetCommand.DisassociateSubnetIpv6Block;
import dev.enif.core.vpc.SubnetEvent.SubnetCreated;
import dev.enif.core.vpc.SubnetEvent.SubnetIpv6BlockAssociated;
import dev.enif.core.vpc.SubnetEvent.SubnetIpv6BlockDisassociated;
import dev.enif.core.vpc.VpcEvent.Ipv6BlockAssociated;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubnetIpv6BlockTest extends CoreTest {
    private static final Cidr6 BLOCK = Cidr6.parse("2001:db8:0:101::/64");
    private static final Ipv6BlockAssociated VPC_BLOCK =
            new Ipv6BlockAssociated(
                    VPC,
                    new CidrAssociationId("vpc-cidr-assoc-00000000000000002"),
                    VpcIpv6BlocksTest.OWN,
                    false);
    private static final SubnetCidrAssociationId ASSOCIATION =
            new SubnetCidrAssociationId("subnet-cidr-assoc-00000000000000001");
    private static final SubnetIpv6BlockAssociated ASSOCIATED =
            new SubnetIpv6BlockAssociated(SUBNET, ASSOCIATION, BLOCK);

    @Test
    void a_subnet_gets_a_64_of_its_vpc_and_gives_it_up() {
        var then =
                given(VPC_CREATED, VPC_BLOCK, SUBNET_CREATED)
                        .when(new AssociateSubnetIpv6Block(SUBNET, BLOCK));
        then.thenResult(association(0))
                .thenHappened(new SubnetIpv6BlockAssociated(SUBNET, association(0), BLOCK));
        assertThat(there(then.account().subnets().find(SUBNET)).ipv6())
                .isEqualTo(new Subnet.Ipv6Block(association(0), BLOCK));
        var after =
                then.then()
                        .when(new DisassociateSubnetIpv6Block(SUBNET, association(0)))
                        .thenHappened(new SubnetIpv6BlockDisassociated(SUBNET, association(0)));
        assertThat(there(after.account().subnets().find(SUBNET)).ipv6()).isNull();
    }

    @Test
    void a_subnet_can_be_born_with_it() {
        var cidr = Cidr4.parse("10.0.7.0/24");
        given(VPC_CREATED, VPC_BLOCK)
                .when(new CreateSubnet(VPC, cidr, BLOCK, ZONE_A, Tags.NONE))
                .thenHappened(
                        new SubnetCreated(madeSubnet(0), VPC, cidr, ZONE_A, Tags.NONE),
                        new SubnetIpv6BlockAssociated(madeSubnet(0), association(1), BLOCK));
    }

    @Test
    void it_has_64_bits() {
        var wide = Cidr6.parse("2001:db8:0:100::/60");
        given(VPC_CREATED, VPC_BLOCK, SUBNET_CREATED)
                .when(new AssociateSubnetIpv6Block(SUBNET, wide))
                .thenRefused(new SubnetRefusal.Ipv6BlockSize(wide));
    }

    @Test
    void it_lies_in_a_block_of_the_vpc() {
        var far = Cidr6.parse("2001:db8:0:200::/64");
        given(VPC_CREATED, VPC_BLOCK, SUBNET_CREATED)
                .when(new AssociateSubnetIpv6Block(SUBNET, far))
                .thenRefused(
                        new SubnetRefusal.BlockOutsideVpc(
                                VPC, far, List.of(VpcIpv6BlocksTest.OWN)));
        var then =
                given(VPC_CREATED, SUBNET_CREATED).when(new AssociateSubnetIpv6Block(SUBNET, far));
        then.thenRefused(new SubnetRefusal.BlockOutsideVpc(VPC, far, List.of()));
    }

    @Test
    void it_is_not_that_of_another_subnet() {
        given(VPC_CREATED, VPC_BLOCK, SUBNET_CREATED, ASSOCIATED)
                .when(new CreateSubnet(VPC, Cidr4.parse("10.0.7.0/24"), BLOCK, ZONE_A, Tags.NONE))
                .thenRefused(new SubnetRefusal.BlockOverlap(BLOCK, SUBNET, BLOCK));
    }

    @Test
    void a_subnet_has_one() {
        given(VPC_CREATED, VPC_BLOCK, SUBNET_CREATED, ASSOCIATED)
                .when(new AssociateSubnetIpv6Block(SUBNET, Cidr6.parse("2001:db8:0:102::/64")))
                .thenRefused(new SubnetRefusal.HasIpv6(SUBNET, BLOCK));
    }

    @Test
    void what_is_not_associated_cannot_be_given_up() {
        given(VPC_CREATED, VPC_BLOCK, SUBNET_CREATED)
                .when(new DisassociateSubnetIpv6Block(SUBNET, ASSOCIATION))
                .thenRefused(new CommonRefusal.NotFound(ASSOCIATION));
    }

    private static SubnetCidrAssociationId association(int ordinal) {
        return (SubnetCidrAssociationId) made(ResourceKind.SUBNET_CIDR_ASSOCIATION, ordinal);
    }
}
