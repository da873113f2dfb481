/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.account.AccountState;
import dev.enif.core.eni.Attachment;
import dev.enif.core.eni.InterfaceType;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.eni.PrivateAddress;
import dev.enif.core.eni.PublicAddress;
import dev.enif.core.id.EniId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;
import dev.enif.core.instance.Instance;
import dev.enif.core.instance.PowerState;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Ip;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Ipv6;
import dev.enif.core.vpc.Subnet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the table needs of one interface. Immutable.
 *
 * @param addresses its private addresses, the primary one first
 * @param prefixes blocks that are all its own, of both IP versions
 * @param mapped its public addresses with the private ones behind them
 * @param attached to an instance that runs, itself or by its trunk
 * @param type what it is for
 * @param instance whose primary interface it is, or null
 */
record CompiledInterface(
        EniId id,
        VpcId vpcId,
        SubnetId subnetId,
        Cidr4 subnet,
        Ipv4[] addresses,
        Ipv6[] ipv6,
        Cidr[] prefixes,
        Map<Ipv4, Ipv4> mapped,
        GroupId[] groups,
        boolean attached,
        InterfaceType type,
        boolean check,
        @Nullable InstanceId instance) {
    static final GroupId[] NO_GROUPS = {};

    static CompiledInterface of(AccountState account, NetworkInterface eni) {
        Subnet subnet = account.subnets().find(eni.subnetId());
        if (subnet == null) {
            throw new IllegalStateException(eni.id() + " is in a subnet that is not there");
        }
        Map<Ipv4, Ipv4> mapped = new HashMap<>();
        for (PrivateAddress own : eni.addresses()) {
            switch (own.publicAddress()) {
                case PublicAddress.None _ -> {
                    // Nothing stands for it.
                }
                case PublicAddress.Automatic(var address) -> mapped.put(address, own.address());
                case PublicAddress.Elastic(var address, _, _) -> mapped.put(address, own.address());
            }
        }
        Attachment.Attached plug = plug(account, eni);
        Instance instance = plug == null ? null : account.instances().find(plug.instanceId());
        boolean running = instance != null && instance.state() == PowerState.RUNNING;
        InstanceId primaryOf =
                eni.attachment() instanceof Attachment.Attached own && own.isPrimary()
                        ? own.instanceId()
                        : null;
        return new CompiledInterface(
                eni.id(),
                eni.vpcId(),
                eni.subnetId(),
                subnet.cidr(),
                eni.addresses().stream().map(PrivateAddress::address).toArray(Ipv4[]::new),
                eni.further().ipv6().toArray(Ipv6[]::new),
                eni.further().prefixes().toArray(Cidr[]::new),
                Map.copyOf(mapped),
                eni.groupIds().toArray(GroupId[]::new),
                running,
                eni.type(),
                Guard.checks(eni),
                primaryOf);
    }

    /** How it is plugged in, or the trunk that carries it; null if neither is. */
    private static Attachment.@Nullable Attached plug(AccountState account, NetworkInterface eni) {
        return switch (eni.attachment()) {
            case Attachment.Detached _ -> null;
            case Attachment.Attached attached -> attached;
            case Attachment.Associated associated ->
                    account.networkInterfaces().find(associated.trunkId())
                                            instanceof NetworkInterface trunk
                                    && trunk.attachment() instanceof Attachment.Attached attached
                            ? attached
                            : null;
        };
    }

    /** Whether something is behind it that sends and receives. */
    boolean running() {
        return attached || managed();
    }

    /** Whether a service has it. */
    boolean managed() {
        return type.isRequesterManaged();
    }

    /** Whether groups are asked: services may do without. */
    boolean filters() {
        return !managed() || balances() && groups.length > 0;
    }

    boolean balances() {
        return type == InterfaceType.NETWORK_LOAD_BALANCER;
    }

    /** The public address that stands for one of its own, or null. */
    @Nullable Ipv4 publicAddressOf(Ip address) {
        for (Map.Entry<Ipv4, Ipv4> stands : mapped.entrySet()) {
            if (stands.getValue().equals(address)) {
                return stands.getKey();
            }
        }
        return null;
    }

    boolean owns(Ip address) {
        Ip[] own =
                switch (address) {
                    case Ipv4 _ -> addresses;
                    case Ipv6 _ -> ipv6;
                };
        for (Ip each : own) {
            if (each.equals(address)) {
                return true;
            }
        }
        for (Cidr prefix : prefixes) {
            if (prefix.contains(address)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The address of an interface that is named without one.
     *
     * @param six whether the other end is named by an IPv6 address
     */
    Ip meant(boolean six) {
        return six && ipv6.length > 0 ? ipv6[0] : addresses[0];
    }

    /**
     * Its groups as a filter at the other end sees them: none if the packet does not show an
     * address of its own.
     */
    GroupId[] groupsShownBy(Ip address) {
        return owns(address) ? groups : NO_GROUPS;
    }
}
