/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.account.AccountState;
import dev.enif.core.id.EgressOnlyGatewayId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.InternetGatewayId;
import dev.enif.core.id.NatGatewayId;
import dev.enif.core.id.PeeringId;
import dev.enif.core.id.VpcId;
import dev.enif.core.nat.NatGateway;
import dev.enif.core.peering.PeeringConnection;
import dev.enif.core.routing.EgressOnlyGateway;
import dev.enif.core.routing.InternetGateway;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;

/**
 * What the rule table needs of gateways: those that lead somewhere. A VPC may change its gateway in
 * one decision, so of all that change take the old ones away before adding any. Immutable.
 */
record CompiledGateways(
        HashPMap<InternetGatewayId, VpcId> attached,
        HashPMap<VpcId, InternetGatewayId> ofVpcs,
        HashPMap<NatGatewayId, EniId> nats,
        HashPMap<EgressOnlyGatewayId, VpcId> egressOnly,
        HashPMap<PeeringId, PeeringConnection> peerings) {
    static final CompiledGateways NONE =
            new CompiledGateways(
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePMap.empty());

    CompiledGateways without(InternetGatewayId id) {
        VpcId vpcId = attached.get(id);
        return vpcId == null
                ? this
                : new CompiledGateways(
                        attached.minus(id), ofVpcs.minus(vpcId), nats, egressOnly, peerings);
    }

    CompiledGateways with(AccountState account, InternetGatewayId id) {
        InternetGateway gateway = account.internetGateways().find(id);
        VpcId vpcId = gateway == null ? null : gateway.vpcId();
        return vpcId == null
                ? this
                : new CompiledGateways(
                        attached.plus(id, vpcId),
                        ofVpcs.plus(vpcId, id),
                        nats,
                        egressOnly,
                        peerings);
    }

    /** One that is deleted leads nowhere, although it is still shown. */
    CompiledGateways with(AccountState account, NatGatewayId id) {
        NatGateway nat = account.natGateways().find(id);
        return new CompiledGateways(
                attached,
                ofVpcs,
                nat != null && nat.isAvailable() ? nats.plus(id, nat.eniId()) : nats.minus(id),
                egressOnly,
                peerings);
    }

    CompiledGateways with(AccountState account, EgressOnlyGatewayId id) {
        EgressOnlyGateway gateway = account.egressOnlyGateways().find(id);
        return new CompiledGateways(
                attached,
                ofVpcs,
                nats,
                gateway == null ? egressOnly.minus(id) : egressOnly.plus(id, gateway.vpcId()),
                peerings);
    }

    /** Those that are not active lead nowhere, nor do those to what is not seen from here. */
    CompiledGateways with(AccountState account, PeeringId id) {
        PeeringConnection peering = account.peeringConnections().find(id);
        return new CompiledGateways(
                attached,
                ofVpcs,
                nats,
                egressOnly,
                peering != null && peering.isActive() && !peering.isAcross()
                        ? peerings.plus(id, peering)
                        : peerings.minus(id));
    }

    /** Whether an active connection joins the two. */
    boolean arePeered(VpcId vpcId, VpcId peer) {
        for (PeeringConnection peering : peerings.values()) {
            if (peering.joins(vpcId) && peering.joins(peer)) {
                return true;
            }
        }
        return false;
    }

    /** Whether some internet gateway lets traffic into the VPC. */
    boolean isConnected(VpcId vpcId) {
        return ofVpcs.containsKey(vpcId);
    }

    @Nullable EniId eniOf(NatGatewayId id) {
        return nats.get(id);
    }
}
