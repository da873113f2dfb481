/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec.snapshot;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.enif.core.account.AccountState;
import dev.enif.core.account.Entity;
import dev.enif.core.account.Quota;
import dev.enif.core.account.Table;
import dev.enif.core.id.ResourceId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Ipv4;
import dev.enif.core.partition.Founding;
import dev.enif.core.partition.PartitionState;
import dev.enif.core.partition.PublicPool;
import dev.enif.core.partition.Timer;
import dev.enif.core.partition.Timers;
import dev.enif.core.partition.Tokens;
import dev.enif.log.codec.WireNames;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;

/**
 * Writes a partition's state as one array: what it was founded on, its counters, pool, tokens and
 * timers, then each account with its quotas and tables. {@link StateReader} reads it in the same
 * order. Not thread-safe.
 */
final class StateWriter {
    private final JsonGenerator out;

    StateWriter(JsonGenerator out) {
        this.out = out;
    }

    /** Writes the fields of a resource. */
    @FunctionalInterface
    private interface Fields<V> {
        void write(V value) throws IOException;
    }

    void write(PartitionState state) throws IOException {
        Founding founding = state.founding();
        if (founding == null) {
            throw new IllegalArgumentException("a partition before its first record has no state");
        }
        out.writeStartArray(null, 7);
        write(founding);
        out.writeStartArray(null, 5);
        out.writeNumber(state.featureLevel());
        out.writeNumber(state.nextCommandOffset());
        out.writeNumber(state.timeMillis());
        out.writeNumber(state.nextId());
        out.writeNumber(state.ordinal());
        out.writeEndArray();
        write(state.requirePool());
        write(state.tokens());
        write(state.timers());
        out.writeStartArray(null, state.accounts().size());
        for (AccountState account : state.accounts().values()) {
            write(account);
        }
        out.writeEndArray();
        new ExchangeWriter(out).write(state.exchanges());
        out.writeEndArray();
    }

    private void write(Founding founding) throws IOException {
        out.writeStartArray(null, 5);
        out.writeString(founding.region());
        out.writeNumber(founding.partition());
        out.writeNumber(founding.partitions());
        out.writeNumber(founding.idKey());
        blocks(founding.publicBlocks());
        out.writeEndArray();
    }

    private void write(PublicPool pool) throws IOException {
        Collection<Ipv4> taken = pool.taken();
        out.writeStartArray(null, 3);
        blocks(pool.blocks());
        out.writeNumber(pool.next());
        out.writeStartArray(null, taken.size());
        for (Ipv4 address : taken) {
            out.writeNumber(address.number());
        }
        out.writeEndArray();
        out.writeEndArray();
    }

    private void blocks(Collection<Cidr4> blocks) throws IOException {
        out.writeStartArray(null, blocks.size());
        for (Cidr4 block : blocks) {
            out.writeString(block.toString());
        }
        out.writeEndArray();
    }

    private void write(Tokens tokens) throws IOException {
        out.writeStartArray(null, tokens.stored().size());
        for (Map.Entry<Tokens.Key, Tokens.Stored> entry : tokens.stored().entrySet()) {
            Tokens.Stored stored = entry.getValue();
            out.writeStartArray(null, 5);
            out.writeString(entry.getKey().account().value());
            out.writeString(entry.getKey().token());
            out.writeNumber(stored.parameterHash());
            out.writeStartArray(null, stored.result().ids().size());
            for (String id : stored.result().ids()) {
                out.writeString(id);
            }
            out.writeEndArray();
            out.writeNumber(stored.expiresAtMillis());
            out.writeEndArray();
        }
        out.writeEndArray();
    }

    private void write(Timers timers) throws IOException {
        out.writeStartArray(null, timers.size());
        for (Timer timer : timers) {
            out.writeStartArray(null, 3);
            out.writeNumber(timer.atMillis());
            out.writeString(timer.account().value());
            out.writeString(timer.resource().value());
            out.writeEndArray();
        }
        out.writeEndArray();
    }

    private void write(AccountState account) throws IOException {
        SharedWriter shared = new SharedWriter(out);
        EntityWriter entities = new EntityWriter(shared);
        NetworkWriter network = new NetworkWriter(shared);
        FailoverGroupWriter failoverGroups = new FailoverGroupWriter(shared);
        LoadBalancingWriter balancing = new LoadBalancingWriter(shared);
        out.writeStartArray(null, 19);
        out.writeString(account.id().value());
        out.writeStartArray(null, account.quotas().size());
        for (Map.Entry<Quota, Integer> quota : account.quotas().entrySet()) {
            out.writeStartArray(null, 2);
            out.writeString(WireNames.QUOTAS.name(quota.getKey()));
            out.writeNumber(quota.getValue());
            out.writeEndArray();
        }
        out.writeEndArray();
        // Instances before interfaces, so that attachments find the ids of theirs.
        rows(account.vpcs(), entities::write);
        rows(account.subnets(), entities::write);
        rows(account.securityGroups(), entities::write);
        rows(account.instances(), entities::write);
        rows(account.networkInterfaces(), entities::write);
        rows(account.elasticIps(), entities::write);
        rows(account.internetGateways(), network::write);
        rows(account.routeTables(), network::write);
        rows(account.natGateways(), network::write);
        rows(account.egressOnlyGateways(), network::write);
        rows(account.failoverGroups(), failoverGroups::write);
        rows(account.networkAcls(), network::write);
        rows(account.prefixLists(), network::write);
        rows(account.flowLogs(), new FlowLogWriter(shared)::write);
        rows(account.loadBalancers(), balancing::write);
        rows(account.targetGroups(), balancing::write);
        rows(account.peeringConnections(), new PeeringWriter(shared)::write);
        out.writeEndArray();
    }

    /** A table is an array of rows, sorted by id; a row is an array of its revision and fields. */
    private <K extends ResourceId, V extends Entity<K>> void rows(
            Table<K, V> table, Fields<V> fields) throws IOException {
        out.writeStartArray(null, table.size());
        for (Table.Row<V> row : table.rows().values()) {
            out.writeStartArray();
            out.writeNumber(row.revision());
            fields.write(row.value());
            out.writeEndArray();
        }
        out.writeEndArray();
    }
}
