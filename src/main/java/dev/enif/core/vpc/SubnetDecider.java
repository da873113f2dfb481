/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.vpc;

import dev.enif.core.account.Draft;
import dev.enif.core.account.Quota;
import dev.enif.core.account.TagDecider;
import dev.enif.core.account.VpcContents;
import dev.enif.core.decision.Dependents;
import dev.enif.core.decision.Result;
import dev.enif.core.id.EniId;
import dev.enif.core.id.LoadBalancerId;
import dev.enif.core.id.NatGatewayId;
import dev.enif.core.id.ResourceId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.SubnetId;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Cidr6;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Zone;
import dev.enif.core.routing.TableAssociating;
import dev.enif.core.vpc.SubnetCommand.AssociateSubnetIpv6Block;
import dev.enif.core.vpc.SubnetCommand.CreateSubnet;
import dev.enif.core.vpc.SubnetCommand.DeleteSubnet;
import dev.enif.core.vpc.SubnetCommand.DisassociateSubnetIpv6Block;
import dev.enif.core.vpc.SubnetCommand.ModifySubnet;
import dev.enif.core.vpc.SubnetEvent.Ipv6AssignmentChanged;
import dev.enif.core.vpc.SubnetEvent.SubnetCreated;
import dev.enif.core.vpc.SubnetEvent.SubnetDeleted;
import dev.enif.core.vpc.SubnetEvent.SubnetModified;
import java.util.List;
import java.util.stream.Stream;
import org.pcollections.TreePMap;

/** Decides commands on subnets. */
public final class SubnetDecider {
    private SubnetDecider() {}

    public static Result decide(Draft draft, SubnetCommand command) {
        return switch (command) {
            case CreateSubnet create -> create(draft, create);
            case ModifySubnet modify -> modify(draft, modify);
            case AssociateSubnetIpv6Block(var subnetId, var cidr) ->
                    SubnetIpv6Block.associate(draft, draft.require(subnetId), cidr);
            case DisassociateSubnetIpv6Block(var subnetId, var associationId) ->
                    SubnetIpv6Block.disassociate(draft, draft.require(subnetId), associationId);
            case SubnetCommand.ReserveCidr(var subnetId, var cidr, var type, var description) ->
                    CidrReservations.reserve(
                            draft, draft.require(subnetId), cidr, type, description);
            case SubnetCommand.DeleteCidrReservation(var subnetId, var reservationId) ->
                    CidrReservations.delete(draft, draft.require(subnetId), reservationId);
            case DeleteSubnet(SubnetId subnetId) -> delete(draft, draft.require(subnetId));
        };
    }

    private static Result create(Draft draft, CreateSubnet create) {
        TagDecider.requireValid(create.tags());
        Vpc vpc = draft.require(create.vpcId());
        Zone zone = zone(draft, create);
        Draft.refuseIf(!Vpc.isSize(create.cidr()), new SubnetRefusal.BlockSize(create.cidr()));
        Draft.refuseIf(
                !vpc.contains(create.cidr()),
                new SubnetRefusal.BlockOutsideVpc(
                        vpc.id(),
                        create.cidr(),
                        vpc.blocks().stream().<Cidr>map(Vpc.Block::cidr).toList()));
        VpcContents contents = draft.account().contents();
        contents.overlapping(vpc.id(), create.cidr())
                .ifPresent(other -> {
                    throw Draft.refused(
                            new SubnetRefusal.BlockOverlap(
                                    create.cidr(), other.getValue(), other.getKey()));
                });
        draft.requireQuota(Quota.SUBNETS_PER_VPC, contents.subnetsOf(vpc.id()).size() + 1L);
        Cidr6 ipv6Cidr = create.ipv6Cidr();
        if (ipv6Cidr != null) {
            SubnetIpv6Block.require(draft, vpc, ipv6Cidr);
        }
        SubnetId subnetId = (SubnetId) draft.newId(ResourceKind.SUBNET);
        draft.happened(new SubnetCreated(subnetId, vpc.id(), create.cidr(), zone, create.tags()));
        if (ipv6Cidr != null) {
            SubnetIpv6Block.associate(draft, draft.require(subnetId), ipv6Cidr);
        }
        return Result.of(subnetId);
    }

    private static Zone zone(Draft draft, CreateSubnet create) {
        List<Zone> zones = draft.environment().zones();
        Zone wanted = create.zone();
        if (wanted == null) {
            return zones.getFirst();
        }
        Draft.refuseIf(!zones.contains(wanted), new SubnetRefusal.UnknownZone(wanted, zones));
        return wanted;
    }

    private static Result modify(Draft draft, ModifySubnet modify) {
        Subnet subnet = draft.require(modify.subnetId());
        Boolean mapPublicIp = modify.mapPublicIpOnLaunch();
        if (mapPublicIp != null && mapPublicIp != subnet.mapPublicIpOnLaunch()) {
            draft.happened(new SubnetModified(subnet.id(), mapPublicIp));
        }
        Boolean assignIpv6 = modify.assignIpv6OnCreation();
        if (assignIpv6 != null && assignIpv6 != subnet.assignsIpv6()) {
            Draft.refuseIf(subnet.ipv6() == null, new SubnetRefusal.WithoutIpv6(subnet.id()));
            draft.happened(new Ipv6AssignmentChanged(subnet.id(), assignIpv6));
        }
        return Result.NOTHING;
    }

    private static Result delete(Draft draft, Subnet subnet) {
        TreePMap<Ipv4, EniId> held = draft.account().indexes().addressesOf(subnet.id());
        if (!held.isEmpty()) {
            List<NatGatewayId> gateways =
                    draft.account().references().to(subnet.id(), NatGatewayId.class);
            List<LoadBalancerId> balancers =
                    draft.account().references().to(subnet.id(), LoadBalancerId.class);
            List<String> first =
                    Stream.of(
                                    gateways.stream(),
                                    balancers.stream(),
                                    held.values().stream().distinct())
                            .<ResourceId>flatMap(users -> users)
                            .limit(Dependents.MOST_NAMED)
                            .map(ResourceId::value)
                            .toList();
            throw Draft.refused(new SubnetRefusal.InUse(subnet.id(), first, held.size()));
        }
        TableAssociating.leave(draft, subnet.id());
        draft.happened(new SubnetDeleted(subnet.id()));
        return Result.NOTHING;
    }
}
