/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.account;

import dev.enif.core.id.ResourceId;
import java.util.Collection;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/**
 * All resources of one kind in an account, sorted by id. Immutable: a change returns a new table
 * that shares most of it, in O(log n). Each row knows its revision (the ordinal of the decision
 * that last changed it), and the table keeps the sum of its rows' fingerprints up to date, so that
 * the fingerprint of a whole state costs nothing to read.
 */
public final class Table<K extends ResourceId, V extends Entity<K>> {
    /** A resource with its revision. */
    public record Row<V>(V value, long revision) {}

    private static final Table<?, ?> EMPTY = new Table<>(TreePMap.empty(), 0);

    private final TreePMap<K, Row<V>> rows;
    private final long fingerprint;

    private Table(TreePMap<K, Row<V>> rows, long fingerprint) {
        this.rows = rows;
        this.fingerprint = fingerprint;
    }

    @SuppressWarnings("unchecked")
    public static <K extends ResourceId, V extends Entity<K>> Table<K, V> empty() {
        return (Table<K, V>) EMPTY;
    }

    /**
     * The table of these rows, as a snapshot has them. O(n) if they come sorted by id.
     *
     * @throws IllegalStateException if two have the same id
     */
    public static <K extends ResourceId, V extends Entity<K>> Table<K, V> restored(
            Iterable<Row<V>> rows) {
        Pairs<K, Row<V>> byId = Pairs.byId();
        long sum = 0;
        for (Row<V> row : rows) {
            byId.add(row.value().id(), row);
            sum += hash(row);
        }
        return new Table<>(byId.map(), sum);
    }

    public @Nullable V find(K id) {
        Row<V> row = rows.get(id);
        return row == null ? null : row.value();
    }

    /** The revision of a row, or 0 if there is none. */
    public long revision(K id) {
        Row<V> row = rows.get(id);
        return row == null ? 0 : row.revision();
    }

    public boolean contains(K id) {
        return rows.containsKey(id);
    }

    public Table<K, V> put(V value, long revision) {
        Row<V> row = new Row<>(value, revision);
        Row<V> before = rows.get(value.id());
        long sum = fingerprint + hash(row) - (before == null ? 0 : hash(before));
        return new Table<>(rows.plus(value.id(), row), sum);
    }

    public Table<K, V> remove(K id) {
        Row<V> before = rows.get(id);
        return before == null ? this : new Table<>(rows.minus(id), fingerprint - hash(before));
    }

    private static <V extends Entity<?>> long hash(Row<V> row) {
        return Hash64.mix(row.value().fingerprint() ^ Hash64.mix(row.revision()));
    }

    public int size() {
        return rows.size();
    }

    /** The resources, sorted by id. */
    public Iterable<V> values() {
        Collection<Row<V>> sorted = rows.values();
        return () -> sorted.stream().map(Row::value).iterator();
    }

    /** The rows by id; a read-only view of this very version. */
    public NavigableMap<K, Row<V>> rows() {
        return rows;
    }

    public long fingerprint() {
        return fingerprint;
    }
}
