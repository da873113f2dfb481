/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.snapshot;

import dev.enif.log.Cursor;
import dev.enif.log.LogRange;
import dev.enif.log.StartCheck;
import dev.enif.log.StartRefusal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/** From where a reader of a partition starts. */
public sealed interface SnapshotChoice {

    /** The newest last. */
    Comparator<SnapshotManifest> BY_AGE =
            Comparator.comparingLong(manifest -> manifest.cursor().nextOffset());

    /**
     * Load this snapshot. If a chunk is missing, carries another id, or the hash differs: go on
     * with {@link #otherwise}.
     *
     * @param older what to load if this one is damaged, the newest first
     */
    record Load(SnapshotManifest manifest, List<SnapshotManifest> older) implements SnapshotChoice {
        public Load {
            older = List.copyOf(older);
        }

        /** What to do when this snapshot proves damaged. */
        public SnapshotChoice otherwise(LogRange found) {
            return newestOf(older, found);
        }
    }

    /** Fold the log from its first record. */
    record Replay() implements SnapshotChoice {}

    /** Do not start. */
    record Refuse(StartRefusal reason) implements SnapshotChoice {}

    /**
     * Chooses the newest snapshot that this code can read.
     *
     * @param manifests those found, in any order; one that cannot be decoded is left out
     * @param found the log as it is now. A manifest that does not belong to it refuses the start,
     *     even if another one does: somebody has mixed two logs, and which of them is right is not
     *     ours to guess.
     * @param readableFormat whether this code can read chunks of that format version
     */
    static SnapshotChoice choose(
            Collection<SnapshotManifest> manifests, LogRange found, IntPredicate readableFormat) {
        for (var manifest : manifests) {
            var refusal = StartCheck.check(manifest.log(), manifest.cursor(), found);
            if (refusal.isPresent()) {
                return new Refuse(refusal.get());
            }
        }
        var readable =
                manifests.stream()
                        .filter(manifest -> readableFormat.test(manifest.formatVersion()))
                        .sorted(BY_AGE.reversed())
                        .toList();
        return newestOf(readable, found);
    }

    /**
     * Where the next snapshot goes: never over the newest one that may be sound. To be asked before
     * each snapshot, since another node may have written one in the meantime.
     *
     * @param manifests those found now, in any order
     * @param damagedIds the ids of snapshots that proved damaged when they were loaded
     */
    static Slot nextSlot(Collection<SnapshotManifest> manifests, Set<String> damagedIds) {
        return manifests.stream()
                .filter(manifest -> !damagedIds.contains(manifest.snapshotId()))
                .max(BY_AGE)
                .map(manifest -> manifest.slot().other())
                .orElse(Slot.FIRST);
    }

    private static SnapshotChoice newestOf(List<SnapshotManifest> sorted, LogRange found) {
        if (!sorted.isEmpty()) {
            return new Load(sorted.getFirst(), sorted.subList(1, sorted.size()));
        }
        return StartCheck.check(found.identity(), Cursor.START, found)
                .<SnapshotChoice>map(Refuse::new)
                .orElseGet(Replay::new);
    }
}
