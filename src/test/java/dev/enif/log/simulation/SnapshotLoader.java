/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.simulation;

import dev.enif.log.Cursor;
import dev.enif.log.Image;
import dev.enif.log.StartCheck;
import dev.enif.log.snapshot.SnapshotChoice;
import java.util.HashSet;
import java.util.Set;

/** Finds what a starting replica continues from. */
final class SnapshotLoader {

    /** The image to continue from, and the ids of the snapshots that were passed over for it. */
    record Loaded(Image<Register> image, Set<String> damagedIds) {}

    private final World world;
    private final Set<String> damagedIds = new HashSet<>();

    SnapshotLoader(World world) {
        this.world = world;
    }

    Loaded load() {
        var found = world.logRange();
        return load(SnapshotChoice.choose(world.snapshots.manifests(), found, _ -> true));
    }

    private Loaded load(SnapshotChoice choice) {
        return switch (choice) {
            case SnapshotChoice.Load load -> {
                var trusting = world.mutant == Mutant.SNAPSHOT_ANNOUNCED_EARLY;
                var state = world.snapshots.load(load.manifest(), trusting);
                if (state.isEmpty()) {
                    world.coverage.saw("snapshot damaged");
                    damagedIds.add(load.manifest().snapshotId());
                    yield load(load.otherwise(world.logRange()));
                }
                world.coverage.saw("snapshot loaded");
                var cursor = world.stored(load.manifest().cursor());
                checkTerm(cursor);
                yield new Loaded(new Image<>(cursor, state.orElseThrow()), damagedIds);
            }
            case SnapshotChoice.Replay _ -> {
                world.coverage.saw("replay");
                yield new Loaded(new Image<>(Cursor.START, Register.EMPTY), damagedIds);
            }
            case SnapshotChoice.Refuse(var reason) ->
                    throw new IllegalStateException(reason.sentence());
        };
    }

    private void checkTerm(Cursor cursor) {
        if (cursor.hasTerm() && world.mutant != Mutant.CURSOR_WITHOUT_NONCE) {
            var atTerm = world.log.read(cursor.term(), 1).getFirst().header();
            StartCheck.checkTerm(cursor, atTerm)
                    .ifPresent(refusal -> {
                        throw new IllegalStateException(refusal.sentence());
                    });
        }
    }
}
