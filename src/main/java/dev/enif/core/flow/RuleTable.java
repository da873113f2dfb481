/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.account.AccountState;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.id.AllocationId;
import dev.enif.core.id.AssociationId;
import dev.enif.core.id.AttachmentId;
import dev.enif.core.id.CidrAssociationId;
import dev.enif.core.id.EgressOnlyGatewayId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.FailoverGroupId;
import dev.enif.core.id.FlowLogId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.InternetGatewayId;
import dev.enif.core.id.NatGatewayId;
import dev.enif.core.id.NetworkAclAssociationId;
import dev.enif.core.id.NetworkAclId;
import dev.enif.core.id.PrefixListId;
import dev.enif.core.id.ReservationId;
import dev.enif.core.id.ResourceId;
import dev.enif.core.id.RouteTableAssociationId;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.id.RuleId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Ip;
import dev.enif.core.net.Ipv4;
import dev.enif.core.prefixlist.PrefixList;
import dev.enif.core.routing.RouteTable;
import dev.enif.core.securitygroup.Direction;
import dev.enif.core.securitygroup.SecurityGroup;
import dev.enif.core.vpc.Vpc;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;

/**
 * One account's rules, compiled for the short answer: every look-up is a hash away and every group
 * is a scan of a few flat arrays. Immutable: {@link #apply} returns the next table and recompiles
 * only what depends on the change, so a reader sees one position or the next, never half a change.
 * Agrees with {@link PathEvaluator} on every flow.
 */
public final class RuleTable {
    public static final RuleTable EMPTY =
            new RuleTable(
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    CompiledRouting.EMPTY,
                    CompiledGateways.NONE,
                    CompiledAcls.NONE,
                    HashTreePMap.empty());

    private record AddressKey(VpcId vpcId, Ipv4 address) {}

    private final HashPMap<EniId, CompiledInterface> interfaces;
    private final HashPMap<AddressKey, CompiledInterface> byAddress;
    private final HashPMap<Ipv4, CompiledInterface> byPublicAddress;
    private final HashPMap<InstanceId, CompiledInterface> primaries;
    private final HashPMap<VpcId, CompiledVpc> vpcs;
    private final HashPMap<GroupId, CompiledGroup.Both> groups;
    private final CompiledRouting routing;
    private final CompiledGateways gateways;
    private final CompiledAcls acls;
    private final HashPMap<PrefixListId, Cidr[]> prefixLists;

    private RuleTable(
            HashPMap<EniId, CompiledInterface> interfaces,
            HashPMap<AddressKey, CompiledInterface> byAddress,
            HashPMap<Ipv4, CompiledInterface> byPublicAddress,
            HashPMap<InstanceId, CompiledInterface> primaries,
            HashPMap<VpcId, CompiledVpc> vpcs,
            HashPMap<GroupId, CompiledGroup.Both> groups,
            CompiledRouting routing,
            CompiledGateways gateways,
            CompiledAcls acls,
            HashPMap<PrefixListId, Cidr[]> prefixLists) {
        this.interfaces = interfaces;
        this.byAddress = byAddress;
        this.byPublicAddress = byPublicAddress;
        this.primaries = primaries;
        this.vpcs = vpcs;
        this.groups = groups;
        this.routing = routing;
        this.gateways = gateways;
        this.acls = acls;
        this.prefixLists = prefixLists;
    }

    /** Compiles a whole account. */
    public static RuleTable compile(AccountState account) {
        RuleTable table = EMPTY;
        for (Vpc vpc : account.vpcs().values()) {
            table = table.withVpc(account, vpc.id());
        }
        for (SecurityGroup group : account.securityGroups().values()) {
            table = table.withGroup(account, group.id());
        }
        for (NetworkInterface eni : account.networkInterfaces().values()) {
            table = table.withInterface(account, eni.id());
        }
        CompiledRouting routing = CompiledRouting.EMPTY;
        for (RouteTable routes : account.routeTables().values()) {
            routing = routing.with(account, routes.id());
        }
        for (PrefixList list : account.prefixLists().values()) {
            table = table.withPrefixList(account, list.id());
        }
        return table.with(routing)
                .with(CompiledGateways.of(account))
                .with(CompiledAcls.of(account));
    }

    /**
     * The table after a decision; {@code changed} are the ids that it changed or removed ({@link
     * AccountState#changed}).
     */
    public RuleTable apply(AccountState account, Iterable<ResourceId> changed) {
        // Addresses may pass from one interface to another in one decision, subnets from one route
        // table to another: take all away before adding any.
        RuleTable table = this;
        for (ResourceId id : changed) {
            table =
                    switch (id) {
                        case EniId eniId -> table.withoutInterface(eniId);
                        case SubnetId subnetId -> table.with(table.acls.without(subnetId));
                        case RouteTableId routesId -> table.with(table.routing.without(routesId));
                        case InternetGatewayId gatewayId ->
                                table.with(table.gateways.without(gatewayId));
                        case NetworkAclId aclId -> table.with(table.acls.without(aclId));
                        case VpcId _,
                                GroupId _,
                                InstanceId _,
                                AllocationId _,
                                RuleId _,
                                AttachmentId _,
                                AssociationId _,
                                CidrAssociationId _,
                                ReservationId _,
                                RouteTableAssociationId _,
                                NetworkAclAssociationId _,
                                NatGatewayId _,
                                EgressOnlyGatewayId _,
                                PrefixListId _,
                                FailoverGroupId _,
                                FlowLogId _ ->
                                table;
                    };
        }
        for (ResourceId id : changed) {
            table =
                    switch (id) {
                        case VpcId vpcId -> table.withVpc(account, vpcId);
                        case GroupId groupId -> table.withGroup(account, groupId);
                        case EniId eniId -> table.withInterface(account, eniId);
                        case InstanceId instanceId -> table.withInstance(account, instanceId);
                        case RouteTableId routesId ->
                                table.with(table.routing.with(account, routesId));
                        case InternetGatewayId gatewayId ->
                                table.with(table.gateways.with(account, gatewayId));
                        case NatGatewayId natId -> table.with(table.gateways.with(account, natId));
                        case EgressOnlyGatewayId gatewayId ->
                                table.with(table.gateways.with(account, gatewayId));
                        case PrefixListId listId -> table.withPrefixList(account, listId);
                        case NetworkAclId aclId -> table.with(table.acls.with(account, aclId));
                        case SubnetId subnetId -> table.with(table.acls.with(account, subnetId));
                        case AllocationId _,
                                RuleId _,
                                AttachmentId _,
                                AssociationId _,
                                CidrAssociationId _,
                                ReservationId _,
                                RouteTableAssociationId _,
                                NetworkAclAssociationId _,
                                FailoverGroupId _,
                                FlowLogId _ ->
                                table;
                    };
        }
        return table;
    }

    public int size() {
        return interfaces.size();
    }

    private RuleTable with(CompiledRouting next) {
        return new RuleTable(
                interfaces,
                byAddress,
                byPublicAddress,
                primaries,
                vpcs,
                groups,
                next,
                gateways,
                acls,
                prefixLists);
    }

    private RuleTable with(CompiledGateways next) {
        return new RuleTable(
                interfaces,
                byAddress,
                byPublicAddress,
                primaries,
                vpcs,
                groups,
                routing,
                next,
                acls,
                prefixLists);
    }

    private RuleTable with(CompiledAcls next) {
        return new RuleTable(
                interfaces,
                byAddress,
                byPublicAddress,
                primaries,
                vpcs,
                groups,
                routing,
                gateways,
                next,
                prefixLists);
    }

    private RuleTable withPrefixList(AccountState account, PrefixListId id) {
        PrefixList list = account.prefixLists().find(id);
        return new RuleTable(
                interfaces,
                byAddress,
                byPublicAddress,
                primaries,
                vpcs,
                groups,
                routing,
                gateways,
                acls,
                list == null
                        ? prefixLists.minus(id)
                        : prefixLists.plus(id, list.entries().keySet().toArray(Cidr[]::new)));
    }

    /** Whether the list is there and has a block that holds the address. */
    boolean contains(PrefixListId id, Ip address) {
        Cidr[] blocks = prefixLists.get(id);
        if (blocks != null) {
            for (Cidr block : blocks) {
                if (block.contains(address)) {
                    return true;
                }
            }
        }
        return false;
    }

    private RuleTable withVpc(AccountState account, VpcId id) {
        Vpc vpc = account.vpcs().find(id);
        HashPMap<VpcId, CompiledVpc> next =
                vpc == null
                        ? vpcs.minus(id)
                        : vpcs.plus(
                                id,
                                new CompiledVpc(
                                        id,
                                        vpc.blocks().stream()
                                                .map(Vpc.Block::cidr)
                                                .toArray(Cidr4[]::new)));
        return new RuleTable(
                interfaces,
                byAddress,
                byPublicAddress,
                primaries,
                next,
                groups,
                routing,
                gateways,
                acls,
                prefixLists);
    }

    private RuleTable withGroup(AccountState account, GroupId id) {
        SecurityGroup group = account.securityGroups().find(id);
        HashPMap<GroupId, CompiledGroup.Both> next =
                group == null ? groups.minus(id) : groups.plus(id, CompiledGroup.Both.of(group));
        return new RuleTable(
                interfaces,
                byAddress,
                byPublicAddress,
                primaries,
                vpcs,
                next,
                routing,
                gateways,
                acls,
                prefixLists);
    }

    private RuleTable withInstance(AccountState account, InstanceId id) {
        RuleTable table = this;
        for (EniId eniId : account.indexes().slotsOf(id).values()) {
            table = table.withInterface(account, eniId);
        }
        return table;
    }

    private RuleTable withoutInterface(EniId id) {
        CompiledInterface old = interfaces.get(id);
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
        return new RuleTable(
                interfaces.minus(id),
                addresses,
                mapped,
                instance == null ? primaries : primaries.minus(instance),
                vpcs,
                groups,
                routing,
                gateways,
                acls,
                prefixLists);
    }

    private RuleTable withInterface(AccountState account, EniId id) {
        NetworkInterface eni = account.networkInterfaces().find(id);
        RuleTable without = withoutInterface(id);
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
        return new RuleTable(
                without.interfaces.plus(id, compiled),
                addresses,
                mapped,
                instance == null ? without.primaries : without.primaries.plus(instance, compiled),
                vpcs,
                groups,
                routing,
                gateways,
                acls,
                prefixLists);
    }

    @Nullable CompiledInterface find(EniId id) {
        return interfaces.get(id);
    }

    /** The primary interface of the instance. */
    @Nullable CompiledInterface primaryOf(InstanceId id) {
        return primaries.get(id);
    }

    /** Who holds the private address. */
    @Nullable CompiledInterface holder(VpcId vpcId, Ip address) {
        return address instanceof Ipv4 ipv4 ? byAddress.get(new AddressKey(vpcId, ipv4)) : null;
    }

    /** For whom the public address stands. */
    @Nullable CompiledInterface behind(Ipv4 publicAddress) {
        return byPublicAddress.get(publicAddress);
    }

    @Nullable CompiledVpc find(VpcId id) {
        return vpcs.get(id);
    }

    CompiledGroup.@Nullable Both find(GroupId id) {
        return groups.get(id);
    }

    CompiledRouting routing() {
        return routing;
    }

    CompiledVpc vpcOf(CompiledInterface eni) {
        CompiledVpc vpc = vpcs.get(eni.vpcId());
        if (vpc == null) {
            throw new IllegalStateException(eni.id() + " is in a VPC that is not there");
        }
        return vpc;
    }

    CompiledGateways gateways() {
        return gateways;
    }

    /** Where the table of the interface's subnet sends a packet. */
    CompiledWay way(CompiledInterface from, Ip destination) {
        return routing.way(this, from, destination);
    }

    /** What the network ACLs say between two subnets; within one there are none. */
    VerdictCode cross(SubnetId from, SubnetId to, Packet packet) {
        if (from.equals(to)) {
            return VerdictCode.ALLOWED;
        }
        VerdictCode left = leave(from, packet);
        return left == VerdictCode.ALLOWED ? enter(to, packet) : left;
    }

    VerdictCode leave(SubnetId from, Packet packet) {
        return acls.allows(from, Direction.EGRESS, packet)
                ? VerdictCode.ALLOWED
                : VerdictCode.NETWORK_ACL_OUTBOUND;
    }

    VerdictCode enter(SubnetId to, Packet packet) {
        return acls.allows(to, Direction.INGRESS, packet)
                ? VerdictCode.ALLOWED
                : VerdictCode.NETWORK_ACL_INBOUND;
    }

    /**
     * Those of the groups that are there: a rule that names another matches nothing. Nearly always
     * all, so nothing is copied.
     */
    GroupId[] existing(GroupId[] named) {
        for (GroupId groupId : named) {
            if (!groups.containsKey(groupId)) {
                return Arrays.stream(named).filter(groups::containsKey).toArray(GroupId[]::new);
            }
        }
        return named;
    }

    /**
     * The short answer. Thread-safe and lock-free; never throws for an endpoint that names nothing.
     */
    public ShortVerdict evaluate(Flow flow) {
        return new CompiledPath(this, flow).verdict();
    }
}
