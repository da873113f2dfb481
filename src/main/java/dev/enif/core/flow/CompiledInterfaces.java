/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.account.AccountState;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.id.EniId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Ip;
import dev.enif.core.net.Ipv4;
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
        HashPMap<Ipv4, CompiledInterface> byPublicAddress,
        HashPMap<InstanceId, CompiledInterface> primaries) {
    static final CompiledInterfaces NONE =
            new CompiledInterfaces(
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePMap.empty());

    record AddressKey(VpcId vpcId, Ipv4 address) {}

    CompiledInterfaces without(EniId id) {
        CompiledInterface old = byId.get(id);
        if (old == null) {
            return this;
        }
        HashPMap<AddressKey, CompiledInterface> addresses = byAddress;
        for (Ipv4 address : old.addresses()) {
            addresses = addresses.minus(new AddressKey(old.vpcId(), address));
        }
        HashPMap<Ipv4, CompiledInterface> mapped = byPublicAddress;
        for (Ipv4 address : old.mapped().keySet()) {
            mapped = mapped.minus(address);
        }
        InstanceId instance = old.instance();
        return new CompiledInterfaces(
                byId.minus(id),
                addresses,
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
        HashPMap<Ipv4, CompiledInterface> mapped = without.byPublicAddress;
        for (Ipv4 address : compiled.mapped().keySet()) {
            mapped = mapped.plus(address, compiled);
        }
        InstanceId instance = compiled.instance();
        return new CompiledInterfaces(
                without.byId.plus(id, compiled),
                addresses,
                mapped,
                instance == null ? without.primaries : without.primaries.plus(instance, compiled));
    }

    /** Whether an instance runs is a part of its interfaces. */
    CompiledInterfaces with(AccountState account, InstanceId id) {
        CompiledInterfaces interfaces = this;
        for (EniId eniId : account.indexes().slotsOf(id).values()) {
            interfaces = interfaces.with(account, eniId);
        }
        return interfaces;
    }

    /** Who holds the private address. */
    @Nullable CompiledInterface holder(VpcId vpcId, Ip address) {
        return address instanceof Ipv4 ipv4 ? byAddress.get(new AddressKey(vpcId, ipv4)) : null;
    }
}
