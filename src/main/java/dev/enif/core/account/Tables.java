/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.account;

import dev.enif.core.id.ResourceId;
import dev.enif.core.id.ResourceKind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The resources of an account, a table for each kind. Rules, attachments and associations are parts
 * of resources and have no table. Immutable.
 */
public final class Tables implements Resources {
    private static final ResourceKind[] KINDS = ResourceKind.values();

    public static final Tables EMPTY = new Tables(new Table<?, ?>[KINDS.length]);

    /** By the kind's ordinal; null stands for an empty table. */
    private final @Nullable Table<?, ?>[] byKind;

    private Tables(@Nullable Table<?, ?>[] byKind) {
        this.byKind = byKind;
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

    @Override
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
