/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.proof;

import com.fasterxml.jackson.databind.JsonNode;
import dev.enif.core.partition.PartitionState;
import dev.enif.log.codec.FeatureLevel;
import dev.enif.log.codec.JsonCodec;
import dev.enif.log.snapshot.SnapshotManifest;
import dev.enif.proof.LogWalk.Valid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The log folded from its first record by one plain loop: the reader rule of {@link LogWalk}, the
 * record's own code, and the core's fold. No snapshot, no cursor, no batch, none of the service's
 * threads. On its way it compares every fingerprint that any process left behind.
 */
final class Fold {
    private final Map<Integer, PartitionState> states = new HashMap<>();
    private final JsonCodec codec = new JsonCodec();
    private final Report report;

    private Fold(Report report) {
        this.report = report;
    }

    /**
     * Folds all partitions, and keeps the state of each as it is at its position.
     *
     * @param prefix of the topics' names
     * @param positions by partition, the next offset
     */
    static Fold of(
            String bootstrapServers, String prefix, Map<Integer, Long> positions, Report report) {
        Fold fold = new Fold(report);
        var manifests = LogWalk.read(bootstrapServers, prefix + ".snapshot-manifests");
        LogWalk.read(bootstrapServers, prefix + ".events")
                .forEach((partition, records) ->
                        fold.fold(
                                partition,
                                records,
                                positions.getOrDefault(partition, 0L),
                                manifests.getOrDefault(partition, List.of()).stream()
                                        .map(record -> fold.codec.decodeManifest(record.value()))
                                        .toList()));
        return fold;
    }

    /** By partition, the state at its position. */
    Map<Integer, PartitionState> states() {
        return Map.copyOf(states);
    }

    private void fold(
            int partition,
            List<ConsumerRecord<byte[], byte[]>> records,
            long position,
            List<SnapshotManifest> manifests) {
        PartitionState state =
                PartitionState.EMPTY.found(
                        codec.decodeTerm(LogWalk.firstClaim(records).orElseThrow()).founding(),
                        FeatureLevel.CURRENT);
        List<SnapshotManifest> due = new ArrayList<>(manifests);
        for (Valid valid : LogWalk.valid(records)) {
            compareSnapshots(partition, due, valid.offset(), state);
            if (valid.offset() >= position) {
                states.putIfAbsent(partition, state);
            }
            state = state.after(codec.decodeDecision(valid.value()).decision());
            compare(valid, state);
        }
        compareSnapshots(partition, due, Long.MAX_VALUE, state);
        states.putIfAbsent(partition, state);
    }

    private void compare(Valid valid, PartitionState state) {
        JsonNode recorded = valid.body().path("decision").path("fingerprint");
        if (recorded.isObject()) {
            report.checked(Invariant.I9, 1);
            if (recorded.path("value").asLong() != state.fingerprint()) {
                report.violate(
                        Invariant.I9,
                        "the decision %d:%d carries %s, and the fold has %d"
                                .formatted(
                                        valid.partition(),
                                        valid.offset(),
                                        recorded,
                                        state.fingerprint()));
            }
        }
    }

    /** Those snapshots that end before this offset were taken of this state. */
    private void compareSnapshots(
            int partition, List<SnapshotManifest> due, long offset, PartitionState state) {
        due.removeIf(manifest -> {
            if (manifest.cursor().nextOffset() > offset) {
                return false;
            }
            report.checked(Invariant.I9, 1);
            if (manifest.fingerprint().hash() != state.fingerprint()) {
                report.violate(
                        Invariant.I9,
                        "the snapshot of partition %d up to %d has %s, and the fold has %d"
                                .formatted(
                                        partition,
                                        manifest.cursor().nextOffset(),
                                        manifest.fingerprint(),
                                        state.fingerprint()));
            }
            return true;
        });
    }
}
