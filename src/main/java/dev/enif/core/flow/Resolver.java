/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.account.AccountState;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.eni.PrivateAddress;
import dev.enif.core.eni.PublicAddress;
import dev.enif.core.eni.Slot;
import dev.enif.core.id.EniId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Ip;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Ipv6;
import dev.enif.core.vpc.Subnet;
import dev.enif.core.vpc.Vpc;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds who is meant by an endpoint; slow and obvious. */
final class Resolver {
    private static final Slot PRIMARY = new Slot(0, 0);

    private Resolver() {}

    /**
     * Who is meant, or empty if the endpoint names nothing; {@code peerVpc} is the other end's VPC,
     * if it has one.
     *
     * @param six whether the other end is named by an IPv6 address
     */
    static Optional<Party> resolve(
            AccountState account, Endpoint endpoint, @Nullable VpcId peerVpc, boolean six) {
        return switch (endpoint) {
            case Endpoint.OfInterface(EniId eniId, var address) ->
                    found(account.networkInterfaces().find(eniId))
                            .map(eni ->
                                    new Party(
                                            eni,
                                            address == null ? meant(eni, six) : address,
                                            false));
            case Endpoint.OfInstance(var instanceId) ->
                    Optional.ofNullable(account.indexes().slotsOf(instanceId).get(PRIMARY))
                            .flatMap(eniId -> found(account.networkInterfaces().find(eniId)))
                            .map(eni -> new Party(eni, meant(eni, six), false));
            case Endpoint.InVpc(var vpcId, var address) ->
                    Optional.of(inVpc(account, vpcId, address));
            case Endpoint.OfAddress(Ip address) ->
                    Optional.of(byAddress(account, address, peerVpc));
        };
    }

    /**
     * Who has that address in the VPC of a peer, if it is named by the address alone and routes of
     * the other end's subnet lead there; empty if not, or if nobody has it.
     */
    static Optional<Party> inPeer(
            AccountState account, Endpoint endpoint, @Nullable NetworkInterface other) {
        return other != null
                        && endpoint instanceof Endpoint.OfAddress(Ip address)
                        && Leg.from(account, other.subnetId(), address)
                                instanceof Leg.ToPeer(_, var vpcId)
                ? found(holder(account, vpcId, address)).map(eni -> new Party(eni, address, false))
                : Optional.empty();
    }

    /** The same for an end whose other one is not looked up yet. */
    static Optional<Party> inPeer(AccountState account, Endpoint endpoint, Endpoint other) {
        return inPeer(
                account,
                endpoint,
                resolve(account, other, null, false).map(Party::eni).orElse(null));
    }

    /** The address of an interface that is named without one. */
    private static Ip meant(NetworkInterface eni, boolean six) {
        return six && !eni.further().ipv6().isEmpty()
                ? eni.further().ipv6().getFirst()
                : eni.primary().address();
    }

    /** The VPC that an endpoint is bound to whatever the other end is, or null. */
    static @Nullable VpcId vpcOf(AccountState account, Endpoint endpoint) {
        return switch (endpoint) {
            case Endpoint.InVpc(var vpcId, _) -> vpcId;
            case Endpoint.OfInterface _, Endpoint.OfInstance _, Endpoint.OfAddress _ ->
                    resolve(account, endpoint, null, false)
                            .map(Party::eni)
                            .map(NetworkInterface::vpcId)
                            .orElse(null);
        };
    }

    private static Party byAddress(AccountState account, Ip address, @Nullable VpcId peerVpc) {
        Vpc vpc = peerVpc == null ? null : account.vpcs().find(peerVpc);
        if (vpc != null && vpc.contains(address)) {
            return inVpc(account, vpc.id(), address);
        }
        if (!(address instanceof Ipv4 ipv4)) {
            return publicIpv6(account, address);
        }
        EniId mapped = account.indexes().publicAddresses().get(ipv4);
        NetworkInterface eni = mapped == null ? null : account.networkInterfaces().find(mapped);
        if (eni == null) {
            return new Party(null, ipv4, false);
        }
        return new Party(eni, privateAddressBehind(eni, ipv4), true);
    }

    /** IPv6 needs no other address outside: who has it in any VPC is reached by it. */
    private static Party publicIpv6(AccountState account, Ip address) {
        for (Vpc vpc : account.vpcs().values()) {
            NetworkInterface eni =
                    vpc.contains(address) ? holder(account, vpc.id(), address) : null;
            if (eni != null) {
                return new Party(eni, address, true);
            }
        }
        return new Party(null, address, false);
    }

    private static Party inVpc(AccountState account, VpcId vpcId, Ip address) {
        return new Party(holder(account, vpcId, address), address, false);
    }

    /** Who holds a private address of the VPC, or null. */
    static @Nullable NetworkInterface holder(AccountState account, VpcId vpcId, Ip address) {
        for (Subnet subnet : account.subnets().values()) {
            if (subnet.vpcId().equals(vpcId)) {
                EniId holder =
                        switch (address) {
                            case Ipv4 ipv4 -> account.indexes().addressesOf(subnet.id()).get(ipv4);
                            case Ipv6 ipv6 -> account.indexes().ipv6().holder(subnet.id(), ipv6);
                        };
                if (holder != null) {
                    return account.networkInterfaces().find(holder);
                }
            }
        }
        return null;
    }

    private static Ipv4 privateAddressBehind(NetworkInterface eni, Ipv4 publicAddress) {
        for (PrivateAddress own : eni.addresses()) {
            boolean behind =
                    switch (own.publicAddress()) {
                        case PublicAddress.None _ -> false;
                        case PublicAddress.Automatic(var address) -> address.equals(publicAddress);
                        case PublicAddress.Elastic(var address, _, _) ->
                                address.equals(publicAddress);
                    };
            if (behind) {
                return own.address();
            }
        }
        throw new IllegalStateException(
                publicAddress + " is indexed under " + eni.id() + ", which does not have it");
    }

    private static Optional<NetworkInterface> found(@Nullable NetworkInterface eni) {
        return Optional.ofNullable(eni);
    }
}
