/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.simulation;

import dev.enif.log.Image;
import dev.enif.log.snapshot.SnapshotChoice;
import dev.enif.log.snapshot.SnapshotManifest;
import dev.enif.log.snapshot.SnapshotSchedule;
import dev.enif.log.snapshot.SnapshotWrite;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes a replica's snapshots into the two slots, one at a time. */
final class SnapshotWriter {

    private static final int DECISIONS_BETWEEN = 6;
    private static final long PATIENCE_MILLIS = 600;

    private final World world;
    private final Replica replica;
    private final Link link;
    private final Set<String> damagedIds;
    private SnapshotSchedule schedule;
    private @Nullable SnapshotWrite writing;

    SnapshotWriter(World world, Replica replica, Set<String> damagedIds) {
        this.world = world;
        this.replica = replica;
        this.damagedIds = damagedIds;
        link = world.newLink();
        schedule = SnapshotSchedule.from(world.timeline.nowMillis());
    }

    /** After a decision was folded; a replica that does not own the partition seldom writes. */
    void folded(Image<Register> image, boolean owns) {
        schedule = schedule.folded(SnapshotSchedule.DUE_BYTES / DECISIONS_BETWEEN);
        if (writing == null
                && schedule.isDue(world.timeline.nowMillis())
                && (owns || world.random.nextInt(8) == 0)) {
            write(image);
        }
    }

    private void write(Image<Register> image) {
        var id = world.newName("snapshot");
        var chunks = SnapshotTopic.split(image.state(), id, 1 + world.random.nextInt(4));
        var slot = SnapshotChoice.nextSlot(world.snapshots.manifests(), damagedIds);
        var manifest =
                new SnapshotManifest(
                        World.LOG,
                        image.cursor(),
                        slot,
                        id,
                        1,
                        chunks.size(),
                        SnapshotTopic.contentHash(image.state()),
                        image.state().fingerprint());
        schedule = SnapshotSchedule.from(world.timeline.nowMillis());
        var begun = SnapshotWrite.begin(slot, id);
        for (var index = 0; index < chunks.size(); index++) {
            begun = begun.sent(index == chunks.size() - 1);
        }
        writing = begun;
        for (var index = 0; index < chunks.size(); index++) {
            var place = index;
            link.send(
                    false,
                    () -> {
                        world.snapshots.put(slot, place, chunks.get(place));
                        return 0;
                    },
                    replica.whenAlive(
                            _ -> chunkAcknowledged(manifest), () -> chunkFailed(manifest)));
        }
        if (world.mutant == Mutant.SNAPSHOT_ANNOUNCED_EARLY) {
            announce(manifest);
        }
        replica.later(PATIENCE_MILLIS, () -> abandon(manifest));
    }

    private void chunkAcknowledged(SnapshotManifest manifest) {
        if (writing != null && writing.snapshotId().equals(manifest.snapshotId())) {
            writing = writing.acknowledged();
            if (writing.mayBeAnnounced()) {
                announce(manifest);
            }
        }
    }

    private void chunkFailed(SnapshotManifest manifest) {
        if (writing != null && writing.snapshotId().equals(manifest.snapshotId())) {
            writing = writing.chunkFailed();
        }
    }

    private void announce(SnapshotManifest manifest) {
        link.send(
                false,
                () -> {
                    world.snapshots.announce(manifest);
                    world.coverage.saw("snapshot announced");
                    return 0;
                },
                replica.whenAlive(_ -> announced(manifest), () -> {}));
    }

    private void announced(SnapshotManifest manifest) {
        if (writing != null && writing.snapshotId().equals(manifest.snapshotId())) {
            writing = null;
        }
    }

    private void abandon(SnapshotManifest manifest) {
        if (writing != null && writing.snapshotId().equals(manifest.snapshotId())) {
            world.coverage.saw("snapshot abandoned");
            writing = null;
        }
    }
}
