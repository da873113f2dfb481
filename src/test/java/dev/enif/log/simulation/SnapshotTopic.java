/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.simulation;

import dev.enif.log.snapshot.Slot;
import dev.enif.log.snapshot.SnapshotManifest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pcollections.HashTreePMap;

/** The compacted topics of one partition's snapshots: the last chunk by slot and index survives. */
final class SnapshotTopic {

    private record Place(Slot slot, int index) {}

    /** A part of a register; every chunk repeats the numbers. */
    record Chunk(
            String snapshotId,
            Map<String, Long> accounts,
            Map<String, Answer> tokens,
            long nextCommandOffset,
            long timeMillis,
            long decisions) {}

    private final Map<Place, Chunk> chunks = new HashMap<>();
    private final Map<Slot, SnapshotManifest> manifests = new EnumMap<>(Slot.class);

    static List<Chunk> split(Register state, String snapshotId, int count) {
        var chunks = new ArrayList<Chunk>();
        for (var index = 0; index < count; index++) {
            var accounts = new HashMap<>(state.accounts());
            var tokens = new HashMap<>(state.tokens());
            var own = index;
            accounts.keySet().removeIf(name -> Math.floorMod(name.hashCode(), count) != own);
            tokens.keySet().removeIf(token -> Math.floorMod(token.hashCode(), count) != own);
            chunks.add(
                    new Chunk(
                            snapshotId,
                            accounts,
                            tokens,
                            state.nextCommandOffset(),
                            state.timeMillis(),
                            state.decisions()));
        }
        return chunks;
    }

    void put(Slot slot, int index, Chunk chunk) {
        chunks.put(new Place(slot, index), chunk);
    }

    void announce(SnapshotManifest manifest) {
        manifests.put(manifest.slot(), manifest);
    }

    Collection<SnapshotManifest> manifests() {
        return manifests.values();
    }

    /**
     * The state that a manifest announces, if all of it is there.
     *
     * @param trusting whether to take whatever chunks there are
     */
    Optional<Register> load(SnapshotManifest manifest, boolean trusting) {
        var state = Register.EMPTY;
        for (var index = 0; index < manifest.chunkCount(); index++) {
            var chunk = chunks.get(new Place(manifest.slot(), index));
            if (chunk == null || !chunk.snapshotId().equals(manifest.snapshotId())) {
                if (!trusting) {
                    return Optional.empty();
                }
                if (chunk == null) {
                    continue;
                }
            }
            state =
                    new Register(
                            HashTreePMap.from(state.accounts()).plusAll(chunk.accounts()),
                            HashTreePMap.from(state.tokens()).plusAll(chunk.tokens()),
                            chunk.nextCommandOffset(),
                            chunk.timeMillis(),
                            chunk.decisions());
        }
        return trusting || contentHash(state).equals(manifest.contentHash())
                ? Optional.of(state)
                : Optional.empty();
    }

    static String contentHash(Register state) {
        return Long.toHexString(state.fingerprint().hash());
    }
}
