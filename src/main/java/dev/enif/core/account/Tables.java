/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.account;

import dev.enif.core.acl.NetworkAcl;
import dev.enif.core.elasticip.ElasticIp;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.failover.FailoverGroup;
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
import dev.enif.core.prefixlist.PrefixList;
import dev.enif.core.routing.EgressOnlyGateway;
import dev.enif.core.routing.InternetGateway;
import dev.enif.core.routing.RouteTable;
import dev.enif.core.securitygroup.SecurityGroup;
import dev.enif.core.vpc.Subnet;
import dev.enif.core.vpc.Vpc;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The resources of an account, a table for each kind. Rules, attachments and associations are parts
 * of resources and have no table. Immutable.
 */
public final class Tables {
    private static final ResourceKind[] KINDS = ResourceKind.values();

    public static final Tables EMPTY = new Tables(new Table<?, ?>[KINDS.length]);

    /** By the kind's ordinal; null stands for an empty table. */
    private final @Nullable Table<?, ?>[] byKind;

    private Tables(@Nullable Table<?, ?>[] byKind) {
        this.byKind = byKind;
    }

    public Table<VpcId, Vpc> vpcs() {
        return of(ResourceKind.VPC);
    }

    public Table<SubnetId, Subnet> subnets() {
        return of(ResourceKind.SUBNET);
    }

    public Table<GroupId, SecurityGroup> securityGroups() {
        return of(ResourceKind.SECURITY_GROUP);
    }

    public Table<EniId, NetworkInterface> networkInterfaces() {
        return of(ResourceKind.NETWORK_INTERFACE);
    }

    public Table<InstanceId, Instance> instances() {
        return of(ResourceKind.INSTANCE);
    }

    public Table<AllocationId, ElasticIp> elasticIps() {
        return of(ResourceKind.ELASTIC_IP);
    }

    public Table<InternetGatewayId, InternetGateway> internetGateways() {
        return of(ResourceKind.INTERNET_GATEWAY);
    }

    public Table<RouteTableId, RouteTable> routeTables() {
        return of(ResourceKind.ROUTE_TABLE);
    }

    public Table<NatGatewayId, NatGateway> natGateways() {
        return of(ResourceKind.NAT_GATEWAY);
    }

    public Table<EgressOnlyGatewayId, EgressOnlyGateway> egressOnlyGateways() {
        return of(ResourceKind.EGRESS_ONLY_GATEWAY);
    }

    public Table<FailoverGroupId, FailoverGroup> failoverGroups() {
        return of(ResourceKind.FAILOVER_GROUP);
    }

    public Table<NetworkAclId, NetworkAcl> networkAcls() {
        return of(ResourceKind.NETWORK_ACL);
    }

    public Table<PrefixListId, PrefixList> prefixLists() {
        return of(ResourceKind.PREFIX_LIST);
    }

    public Table<FlowLogId, FlowLog> flowLogs() {
        return of(ResourceKind.FLOW_LOG);
    }

    public Table<LoadBalancerId, LoadBalancer> loadBalancers() {
        return of(ResourceKind.LOAD_BALANCER);
    }

    public Table<TargetGroupId, TargetGroup> targetGroups() {
        return of(ResourceKind.TARGET_GROUP);
    }

    /** The resource of that id, whatever its kind, or null. */
    public @Nullable Entity<?> find(ResourceId id) {
        return this.<ResourceId, Entity<ResourceId>>of(id.kind()).find(id);
    }

    /** The revision of that resource, or 0 if there is none. */
    public long revision(ResourceId id) {
        return this.<ResourceId, Entity<ResourceId>>of(id.kind()).revision(id);
    }

    /** With the table of that kind in place of its own. */
    public Tables with(ResourceKind kind, Table<?, ?> table) {
        @Nullable Table<?, ?>[] changed = byKind.clone();
        changed[kind.ordinal()] = table.size() == 0 ? null : table;
        return new Tables(changed);
    }

    <K extends ResourceId, V extends Entity<K>> Tables put(V entity, long revision) {
        ResourceKind kind = entity.id().kind();
        return with(kind, this.<K, V>of(kind).put(entity, revision));
    }

    <K extends ResourceId> Tables remove(K id) {
        return with(id.kind(), this.<K, Entity<K>>of(id.kind()).remove(id));
    }

    /** Every resource; those of one kind sorted by id. */
    Iterable<Entity<?>> all() {
        return () ->
                Arrays.stream(KINDS)
                        .<Entity<?>>flatMap(kind ->
                                this.<ResourceId, Entity<ResourceId>>of(kind)
                                        .rows()
                                        .values()
                                        .stream()
                                        .map(Table.Row::value))
                        .iterator();
    }

    /** The table of a kind; its types are those of the kind's ids and resources. */
    @SuppressWarnings("unchecked")
    public <K extends ResourceId, V extends Entity<K>> Table<K, V> of(ResourceKind kind) {
        Table<?, ?> table = byKind[kind.ordinal()];
        return table == null ? Table.empty() : (Table<K, V>) table;
    }

    /** A hash of all tables; a kind that an account has nothing of adds nothing. */
    public long fingerprint() {
        Hash64 hash = new Hash64();
        for (ResourceKind kind : KINDS) {
            Table<?, ?> table = byKind[kind.ordinal()];
            if (table != null) {
                hash.add(kind.prefix()).add(table.fingerprint());
            }
        }
        return hash.value();
    }
}
