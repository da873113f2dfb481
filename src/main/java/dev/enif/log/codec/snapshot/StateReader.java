/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec.snapshot;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Entity;
import dev.enif.core.account.Quota;
import dev.enif.core.account.Table;
import dev.enif.core.account.Tables;
import dev.enif.core.acl.DefaultAcl;
import dev.enif.core.acl.NetworkAcl;
import dev.enif.core.decision.Result;
import dev.enif.core.id.AccountId;
import dev.enif.core.id.NetworkAclId;
import dev.enif.core.id.ResourceId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Ipv4;
import dev.enif.core.partition.Exchanges;
import dev.enif.core.partition.Founding;
import dev.enif.core.partition.PartitionState;
import dev.enif.core.partition.PublicPool;
import dev.enif.core.partition.Timer;
import dev.enif.core.partition.Timers;
import dev.enif.core.partition.Tokens;
import dev.enif.core.routing.MainTable;
import dev.enif.core.routing.RouteTable;
import dev.enif.core.vpc.Vpc;
import dev.enif.log.codec.FeatureLevel;
import dev.enif.log.codec.WireNames;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pcollections.TreePMap;

/** Reads what a {@link StateWriter} wrote. Not thread-safe. */
final class StateReader {
    /** The first format that has internet gateways and route tables. */
    private static final int WITH_ROUTING = 2;

    /** The first format that has the rest of the network, failover groups and flow logs. */
    static final int WITH_NETWORK = 3;

    private final CborReader in;
    private final int formatVersion;

    StateReader(CborReader in, int formatVersion) {
        this.in = in;
        this.formatVersion = formatVersion;
    }

    PartitionState read() throws IOException {
        in.begin();
        Founding founding = founding();
        in.begin();
        // Those of before were all written at the first level.
        int featureLevel = formatVersion >= WITH_ROUTING ? in.integer() : FeatureLevel.FIRST;
        long nextCommandOffset = in.number();
        long timeMillis = in.number();
        long nextId = in.number();
        long ordinal = in.number();
        in.end();
        PublicPool pool = pool(founding);
        Tokens tokens = tokens();
        Timers timers = Timers.of(in.list(this::timer));
        List<AccountState> accounts = in.list(this::account);
        Exchanges exchanges =
                formatVersion >= WITH_NETWORK ? new ExchangeReader(in).read() : Exchanges.NONE;
        in.end();
        return PartitionState.restored(
                founding,
                featureLevel,
                nextCommandOffset,
                timeMillis,
                nextId,
                ordinal,
                pool,
                accounts,
                tokens,
                timers,
                exchanges);
    }

    private Founding founding() throws IOException {
        in.begin();
        Founding founding =
                new Founding(
                        in.text(), in.integer(), in.integer(), in.number(), in.list(this::block));
        in.end();
        return founding;
    }

    private Cidr4 block() throws IOException {
        return Cidr4.parse(in.text());
    }

    private PublicPool pool(Founding founding) throws IOException {
        in.begin();
        List<Cidr4> blocks = in.list(this::block);
        long next = in.number();
        List<Ipv4> taken = in.list(() -> EntityReader.address(in.number()));
        in.end();
        return PublicPool.restored(founding, blocks, taken, next);
    }

    private Tokens tokens() throws IOException {
        Map<Tokens.Key, Tokens.Stored> stored = new TreeMap<>();
        in.begin();
        while (in.more()) {
            in.begin();
            Tokens.Key key = new Tokens.Key(new AccountId(in.text()), in.text());
            long parameterHash = in.number();
            Result result = new Result(in.list(in::text));
            stored.put(key, new Tokens.Stored(parameterHash, result, in.number()));
            in.end();
        }
        in.end();
        return Tokens.of(stored);
    }

    private Timer timer() throws IOException {
        in.begin();
        Timer timer = new Timer(in.number(), new AccountId(in.text()), ResourceId.parse(in.text()));
        in.end();
        return timer;
    }

    private AccountState account() throws IOException {
        SharedReader shared = new SharedReader(in);
        EntityReader entities = new EntityReader(shared, formatVersion);
        NetworkReader network = new NetworkReader(shared, formatVersion);
        FailoverGroupReader failoverGroups = new FailoverGroupReader(shared);
        LoadBalancingReader balancing = new LoadBalancingReader(shared);
        in.begin();
        AccountId id = new AccountId(in.text());
        TreePMap<Quota, Integer> quotas = quotas();
        Table<VpcId, Vpc> vpcs = rows(entities::vpc);
        Tables tables =
                Tables.EMPTY
                        .with(ResourceKind.VPC, vpcs)
                        .with(ResourceKind.SUBNET, rows(entities::subnet))
                        .with(ResourceKind.SECURITY_GROUP, rows(entities::securityGroup))
                        .with(ResourceKind.INSTANCE, rows(entities::instance))
                        .with(ResourceKind.NETWORK_INTERFACE, rows(entities::networkInterface))
                        .with(ResourceKind.ELASTIC_IP, rows(entities::elasticIp));
        tables =
                formatVersion >= WITH_ROUTING
                        ? tables.with(ResourceKind.INTERNET_GATEWAY, rows(network::internetGateway))
                                .with(ResourceKind.ROUTE_TABLE, rows(network::routeTable))
                        : tables.with(ResourceKind.ROUTE_TABLE, mainTables(vpcs));
        if (formatVersion >= WITH_NETWORK) {
            tables =
                    tables.with(ResourceKind.NAT_GATEWAY, rows(network::natGateway))
                            .with(
                                    ResourceKind.EGRESS_ONLY_GATEWAY,
                                    rows(network::egressOnlyGateway));
            tables = tables.with(ResourceKind.FAILOVER_GROUP, rows(failoverGroups::read));
        }
        tables =
                formatVersion >= WITH_NETWORK
                        ? tables.with(ResourceKind.NETWORK_ACL, rows(network::networkAcl))
                        : tables.with(ResourceKind.NETWORK_ACL, defaultAcls(vpcs));
        if (formatVersion >= WITH_NETWORK) {
            tables = tables.with(ResourceKind.PREFIX_LIST, rows(network::prefixList));
            tables = tables.with(ResourceKind.FLOW_LOG, rows(new FlowLogReader(shared)::read));
            tables =
                    tables.with(ResourceKind.LOAD_BALANCER, rows(balancing::loadBalancer))
                            .with(ResourceKind.TARGET_GROUP, rows(balancing::targetGroup));
            tables =
                    tables.with(
                            ResourceKind.PEERING_CONNECTION, rows(new PeeringReader(shared)::read));
        }
        in.end();
        return AccountState.restored(id, tables, quotas);
    }

    /**
     * The main tables that the VPCs have had all along: a snapshot of before must read as the fold
     * of the same records. A table is put whenever its VPC is, so it has the VPC's revision.
     */
    private static Table<RouteTableId, RouteTable> mainTables(Table<VpcId, Vpc> vpcs) {
        Table<RouteTableId, RouteTable> tables = Table.empty();
        for (Table.Row<Vpc> row : vpcs.rows().values()) {
            RouteTable table = MainTable.born(row.value().id());
            tables = tables.put(table, row.revision());
        }
        return tables;
    }

    /** As with the main tables. */
    private static Table<NetworkAclId, NetworkAcl> defaultAcls(Table<VpcId, Vpc> vpcs) {
        Table<NetworkAclId, NetworkAcl> acls = Table.empty();
        for (Table.Row<Vpc> row : vpcs.rows().values()) {
            acls = acls.put(DefaultAcl.born(row.value().id()), row.revision());
        }
        return acls;
    }

    private TreePMap<Quota, Integer> quotas() throws IOException {
        TreePMap<Quota, Integer> quotas = TreePMap.empty();
        in.begin();
        while (in.more()) {
            in.begin();
            quotas = quotas.plus(WireNames.QUOTAS.constant(in.text()), in.integer());
            in.end();
        }
        in.end();
        return quotas;
    }

    private <K extends ResourceId, V extends Entity<K>> Table<K, V> rows(CborReader.Part<V> entity)
            throws IOException {
        return Table.restored(in.list(() -> row(entity)));
    }

    private <V> Table.Row<V> row(CborReader.Part<V> entity) throws IOException {
        in.begin();
        long revision = in.number();
        Table.Row<V> row = new Table.Row<>(entity.read(), revision);
        in.end();
        return row;
    }
}
