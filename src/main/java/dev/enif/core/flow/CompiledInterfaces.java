/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.account.AccountState;
import dev.enif.core.eni.FurtherAddresses;
import dev.enif.core.eni.Host;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.id.EniId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Ip;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Ipv6;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;

/**
 * The interfaces of a rule table, by all that they are found by. Addresses may pass from one to
 * another in one decision, so of all that change take the old ones away before adding any.
 * Immutable.
 */
record CompiledInterfaces(
        HashPMap<EniId, CompiledInterface> byId,
        HashPMap<CompiledInterfaces.AddressKey, CompiledInterface> byAddress,
        HashPMap<CompiledInterfaces.PrefixKey, CompiledInterface> byPrefix,
        HashPMap<Ipv4, CompiledInterface> byPublicAddress,
        HashPMap<InstanceId, CompiledInterface> primaries) {
    static final CompiledInterfaces NONE =
            new CompiledInterfaces(
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePMap.empty());

    record AddressKey(VpcId vpcId, Ip address) {}

    record PrefixKey(VpcId vpcId, Cidr prefix) {}

    CompiledInterfaces without(EniId id) {
        CompiledInterface old = byId.get(id);
        if (old == null) {
            return this;
        }
        HashPMap<AddressKey, CompiledInterface> addresses = byAddress;
        for (Ipv4 address : old.addresses()) {
            addresses = addresses.minus(new AddressKey(old.vpcId(), address));
        }
        for (Ipv6 address : old.ipv6()) {
            addresses = addresses.minus(new AddressKey(old.vpcId(), address));
        }
        HashPMap<PrefixKey, CompiledInterface> prefixes = byPrefix;
        for (Cidr prefix : old.prefixes()) {
            prefixes = prefixes.minus(new PrefixKey(old.vpcId(), prefix));
        }
        HashPMap<Ipv4, CompiledInterface> mapped = byPublicAddress;
        for (Ipv4 address : old.mapped().keySet()) {
            mapped = mapped.minus(address);
        }
        InstanceId instance = old.instance();
        return new CompiledInterfaces(
                byId.minus(id),
                addresses,
                prefixes,
                mapped,
                instance == null ? primaries : primaries.minus(instance));
    }

    CompiledInterfaces with(AccountState account, EniId id) {
        NetworkInterface eni = account.networkInterfaces().find(id);
        CompiledInterfaces without = without(id);
        if (eni == null) {
            return without;
        }
        CompiledInterface compiled = CompiledInterface.of(account, eni);
        HashPMap<AddressKey, CompiledInterface> addresses = without.byAddress;
        for (Ipv4 address : compiled.addresses()) {
            addresses = addresses.plus(new AddressKey(compiled.vpcId(), address), compiled);
        }
        for (Ipv6 address : compiled.ipv6()) {
            addresses = addresses.plus(new AddressKey(compiled.vpcId(), address), compiled);
        }
        HashPMap<PrefixKey, CompiledInterface> prefixes = without.byPrefix;
        for (Cidr prefix : compiled.prefixes()) {
            prefixes = prefixes.plus(new PrefixKey(compiled.vpcId(), prefix), compiled);
        }
        HashPMap<Ipv4, CompiledInterface> mapped = without.byPublicAddress;
        for (Ipv4 address : compiled.mapped().keySet()) {
            mapped = mapped.plus(address, compiled);
        }
        InstanceId instance = compiled.instance();
        return new CompiledInterfaces(
                without.byId.plus(id, compiled),
                addresses,
                prefixes,
                mapped,
                instance == null ? without.primaries : without.primaries.plus(instance, compiled));
    }

    /** Where a trunk is, and whether anything runs there, is a part of its branches. */
    CompiledInterfaces withBranches(AccountState account, EniId trunkId) {
        CompiledInterfaces interfaces = this;
        for (EniId branchId : Host.branchesOf(account, trunkId)) {
            interfaces = interfaces.with(account, branchId);
        }
        return interfaces;
    }

    /** Whether an instance runs is a part of its interfaces. */
    CompiledInterfaces with(AccountState account, InstanceId id) {
        CompiledInterfaces interfaces = this;
        for (EniId eniId : account.indexes().slotsOf(id).values()) {
            interfaces = interfaces.with(account, eniId).withBranches(account, eniId);
        }
        return interfaces;
    }

    /** Who holds the private address. */
    @Nullable CompiledInterface holder(VpcId vpcId, Ip address) {
        CompiledInterface holder = byAddress.get(new AddressKey(vpcId, address));
        if (holder != null || byPrefix.isEmpty()) {
            return holder;
        }
        int length =
                switch (address) {
                    case Ipv4 _ -> FurtherAddresses.IPV4_LENGTH;
                    case Ipv6 _ -> FurtherAddresses.IPV6_LENGTH;
                };
        return byPrefix.get(new PrefixKey(vpcId, Cidr.around(address, length)));
    }
}
