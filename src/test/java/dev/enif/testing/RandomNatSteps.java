/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.testing;

import dev.enif.core.account.Draft;
import dev.enif.core.elasticip.ElasticIp;
import dev.enif.core.elasticip.ElasticIpEvent;
import dev.enif.core.eni.Attachment;
import dev.enif.core.eni.EniEvent;
import dev.enif.core.eni.InterfaceType;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.eni.PublicAddress;
import dev.enif.core.id.AssociationId;
import dev.enif.core.id.EgressOnlyGatewayId;
import dev.enif.core.id.NatGatewayId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.VpcId;
import dev.enif.core.nat.Connectivity;
import dev.enif.core.nat.NatGateway;
import dev.enif.core.nat.NatGatewayEvent;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.peering.PeeringConnection;
import dev.enif.core.routing.EgressOnlyGateway;
import dev.enif.core.routing.EgressOnlyGatewayEvent;
import dev.enif.core.routing.Route;
import dev.enif.core.routing.RouteOrigin;
import dev.enif.core.routing.RouteTable;
import dev.enif.core.routing.RouteTableEvent;
import dev.enif.core.routing.RouteTarget;
import dev.enif.core.vpc.Vpc;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Random changes of NAT gateways, egress-only gateways and routes to them and to interfaces. */
final class RandomNatSteps extends RandomDraws {
    RandomNatSteps(RandomGenerator random, Draft draft) {
        super(random, draft);
    }

    void gateway() {
        if (random.nextInt(3) == 0) {
            egressOnly();
            return;
        }
        NatGateway nat = any(account().natGateways().values());
        NetworkInterface eni = any(account().networkInterfaces().values());
        if (nat != null && flip()) {
            deleteOrForget(nat);
        } else if (eni != null
                && !eni.isRequesterManaged()
                && eni.attachment() instanceof Attachment.Detached
                && eni.primary().publicAddress() instanceof PublicAddress.None) {
            create(eni);
        }
    }

    private void create(NetworkInterface eni) {
        draft.happened(new EniEvent.HandedToService(eni.id(), InterfaceType.NAT_GATEWAY));
        ElasticIp elasticIp = any(account().elasticIps().values());
        boolean isPublic = elasticIp != null && elasticIp.binding().equals(ElasticIp.FREE);
        if (elasticIp != null && isPublic) {
            draft.happened(
                    new ElasticIpEvent.ElasticIpAssociated(
                            elasticIp.id(),
                            (AssociationId) id(ResourceKind.ASSOCIATION),
                            elasticIp.publicAddress(),
                            eni.id(),
                            eni.primary().address()));
        }
        draft.happened(
                new NatGatewayEvent.NatGatewayCreated(
                        (NatGatewayId) id(ResourceKind.NAT_GATEWAY),
                        eni.vpcId(),
                        eni.subnetId(),
                        isPublic ? Connectivity.PUBLIC : Connectivity.PRIVATE,
                        eni.id(),
                        now(),
                        tags()));
    }

    private void deleteOrForget(NatGateway nat) {
        if (nat.isAvailable()) {
            draft.happened(new NatGatewayEvent.NatGatewayDeleted(nat.id(), now()));
        } else {
            draft.happened(new NatGatewayEvent.NatGatewayForgotten(nat.id()));
        }
    }

    private void egressOnly() {
        EgressOnlyGateway gateway = any(account().egressOnlyGateways().values());
        Vpc vpc = any(account().vpcs().values());
        if (gateway != null && flip()) {
            draft.happened(new EgressOnlyGatewayEvent.EgressOnlyGatewayDeleted(gateway.id()));
        } else if (vpc != null
                && account().references().to(vpc.id(), EgressOnlyGatewayId.class).isEmpty()) {
            draft.happened(
                    new EgressOnlyGatewayEvent.EgressOnlyGatewayCreated(
                            (EgressOnlyGatewayId) id(ResourceKind.EGRESS_ONLY_GATEWAY),
                            vpc.id(),
                            tags()));
        }
    }

    void route() {
        RouteTable table = any(account().routeTables().values());
        RouteTarget target = target();
        if (table == null || target == null) {
            return;
        }
        if (random.nextInt(4) == 0) {
            local(table, target);
            return;
        }
        Cidr destination =
                flip() ? Cidr6.ALL : Cidr4.parse("198." + random.nextInt(20) + ".0.0/16");
        Route made = new Route(destination, target, RouteOrigin.CREATE_ROUTE);
        draft.happened(
                table.routes().containsKey(destination)
                        ? new RouteTableEvent.RouteReplaced(table.id(), made)
                        : new RouteTableEvent.RouteCreated(table.id(), made));
    }

    private void local(RouteTable table, RouteTarget target) {
        Vpc vpc = draft.require(table.vpcId());
        Cidr block = vpc.primary().cidr();
        draft.happened(
                table.routes().containsKey(block) && flip()
                        ? new RouteTableEvent.LocalRouteRestored(table.id(), block)
                        : new RouteTableEvent.LocalRouteReplaced(table.id(), block, target));
    }

    private @Nullable RouteTarget target() {
        NatGateway nat = any(account().natGateways().values());
        EgressOnlyGateway gateway = any(account().egressOnlyGateways().values());
        NetworkInterface eni = any(account().networkInterfaces().values());
        PeeringConnection peering = any(account().peeringConnections().values());
        return switch (random.nextInt(4)) {
            case 3 -> peering == null ? null : new RouteTarget.OfPeering(peering.id());
            case 0 -> nat == null ? null : new RouteTarget.OfNatGateway(nat.id());
            case 1 -> gateway == null ? null : new RouteTarget.OfEgressOnlyGateway(gateway.id());
            default -> eni == null ? null : new RouteTarget.OfInterface(eni.id());
        };
    }

    /** Takes the egress-only gateway of a VPC away. */
    void clear(VpcId vpcId) {
        for (EgressOnlyGatewayId id : account().references().to(vpcId, EgressOnlyGatewayId.class)) {
            draft.happened(new EgressOnlyGatewayEvent.EgressOnlyGatewayDeleted(id));
        }
    }
}
