/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.projection;

import dev.enif.core.account.AccountState;
import dev.enif.core.id.AccountId;
import dev.enif.core.id.ResourceId;
import dev.enif.core.partition.PartitionState;
import dev.enif.query.view.AddressView;
import dev.enif.query.view.EgressOnlyGatewayView;
import dev.enif.query.view.FailoverGroupView;
import dev.enif.query.view.FlowLogView;
import dev.enif.query.view.InstanceView;
import dev.enif.query.view.InternetGatewayView;
import dev.enif.query.view.LoadBalancerView;
import dev.enif.query.view.NatGatewayView;
import dev.enif.query.view.NetworkAclView;
import dev.enif.query.view.NetworkInterfaceView;
import dev.enif.query.view.PeeringConnectionView;
import dev.enif.query.view.PrefixListView;
import dev.enif.query.view.ResourceView;
import dev.enif.query.view.ResourceViews;
import dev.enif.query.view.RouteTableView;
import dev.enif.query.view.SecurityGroupView;
import dev.enif.query.view.SubnetView;
import dev.enif.query.view.TargetGroupView;
import dev.enif.query.view.ViewJson;
import dev.enif.query.view.VpcView;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What a run of decisions does to the rows: the last state of each resource that one of them
 * changed, as a row to write or to delete. Each key occurs once. Not thread-safe.
 */
final class RowChanges {
    private final Rows<VpcView> vpcs = new Rows<>(ViewTables.VPC);
    private final Rows<SubnetView> subnets = new Rows<>(ViewTables.SUBNET);
    private final Rows<SecurityGroupView> groups = new Rows<>(ViewTables.SECURITY_GROUP);
    private final Rows<NetworkInterfaceView> interfaces = new Rows<>(ViewTables.NETWORK_INTERFACE);
    private final Rows<InstanceView> instances = new Rows<>(ViewTables.INSTANCE);
    private final Rows<AddressView> addresses = new Rows<>(ViewTables.ADDRESS);
    private final Rows<InternetGatewayView> gateways = new Rows<>(ViewTables.INTERNET_GATEWAY);
    private final Rows<RouteTableView> tables = new Rows<>(ViewTables.ROUTE_TABLE);
    private final Rows<NatGatewayView> nats = new Rows<>(ViewTables.NAT_GATEWAY);
    private final Rows<FailoverGroupView> failoverGroups = new Rows<>(ViewTables.FAILOVER_GROUP);
    private final Rows<EgressOnlyGatewayView> egressOnlyGateways =
            new Rows<>(ViewTables.EGRESS_ONLY_GATEWAY);
    private final Rows<NetworkAclView> acls = new Rows<>(ViewTables.NETWORK_ACL);
    private final Rows<PrefixListView> prefixLists = new Rows<>(ViewTables.PREFIX_LIST);
    private final Rows<FlowLogView> flowLogs = new Rows<>(ViewTables.FLOW_LOG);
    private final Rows<PeeringConnectionView> peerings = new Rows<>(ViewTables.PEERING_CONNECTION);
    private final Rows<LoadBalancerView> balancers = new Rows<>(ViewTables.LOAD_BALANCER);
    private final Rows<TargetGroupView> targetGroups = new Rows<>(ViewTables.TARGET_GROUP);
    private final List<Rows<?>> all =
            List.of(
                    vpcs,
                    subnets,
                    groups,
                    interfaces,
                    instances,
                    addresses,
                    gateways,
                    tables,
                    nats,
                    failoverGroups,
                    egressOnlyGateways,
                    acls,
                    prefixLists,
                    flowLogs,
                    peerings,
                    balancers,
                    targetGroups);

    private RowChanges() {}

    /**
     * The rows of those resources as they are in the state; each of {@code changed} is named once.
     */
    static RowChanges of(PartitionState state, Collection<PartitionState.Change> changed) {
        RowChanges changes = new RowChanges();
        for (PartitionState.Change change : changed) {
            AccountState account = state.account(change.account());
            ResourceViews.of(account, change.resource())
                    .ifPresentOrElse(
                            view -> changes.write(change.account(), view),
                            () -> changes.delete(change.account(), change.resource()));
        }
        return changes;
    }

    /** How many rows are written or deleted. */
    int size() {
        return all.stream().mapToInt(Rows::size).sum();
    }

    /** What to execute, in any order; nothing for tables without changes. */
    List<Statement> statements(String schema) {
        List<Statement> statements = new ArrayList<>();
        all.forEach(rows -> rows.addTo(statements, schema));
        return statements;
    }

    private void write(AccountId account, ResourceView view) {
        switch (view) {
            case VpcView vpc -> vpcs.write(account, vpc);
            case SubnetView subnet -> subnets.write(account, subnet);
            case SecurityGroupView group -> groups.write(account, group);
            case NetworkInterfaceView eni -> interfaces.write(account, eni);
            case InstanceView instance -> instances.write(account, instance);
            case AddressView address -> addresses.write(account, address);
            case InternetGatewayView gateway -> gateways.write(account, gateway);
            case RouteTableView table -> tables.write(account, table);
            case NatGatewayView nat -> nats.write(account, nat);
            case FailoverGroupView group -> failoverGroups.write(account, group);
            case EgressOnlyGatewayView gateway -> egressOnlyGateways.write(account, gateway);
            case NetworkAclView acl -> acls.write(account, acl);
            case LoadBalancerView balancer -> balancers.write(account, balancer);
            case TargetGroupView group -> targetGroups.write(account, group);
            case PrefixListView list -> prefixLists.write(account, list);
            case FlowLogView log -> flowLogs.write(account, log);
            case PeeringConnectionView peering -> peerings.write(account, peering);
        }
    }

    private void delete(AccountId account, ResourceId id) {
        switch (id.kind()) {
            case VPC -> vpcs.delete(account, id);
            case SUBNET -> subnets.delete(account, id);
            case SECURITY_GROUP -> groups.delete(account, id);
            case NETWORK_INTERFACE -> interfaces.delete(account, id);
            case INSTANCE -> instances.delete(account, id);
            case ELASTIC_IP -> addresses.delete(account, id);
            case INTERNET_GATEWAY -> gateways.delete(account, id);
            case ROUTE_TABLE -> tables.delete(account, id);
            case NAT_GATEWAY -> nats.delete(account, id);
            case FAILOVER_GROUP -> failoverGroups.delete(account, id);
            case EGRESS_ONLY_GATEWAY -> egressOnlyGateways.delete(account, id);
            case NETWORK_ACL -> acls.delete(account, id);
            case LOAD_BALANCER -> balancers.delete(account, id);
            case TARGET_GROUP -> targetGroups.delete(account, id);
            case PREFIX_LIST -> prefixLists.delete(account, id);
            case FLOW_LOG -> flowLogs.delete(account, id);
            case PEERING_CONNECTION -> peerings.delete(account, id);
            case SECURITY_GROUP_RULE,
                    ATTACHMENT,
                    TRUNK_ASSOCIATION,
                    ASSOCIATION,
                    VPC_CIDR_ASSOCIATION,
                    SUBNET_CIDR_ASSOCIATION,
                    SUBNET_CIDR_RESERVATION,
                    RESERVATION,
                    ROUTE_TABLE_ASSOCIATION,
                    NETWORK_ACL_ASSOCIATION,
                    LISTENER -> {
                // Parts: they are shown with the resource that they are part of.
            }
        }
    }

    /** An SQL statement with its parameters. */
    record Statement(String sql, Tuple parameters) {}

    /** The changes of one table. */
    private static final class Rows<V extends ResourceView> {
        private final ViewTable<V> table;
        private final List<ViewTable.Row<V>> written = new ArrayList<>();
        private final List<String> deletedAccounts = new ArrayList<>();
        private final List<String> deletedIds = new ArrayList<>();

        Rows(ViewTable<V> table) {
            this.table = table;
        }

        void write(AccountId account, V view) {
            written.add(new ViewTable.Row<>(account.value(), view, ViewJson.write(view)));
        }

        void delete(AccountId account, ResourceId id) {
            deletedAccounts.add(account.value());
            deletedIds.add(id.value());
        }

        int size() {
            return written.size() + deletedIds.size();
        }

        void addTo(List<Statement> statements, String schema) {
            if (!written.isEmpty()) {
                statements.add(new Statement(table.upsert(schema), table.parameters(written)));
            }
            if (!deletedIds.isEmpty()) {
                Tuple keys =
                        Tuple.tuple()
                                .addArrayOfString(deletedAccounts.toArray(String[]::new))
                                .addArrayOfString(deletedIds.toArray(String[]::new));
                statements.add(new Statement(table.delete(schema), keys));
            }
        }
    }
}
