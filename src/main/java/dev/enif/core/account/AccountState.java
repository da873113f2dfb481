/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.account;

import dev.enif.core.acl.DefaultAcl;
import dev.enif.core.acl.NetworkAcl;
import dev.enif.core.elasticip.ElasticIp;
import dev.enif.core.eni.Host;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.failover.FailoverGroup;
import dev.enif.core.id.AccountId;
import dev.enif.core.id.AllocationId;
import dev.enif.core.id.EgressOnlyGatewayId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.FailoverGroupId;
import dev.enif.core.id.FlowLogId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.InternetGatewayId;
import dev.enif.core.id.LoadBalancerId;
import dev.enif.core.id.NatGatewayId;
import dev.enif.core.id.NetworkAclId;
import dev.enif.core.id.PeeringId;
import dev.enif.core.id.PrefixListId;
import dev.enif.core.id.ResourceId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.TargetGroupId;
import dev.enif.core.id.VpcId;
import dev.enif.core.instance.Instance;
import dev.enif.core.loadbalancer.LoadBalancer;
import dev.enif.core.loadbalancer.TargetGroup;
import dev.enif.core.monitoring.FlowLog;
import dev.enif.core.nat.NatGateway;
import dev.enif.core.peering.PeeringConnection;
import dev.enif.core.prefixlist.PrefixList;
import dev.enif.core.routing.EgressOnlyGateway;
import dev.enif.core.routing.InternetGateway;
import dev.enif.core.routing.RouteTable;
import dev.enif.core.securitygroup.SecurityGroup;
import dev.enif.core.vpc.Subnet;
import dev.enif.core.vpc.Vpc;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/**
 * The image of one account: everything that its decisions depend on. Immutable; a change shares
 * most of the old image. To remove what is not there changes nothing.
 *
 * @param ordinal of the decision being folded; the revision that changed resources get
 * @param indexes where interfaces are found by something else than their id
 * @param contents where subnets, groups and rules are
 * @param routing which route tables and gateways belong to which VPC and subnet
 * @param references which resources name which others
 * @param changed ids of what the decision being folded has changed or removed, dependents included:
 *     a subnet whose free addresses changed, an instance whose interfaces did, an Elastic IP whose
 *     interface moved
 */
public record AccountState(
        AccountId id,
        long ordinal,
        Tables tables,
        TreePMap<Quota, Integer> quotas,
        Indexes indexes,
        VpcContents contents,
        RoutingIndex routing,
        References references,
        TreePSet<ResourceId> changed)
        implements Resources {
    public static AccountState empty(AccountId id) {
        return restored(id, Tables.EMPTY, TreePMap.empty());
    }

    /**
     * The image that a snapshot tells of; the indexes are found again from the tables. Nothing
     * counts as changed.
     *
     * @throws IllegalStateException if the tables break a rule that must never break, such as two
     *     interfaces with one address
     */
    public static AccountState restored(
            AccountId id, Tables tables, TreePMap<Quota, Integer> quotas) {
        return new AccountState(
                id,
                0,
                tables,
                quotas,
                Indexes.of(tables.networkInterfaces().values()),
                VpcContents.of(tables.subnets().values(), tables.securityGroups().values()),
                RoutingIndex.of(tables.routeTables().values(), tables.internetGateways().values()),
                References.of(tables.all()),
                TreePSet.empty());
    }

    /** Begins the fold of the decision with that ordinal: nothing is changed yet. */
    public AccountState begin(long newOrdinal) {
        return new AccountState(
                id,
                newOrdinal,
                tables,
                quotas,
                indexes,
                contents,
                routing,
                references,
                TreePSet.empty());
    }

    @Override
    public <K extends ResourceId, V extends Entity<K>> Table<K, V> of(ResourceKind kind) {
        return tables.of(kind);
    }

    public int quota(Quota quota) {
        Integer value = quotas.get(quota);
        return value == null ? quota.defaultValue() : value;
    }

    public AccountState with(Quota quota, int value) {
        return new AccountState(
                id,
                ordinal,
                tables,
                quotas.plus(quota, value),
                indexes,
                contents,
                routing,
                references,
                changed);
    }

    /** As {@link Tables#find}. */
    public @Nullable Entity<?> find(ResourceId resourceId) {
        return tables.find(resourceId);
    }

    /** As {@link Tables#revision}. */
    public long revision(ResourceId resourceId) {
        return tables.revision(resourceId);
    }

    public AccountState put(Vpc vpc) {
        AccountState state = with(tables.put(vpc, ordinal), vpc.id());
        state = RoutingDependents.touchTables(state, vpc.id());
        // It is as new as its VPC until something happens to it, as one that was read from a
        // snapshot of the time before there were network ACLs.
        NetworkAcl acl = state.networkAcls().find(DefaultAcl.idOf(vpc.id()));
        return acl == null ? state : state.put(acl);
    }

    public AccountState remove(VpcId vpcId) {
        return with(tables.remove(vpcId), vpcId);
    }

    public AccountState put(Subnet subnet) {
        // A subnet never changes its VPC or block, and is put whenever its free addresses change.
        VpcContents found = subnets().contains(subnet.id()) ? contents : contents.plus(subnet);
        return with(tables.put(subnet, ordinal), subnet.id()).with(found);
    }

    public AccountState remove(SubnetId subnetId) {
        Subnet before = subnets().find(subnetId);
        return before == null
                ? this
                : with(tables.remove(subnetId), subnetId).with(contents.minus(before));
    }

    public AccountState put(SecurityGroup group) {
        SecurityGroup before = securityGroups().find(group.id());
        VpcContents found = before == null ? contents.plus(group) : contents.replace(before, group);
        return with(tables.put(group, ordinal), group.id()).with(found);
    }

    public AccountState remove(GroupId groupId) {
        SecurityGroup before = securityGroups().find(groupId);
        return before == null
                ? this
                : with(tables.remove(groupId), groupId).with(contents.minus(before));
    }

    public AccountState put(Instance instance) {
        Instance before = instances().find(instance.id());
        AccountState state = with(tables.put(instance, ordinal), instance.id());
        return before == null || before.state() == instance.state()
                ? state
                : RoutingDependents.touchRoutesTo(state, Host.interfacesOf(state, instance.id()));
    }

    public AccountState remove(InstanceId instanceId) {
        return with(tables.remove(instanceId), instanceId);
    }

    public AccountState put(ElasticIp elasticIp) {
        return with(tables.put(elasticIp, ordinal), elasticIp.id());
    }

    public AccountState remove(AllocationId allocationId) {
        return with(tables.remove(allocationId), allocationId);
    }

    public AccountState put(InternetGateway gateway) {
        InternetGateway before = internetGateways().find(gateway.id());
        RoutingIndex without = before == null ? routing : routing.minus(before);
        AccountState state =
                with(tables.put(gateway, ordinal), gateway.id()).with(without.plus(gateway));
        return RoutingDependents.touch(state, before, gateway);
    }

    public AccountState remove(InternetGatewayId gatewayId) {
        InternetGateway before = internetGateways().find(gatewayId);
        if (before == null) {
            return this;
        }
        AccountState state = with(tables.remove(gatewayId), gatewayId).with(routing.minus(before));
        return RoutingDependents.touch(state, before, null);
    }

    public AccountState put(RouteTable table) {
        RouteTable before = routeTables().find(table.id());
        RoutingIndex found = before == null ? routing.plus(table) : routing.replace(before, table);
        AccountState state = with(tables.put(table, ordinal), table.id()).with(found);
        return RoutingDependents.touch(state, before, table);
    }

    public AccountState remove(RouteTableId routeTableId) {
        RouteTable before = routeTables().find(routeTableId);
        if (before == null) {
            return this;
        }
        AccountState state =
                with(tables.remove(routeTableId), routeTableId).with(routing.minus(before));
        return RoutingDependents.touch(state, before, null);
    }

    public AccountState put(NatGateway nat) {
        NatGateway before = natGateways().find(nat.id());
        AccountState state = with(tables.put(nat, ordinal), nat.id());
        return before == null || before.isAvailable() == nat.isAvailable()
                ? state
                : RoutingDependents.touchRoutesTo(state, List.of(nat.id()));
    }

    /** Routes to it lead nowhere already. */
    public AccountState remove(NatGatewayId natGatewayId) {
        return with(tables.remove(natGatewayId), natGatewayId);
    }

    public AccountState put(EgressOnlyGateway gateway) {
        return with(tables.put(gateway, ordinal), gateway.id());
    }

    public AccountState remove(EgressOnlyGatewayId gatewayId) {
        return RoutingDependents.touchRoutesTo(
                with(tables.remove(gatewayId), gatewayId), List.of(gatewayId));
    }

    public AccountState put(FailoverGroup group) {
        return with(tables.put(group, ordinal), group.id());
    }

    public AccountState remove(FailoverGroupId groupId) {
        return with(tables.remove(groupId), groupId);
    }

    /** Subnets show which ACL they go by. */
    public AccountState put(NetworkAcl acl) {
        NetworkAcl before = networkAcls().find(acl.id());
        AccountState state = with(tables.put(acl, ordinal), acl.id());
        return ShownElsewhere.touchSubnets(state, before, acl);
    }

    public AccountState remove(NetworkAclId networkAclId) {
        return with(tables.remove(networkAclId), networkAclId);
    }

    public AccountState put(PrefixList list) {
        return with(tables.put(list, ordinal), list.id());
    }

    public AccountState remove(PrefixListId prefixListId) {
        return with(tables.remove(prefixListId), prefixListId);
    }

    public AccountState put(FlowLog log) {
        return with(tables.put(log, ordinal), log.id());
    }

    public AccountState remove(FlowLogId flowLogId) {
        return with(tables.remove(flowLogId), flowLogId);
    }

    public AccountState put(PeeringConnection peering) {
        PeeringConnection before = peeringConnections().find(peering.id());
        AccountState state = with(tables.put(peering, ordinal), peering.id());
        return before == null || before.isActive() == peering.isActive()
                ? state
                : RoutingDependents.touchRoutesTo(state, List.of(peering.id()));
    }

    /** Routes to it lead nowhere already. */
    public AccountState remove(PeeringId peeringId) {
        return with(tables.remove(peeringId), peeringId);
    }

    /** Target groups show which balancer sends to them. */
    public AccountState put(LoadBalancer balancer) {
        LoadBalancer before = loadBalancers().find(balancer.id());
        return ShownElsewhere.touchTargetGroups(
                with(tables.put(balancer, ordinal), balancer.id()), before, balancer);
    }

    public AccountState remove(LoadBalancerId loadBalancerId) {
        LoadBalancer before = loadBalancers().find(loadBalancerId);
        return ShownElsewhere.touchTargetGroups(
                with(tables.remove(loadBalancerId), loadBalancerId), before, null);
    }

    public AccountState put(TargetGroup group) {
        return with(tables.put(group, ordinal), group.id());
    }

    public AccountState remove(TargetGroupId targetGroupId) {
        return with(tables.remove(targetGroupId), targetGroupId);
    }

    public AccountState put(NetworkInterface eni) {
        NetworkInterface before = networkInterfaces().find(eni.id());
        Indexes without = before == null ? indexes : indexes.minus(before);
        AccountState state = with(tables.put(eni, ordinal), eni.id()).with(without.plus(eni));
        return InterfaceDependents.touch(state, before, eni);
    }

    public AccountState remove(EniId eniId) {
        NetworkInterface before = networkInterfaces().find(eniId);
        if (before == null) {
            return this;
        }
        AccountState state = with(tables.remove(eniId), eniId).with(indexes.minus(before));
        return InterfaceDependents.touch(state, before, null);
    }

    /** A hash of the whole image, independent of the order in which it came about. */
    public long fingerprint() {
        Hash64 hash = new Hash64().add(id).add(tables.fingerprint());
        quotas.forEach((quota, value) -> hash.add(quota.wireName()).add(value.longValue()));
        return hash.value();
    }

    private AccountState with(Tables newTables, ResourceId touched) {
        return new AccountState(
                id,
                ordinal,
                newTables,
                quotas,
                indexes,
                contents,
                routing,
                references.replace(tables.find(touched), newTables.find(touched)),
                changed.plus(touched));
    }

    private AccountState with(Indexes newIndexes) {
        return new AccountState(
                id, ordinal, tables, quotas, newIndexes, contents, routing, references, changed);
    }

    private AccountState with(VpcContents newContents) {
        return new AccountState(
                id, ordinal, tables, quotas, indexes, newContents, routing, references, changed);
    }

    private AccountState with(RoutingIndex newRouting) {
        return new AccountState(
                id, ordinal, tables, quotas, indexes, contents, newRouting, references, changed);
    }
}
