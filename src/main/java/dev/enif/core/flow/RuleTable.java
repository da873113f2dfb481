/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.account.AccountState;
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
import dev.enif.core.id.ListenerId;
import dev.enif.core.id.LoadBalancerId;
import dev.enif.core.id.NatGatewayId;
import dev.enif.core.id.NetworkAclAssociationId;
import dev.enif.core.id.NetworkAclId;
import dev.enif.core.id.PeeringId;
import dev.enif.core.id.PrefixListId;
import dev.enif.core.id.ReservationId;
import dev.enif.core.id.ResourceId;
import dev.enif.core.id.RouteTableAssociationId;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.id.RuleId;
import dev.enif.core.id.SubnetCidrAssociationId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.SubnetReservationId;
import dev.enif.core.id.TargetGroupId;
import dev.enif.core.id.TrunkAssociationId;
import dev.enif.core.id.VpcId;
import dev.enif.core.loadbalancer.TargetKey;
import dev.enif.core.net.Ip;
import dev.enif.core.net.Ipv4;
import dev.enif.core.securitygroup.Direction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One account's rules, compiled for the short answer: every look-up is a hash away and every group
 * is a scan of a few flat arrays. Immutable: {@link #apply} returns the next table and recompiles
 * only what depends on the change, so a reader sees one position or the next, never half a change.
 * Agrees with {@link PathEvaluator} on every flow.
 */
public final class RuleTable {
    public static final RuleTable EMPTY =
            new RuleTable(CompiledInterfaces.NONE, CompiledNetwork.NONE);

    private final CompiledInterfaces interfaces;
    private final CompiledNetwork network;

    private RuleTable(CompiledInterfaces interfaces, CompiledNetwork network) {
        this.interfaces = interfaces;
        this.network = network;
    }

    /** Compiles a whole account. */
    public static RuleTable compile(AccountState account) {
        List<ResourceId> all = new ArrayList<>();
        account.vpcs().values().forEach(vpc -> all.add(vpc.id()));
        account.subnets().values().forEach(subnet -> all.add(subnet.id()));
        account.securityGroups().values().forEach(group -> all.add(group.id()));
        account.prefixLists().values().forEach(list -> all.add(list.id()));
        account.networkInterfaces().values().forEach(eni -> all.add(eni.id()));
        account.routeTables().values().forEach(routes -> all.add(routes.id()));
        account.internetGateways().values().forEach(gateway -> all.add(gateway.id()));
        account.natGateways().values().forEach(nat -> all.add(nat.id()));
        account.egressOnlyGateways().values().forEach(gateway -> all.add(gateway.id()));
        account.peeringConnections().values().forEach(peering -> all.add(peering.id()));
        account.networkAcls().values().forEach(acl -> all.add(acl.id()));
        account.loadBalancers().values().forEach(balancer -> all.add(balancer.id()));
        RuleTable table = EMPTY;
        for (ResourceId id : all) {
            table = table.with(account, id);
        }
        return table;
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
            table = table.without(id);
        }
        for (ResourceId id : changed) {
            table = table.with(account, id);
        }
        return table;
    }

    private RuleTable without(ResourceId changed) {
        return switch (changed) {
            case EniId id -> new RuleTable(interfaces.without(id), network);
            case SubnetId id -> with(network.without(id));
            case RouteTableId id -> with(network.without(id));
            case InternetGatewayId id -> with(network.without(id));
            case NetworkAclId id -> with(network.without(id));
            case VpcId _,
                    GroupId _,
                    InstanceId _,
                    AllocationId _,
                    RuleId _,
                    AttachmentId _,
                    AssociationId _,
                    TrunkAssociationId _,
                    CidrAssociationId _,
                    SubnetCidrAssociationId _,
                    SubnetReservationId _,
                    ReservationId _,
                    RouteTableAssociationId _,
                    NetworkAclAssociationId _,
                    NatGatewayId _,
                    EgressOnlyGatewayId _,
                    PrefixListId _,
                    FailoverGroupId _,
                    FlowLogId _,
                    PeeringId _,
                    LoadBalancerId _,
                    ListenerId _,
                    TargetGroupId _ ->
                    this;
        };
    }

    private RuleTable with(AccountState account, ResourceId changed) {
        return switch (changed) {
            case EniId id ->
                    new RuleTable(interfaces.with(account, id).withBranches(account, id), network);
            case InstanceId id -> new RuleTable(interfaces.with(account, id), network);
            case VpcId id -> with(network.with(account, id));
            case SubnetId id -> with(network.with(account, id));
            case GroupId id -> with(network.with(account, id));
            case PrefixListId id -> with(network.with(account, id));
            case RouteTableId id -> with(network.with(account, id));
            case InternetGatewayId id -> with(network.with(account, id));
            case NatGatewayId id -> with(network.with(account, id));
            case EgressOnlyGatewayId id -> with(network.with(account, id));
            case PeeringId id -> with(network.with(account, id));
            case NetworkAclId id -> with(network.with(account, id));
            case LoadBalancerId id -> with(network.with(account, id));
            case TargetGroupId id -> with(network.with(account, id));
            case AllocationId _,
                    RuleId _,
                    AttachmentId _,
                    AssociationId _,
                    TrunkAssociationId _,
                    CidrAssociationId _,
                    SubnetCidrAssociationId _,
                    SubnetReservationId _,
                    ReservationId _,
                    RouteTableAssociationId _,
                    NetworkAclAssociationId _,
                    FailoverGroupId _,
                    FlowLogId _,
                    ListenerId _ ->
                    this;
        };
    }

    private RuleTable with(CompiledNetwork next) {
        return new RuleTable(interfaces, next);
    }

    public int size() {
        return interfaces.byId().size();
    }

    @Nullable CompiledInterface find(EniId id) {
        return interfaces.byId().get(id);
    }

    /** The primary interface of the instance. */
    @Nullable CompiledInterface primaryOf(InstanceId id) {
        return interfaces.primaries().get(id);
    }

    /** Who holds the private address. */
    @Nullable CompiledInterface holder(VpcId vpcId, Ip address) {
        return interfaces.holder(vpcId, address);
    }

    /** Who has the IPv6 address in any VPC. */
    @Nullable CompiledInterface publicHolder(Ip address) {
        for (CompiledVpc vpc : network.vpcs().values()) {
            CompiledInterface holder = vpc.contains(address) ? holder(vpc.id(), address) : null;
            if (holder != null) {
                return holder;
            }
        }
        return null;
    }

    /** For whom the public address stands. */
    @Nullable CompiledInterface behind(Ipv4 publicAddress) {
        return interfaces.byPublicAddress().get(publicAddress);
    }

    @Nullable CompiledVpc find(VpcId id) {
        return network.vpcs().get(id);
    }

    CompiledGroup.@Nullable Both find(GroupId id) {
        return network.groups().get(id);
    }

    CompiledVpc vpcOf(CompiledInterface eni) {
        CompiledVpc vpc = network.vpcs().get(eni.vpcId());
        if (vpc == null) {
            throw new IllegalStateException(eni.id() + " is in a VPC that is not there");
        }
        return vpc;
    }

    CompiledGateways gateways() {
        return network.gateways();
    }

    /** Where the table of the interface's subnet sends a packet. */
    CompiledWay way(CompiledInterface from, Ip destination) {
        return network.routing().way(this, from, destination);
    }

    /** What balances at an interface of a load balancer; null if nothing does. */
    @Nullable CompiledBalancer balancerAt(CompiledInterface eni) {
        return network.balancers().at(eni.id());
    }

    /** Where the internet gateway of its VPC sends what comes in for the interface. */
    CompiledWay wayIn(CompiledInterface to, Ip destination) {
        InternetGatewayId gatewayId = network.gateways().ofVpcs().get(to.vpcId());
        return gatewayId == null
                ? CompiledWay.NONE
                : network.routing().edgeWay(this, gatewayId, vpcOf(to), destination);
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
        return network.acls().allows(from, Direction.EGRESS, packet)
                ? VerdictCode.ALLOWED
                : VerdictCode.NETWORK_ACL_OUTBOUND;
    }

    VerdictCode enter(SubnetId to, Packet packet) {
        return network.acls().allows(to, Direction.INGRESS, packet)
                ? VerdictCode.ALLOWED
                : VerdictCode.NETWORK_ACL_INBOUND;
    }

    /** The length of the longest block of the list that holds the address, or -1. */
    int longestOf(PrefixListId id, Ip address) {
        return network.longestOf(id, address);
    }

    /** Whether the list is there and has a block that holds the address. */
    boolean contains(PrefixListId id, Ip address) {
        return network.contains(id, address);
    }

    /**
     * Those of the groups that are there: a rule that names another matches nothing. Nearly always
     * all, so nothing is copied.
     */
    GroupId[] existing(GroupId[] named) {
        for (GroupId groupId : named) {
            if (find(groupId) == null) {
                return Arrays.stream(named).filter(id -> find(id) != null).toArray(GroupId[]::new);
            }
        }
        return named;
    }

    /**
     * The short answer. Thread-safe and lock-free; never throws for an endpoint that names nothing.
     */
    public ShortVerdict evaluate(Flow flow) {
        return new CompiledPath(this, flow, null, null).verdict();
    }

    /** The same, and notes where it was filtered. */
    public ShortVerdict evaluate(Flow flow, Passage passage) {
        passage.begin();
        return new CompiledPath(this, flow, null, passage).verdict();
    }

    /**
     * The VPC at the other end of the peering connection that a packet takes from the interface to
     * the address; null if it takes none, or there is no such interface.
     */
    public @Nullable VpcId peerTowards(EniId from, Ip address) {
        CompiledInterface eni = find(from);
        return eni == null ? null : way(eni, address).peer();
    }

    /** The same if load balancers picked that target wherever they may. */
    ShortVerdict evaluate(Flow flow, @Nullable TargetKey wanted) {
        return new CompiledPath(this, flow, wanted, null).verdict();
    }
}
