/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.testing;

import dev.enif.core.account.Draft;
import dev.enif.core.account.Tags;
import dev.enif.core.acl.DefaultAcl;
import dev.enif.core.acl.NetworkAclEvent;
import dev.enif.core.acl.NetworkAcls;
import dev.enif.core.id.CidrAssociationId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.NetworkAclId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.RuleId;
import dev.enif.core.id.SubnetCidrAssociationId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.SubnetReservationId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.net.Protocol;
import dev.enif.core.net.Traffic;
import dev.enif.core.net.Zone;
import dev.enif.core.securitygroup.Direction;
import dev.enif.core.securitygroup.Peer;
import dev.enif.core.securitygroup.Rule;
import dev.enif.core.securitygroup.SecurityGroup;
import dev.enif.core.securitygroup.SecurityGroupEvent;
import dev.enif.core.vpc.ReservationType;
import dev.enif.core.vpc.Subnet;
import dev.enif.core.vpc.SubnetEvent;
import dev.enif.core.vpc.Vpc;
import dev.enif.core.vpc.VpcEvent;
import java.util.List;
import java.util.random.RandomGenerator;

/** Random changes of VPCs, subnets and security groups. */
final class RandomNetworkSteps extends RandomDraws {
    private final RandomRoutingSteps routing;

    RandomNetworkSteps(RandomGenerator random, Draft draft) {
        super(random, draft);
        routing = new RandomRoutingSteps(random, draft);
    }

    void vpc() {
        Vpc vpc = any(account().vpcs().values());
        if (vpc == null || account().vpcs().size() < 2 && random.nextBoolean()) {
            createVpc();
            return;
        }
        switch (random.nextInt(6)) {
            case 0 -> draft.happened(new VpcEvent.VpcModified(vpc.id(), flip(), flip()));
            case 1 ->
                    draft.happened(
                            new VpcEvent.CidrBlockAssociated(
                                    vpc.id(),
                                    (CidrAssociationId) id(ResourceKind.VPC_CIDR_ASSOCIATION),
                                    Cidr4.parse("10." + random.nextInt(200) + ".0.0/16")));
            case 2 -> {
                if (vpc.blocks().size() > 1) {
                    draft.happened(
                            new VpcEvent.CidrBlockDisassociated(
                                    vpc.id(), vpc.blocks().getLast().associationId()));
                }
            }
            case 3 -> {
                CidrAssociationId id = (CidrAssociationId) id(ResourceKind.VPC_CIDR_ASSOCIATION);
                Cidr6 cidr = Cidr6.parse("2001:db8:" + random.nextInt(99) + "::/56");
                draft.happened(new VpcEvent.Ipv6BlockAssociated(vpc.id(), id, cidr, flip()));
            }
            case 4 -> {
                if (!vpc.ipv6Blocks().isEmpty()) {
                    draft.happened(
                            new VpcEvent.Ipv6BlockDisassociated(
                                    vpc.id(), vpc.ipv6Blocks().getFirst().associationId()));
                }
            }
            default -> deleteVpc(vpc);
        }
    }

    private void reservation(Subnet subnet) {
        if (!subnet.reservations().isEmpty() && flip()) {
            draft.happened(
                    new SubnetEvent.CidrReservationDeleted(
                            subnet.id(), subnet.reservations().firstKey()));
            return;
        }
        Cidr4 cidr =
                new Cidr4(
                        subnet.cidr().network().plus(random.nextInt((int) subnet.cidr().size())),
                        30);
        if (subnet.reservationOf(cidr.network()) == null) {
            draft.happened(
                    new SubnetEvent.CidrReserved(
                            subnet.id(),
                            new Subnet.Reservation(
                                    (SubnetReservationId) id(ResourceKind.SUBNET_CIDR_RESERVATION),
                                    cidr,
                                    flip() ? ReservationType.PREFIX : ReservationType.EXPLICIT,
                                    word())));
        }
    }

    private void ipv6(Subnet subnet) {
        if (random.nextInt(3) == 0) {
            reservation(subnet);
            return;
        }
        Subnet.Ipv6Block own = subnet.ipv6();
        if (own != null && flip()) {
            draft.happened(
                    new SubnetEvent.Ipv6AssignmentChanged(subnet.id(), !subnet.assignsIpv6()));
            return;
        }
        if (own != null && !account().indexes().ipv6().holdersIn(subnet.id()).isEmpty()) {
            return;
        }
        if (subnet.assignsIpv6()) {
            draft.happened(new SubnetEvent.Ipv6AssignmentChanged(subnet.id(), false));
        }
        draft.happened(
                own == null
                        ? new SubnetEvent.SubnetIpv6BlockAssociated(
                                subnet.id(),
                                (SubnetCidrAssociationId) id(ResourceKind.SUBNET_CIDR_ASSOCIATION),
                                Cidr6.parse("2001:db8:0:" + random.nextInt(99) + "::/64"))
                        : new SubnetEvent.SubnetIpv6BlockDisassociated(
                                subnet.id(), own.associationId()));
    }

    private void createVpc() {
        VpcId vpcId = (VpcId) id(ResourceKind.VPC);
        GroupId groupId = (GroupId) id(ResourceKind.SECURITY_GROUP);
        draft.happened(
                new VpcEvent.VpcCreated(
                        vpcId,
                        (CidrAssociationId) id(ResourceKind.VPC_CIDR_ASSOCIATION),
                        Cidr4.parse("10.0.0.0/16"),
                        groupId,
                        tags()));
        draft.happened(
                new SecurityGroupEvent.GroupCreated(
                        groupId,
                        vpcId,
                        SecurityGroup.DEFAULT_NAME,
                        "the default group",
                        List.of(rule()),
                        Tags.NONE));
    }

    private void deleteVpc(Vpc vpc) {
        for (Subnet subnet : account().subnets().values()) {
            if (subnet.vpcId().equals(vpc.id())) {
                return;
            }
        }
        List.copyOf(all(account().securityGroups().values())).stream()
                .filter(group -> group.vpcId().equals(vpc.id()))
                .forEach(group -> draft.happened(new SecurityGroupEvent.GroupDeleted(group.id())));
        routing.clear(vpc.id());
        new RandomNatSteps(random, draft).clear(vpc.id());
        for (NetworkAclId id : NetworkAcls.ofVpc(account(), vpc.id())) {
            if (!id.equals(DefaultAcl.idOf(vpc.id()))) {
                draft.happened(new NetworkAclEvent.NetworkAclDeleted(id));
            }
        }
        draft.happened(new VpcEvent.VpcDeleted(vpc.id()));
    }

    void subnet() {
        Subnet subnet = any(account().subnets().values());
        Vpc vpc = any(account().vpcs().values());
        if (subnet != null && random.nextBoolean()) {
            if (random.nextInt(4) > 0) {
                draft.happened(new SubnetEvent.SubnetModified(subnet.id(), flip()));
                ipv6(subnet);
            } else if (account().indexes().addressesOf(subnet.id()).isEmpty()) {
                routing.leaveTable(subnet.id());
                draft.happened(new SubnetEvent.SubnetDeleted(subnet.id()));
            }
        } else if (vpc != null && account().subnets().size() < 4) {
            draft.happened(
                    new SubnetEvent.SubnetCreated(
                            (SubnetId) id(ResourceKind.SUBNET),
                            vpc.id(),
                            freeBlock(vpc.id()),
                            new Zone(flip() ? "us-east-1a" : "us-east-1b"),
                            tags()));
        }
    }

    /** A block of the VPC that no subnet has. */
    private Cidr4 freeBlock(VpcId vpcId) {
        int third = 0;
        Cidr4 block = Cidr4.parse("10.0.0.0/24");
        while (account().contents().overlapping(vpcId, block).isPresent()) {
            block = Cidr4.parse("10.0." + ++third + ".0/24");
        }
        return block;
    }

    void group() {
        SecurityGroup group = any(account().securityGroups().values());
        if (group == null) {
            return;
        }
        switch (random.nextInt(5)) {
            case 0 ->
                    draft.happened(
                            new SecurityGroupEvent.GroupCreated(
                                    (GroupId) id(ResourceKind.SECURITY_GROUP),
                                    group.vpcId(),
                                    word() + " " + draft.nextId(),
                                    word(),
                                    List.of(),
                                    tags()));
            case 1, 2 ->
                    draft.happened(
                            new SecurityGroupEvent.RulesAuthorized(
                                    group.id(), List.of(rule(), rule())));
            case 3 -> {
                if (!group.rules().isEmpty()) {
                    Rule rule = group.rules().get(random.nextInt(group.rules().size()));
                    draft.happened(
                            flip()
                                    ? new SecurityGroupEvent.RulesRevoked(
                                            group.id(), List.of(rule.id()))
                                    : new SecurityGroupEvent.RuleModified(
                                            group.id(), rule(rule.id())));
                }
            }
            default -> {
                if (!group.isDefault() && account().indexes().membersOf(group.id()).isEmpty()) {
                    draft.happened(new SecurityGroupEvent.GroupDeleted(group.id()));
                }
            }
        }
    }

    private Rule rule() {
        return rule((RuleId) id(ResourceKind.SECURITY_GROUP_RULE));
    }

    private Rule rule(RuleId ruleId) {
        SecurityGroup group = any(account().securityGroups().values());
        return new Rule(
                ruleId,
                flip() ? Direction.INGRESS : Direction.EGRESS,
                switch (random.nextInt(3)) {
                    case 0 -> Traffic.ALL;
                    case 1 -> Traffic.tcp(random.nextInt(100), 100 + random.nextInt(100));
                    default -> new Traffic(Protocol.ICMP, -1, -1);
                },
                group == null || flip()
                        ? new Peer.Ipv4Peer(Cidr4.ALL)
                        : new Peer.GroupPeer(group.id()),
                word(),
                tags());
    }
}
