/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.id.VpcId;
import dev.enif.core.net.Ip;
import dev.enif.core.net.Ipv4;
import org.jspecify.annotations.Nullable;

/** Finds who is meant by an endpoint in a compiled table. */
record CompiledEnds(RuleTable table) {
    /** An end of the flow: {@code eni} is null for the internet or an address that nobody holds. */
    record End(@Nullable CompiledInterface eni, Ip shown, boolean viaPublic, boolean unheld) {
        /** Who was named by a public address has the private one behind it all the same. */
        Ip ownAddress() {
            return viaPublic && eni != null && shown instanceof Ipv4 address
                    ? eni.mapped().getOrDefault(address, address)
                    : shown;
        }
    }

    /** The VPC that an endpoint is bound to whatever the other end is, or null. */
    @Nullable VpcId vpcOf(Endpoint endpoint) {
        if (endpoint instanceof Endpoint.InVpc(var vpcId, _)) {
            return vpcId;
        }
        End end = find(endpoint, null, false);
        CompiledInterface eni = end == null ? null : end.eni();
        return eni == null ? null : eni.vpcId();
    }

    /**
     * Who is meant, or null if the endpoint names nothing.
     *
     * @param six whether the other end is named by an IPv6 address
     */
    @Nullable End find(Endpoint endpoint, @Nullable VpcId peerVpc, boolean six) {
        return switch (endpoint) {
            case Endpoint.OfInterface(var eniId, var address) -> {
                CompiledInterface eni = table.find(eniId);
                yield eni == null
                        ? null
                        : new End(eni, address == null ? eni.meant(six) : address, false, false);
            }
            case Endpoint.OfInstance(var instanceId) -> {
                CompiledInterface eni = table.primaryOf(instanceId);
                yield eni == null ? null : new End(eni, eni.meant(six), false, false);
            }
            case Endpoint.InVpc(var vpcId, var address) -> held(vpcId, address);
            case Endpoint.OfAddress(Ip address) -> byAddress(address, peerVpc);
        };
    }

    /** Who has that address in the VPC of a peer; as {@link Resolver#inPeer}. */
    @Nullable End inPeer(Endpoint endpoint, @Nullable End other) {
        CompiledInterface from = other == null ? null : other.eni();
        if (from == null || !(endpoint instanceof Endpoint.OfAddress(Ip address))) {
            return null;
        }
        VpcId vpcId = table.way(from, address).peer();
        CompiledInterface eni = vpcId == null ? null : table.holder(vpcId, address);
        return eni == null ? null : new End(eni, address, false, false);
    }

    private End byAddress(Ip address, @Nullable VpcId peerVpc) {
        CompiledVpc vpc = peerVpc == null ? null : table.find(peerVpc);
        if (vpc != null && vpc.contains(address)) {
            return held(vpc.id(), address);
        }
        if (!(address instanceof Ipv4 ipv4)) {
            CompiledInterface eni = table.publicHolder(address);
            return new End(eni, address, eni != null, false);
        }
        CompiledInterface eni = table.behind(ipv4);
        return new End(eni, ipv4, eni != null, false);
    }

    private End held(VpcId vpcId, Ip address) {
        CompiledInterface eni = table.holder(vpcId, address);
        return new End(eni, address, false, eni == null);
    }
}
