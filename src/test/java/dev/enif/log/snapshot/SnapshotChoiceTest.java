/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.log.Cursor;
import dev.enif.log.Fingerprint;
import dev.enif.log.LogIdentity;
import dev.enif.log.LogRange;
import dev.enif.log.StartRefusal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SnapshotChoiceTest {

    private static final LogIdentity LOG = new LogIdentity("cluster", "topic", 0);
    private static final LogRange FOUND = new LogRange(LOG, 0, 100);
    private static final int READABLE = 1;
    private static final SnapshotManifest OLDER = manifest(Slot.SECOND, 40, READABLE);
    private static final SnapshotManifest NEWER = manifest(Slot.FIRST, 60, READABLE);

    @Test
    void the_newest_is_loaded_then_the_other_then_the_log_is_replayed() {
        var choice = choose(OLDER, NEWER);
        assertThat(choice).isEqualTo(new SnapshotChoice.Load(NEWER, List.of(OLDER)));
        var second = ((SnapshotChoice.Load) choice).otherwise(FOUND);
        assertThat(second).isEqualTo(new SnapshotChoice.Load(OLDER, List.of()));
        assertThat(((SnapshotChoice.Load) second).otherwise(FOUND))
                .isEqualTo(new SnapshotChoice.Replay());
    }

    @Test
    void the_next_snapshot_never_overwrites_the_newest_that_may_be_sound() {
        var both = List.of(OLDER, NEWER);
        assertThat(SnapshotChoice.nextSlot(both, Set.of())).isEqualTo(OLDER.slot());
        assertThat(SnapshotChoice.nextSlot(both, Set.of(OLDER.snapshotId())))
                .isEqualTo(OLDER.slot());
        assertThat(SnapshotChoice.nextSlot(both, Set.of(NEWER.snapshotId())))
                .isEqualTo(NEWER.slot());
        assertThat(SnapshotChoice.nextSlot(List.of(), Set.of())).isEqualTo(Slot.FIRST);
    }

    @Test
    void a_format_that_this_code_cannot_read_is_passed_over() {
        assertThat(choose(OLDER, manifest(Slot.FIRST, 60, READABLE + 1)))
                .isEqualTo(new SnapshotChoice.Load(OLDER, List.of()));
    }

    @Test
    void without_a_snapshot_the_log_is_replayed() {
        assertThat(choose()).isEqualTo(new SnapshotChoice.Replay());
    }

    @Test
    void a_log_that_lost_its_beginning_cannot_be_replayed() {
        assertThat(SnapshotChoice.choose(List.of(), new LogRange(LOG, 5, 100), _ -> true))
                .isEqualTo(new SnapshotChoice.Refuse(new StartRefusal.BeforeStart(0, 5)));
    }

    @Test
    void a_snapshot_of_another_log_refuses_the_start_even_beside_one_of_this() {
        var shorter = new LogRange(LOG, 0, 50);
        assertThat(SnapshotChoice.choose(List.of(OLDER, NEWER), shorter, _ -> true))
                .isEqualTo(new SnapshotChoice.Refuse(new StartRefusal.BeyondEnd(60, 50)));
    }

    private static SnapshotChoice choose(SnapshotManifest... manifests) {
        return SnapshotChoice.choose(List.of(manifests), FOUND, version -> version == READABLE);
    }

    private static SnapshotManifest manifest(Slot slot, long nextOffset, int formatVersion) {
        return new SnapshotManifest(
                LOG,
                new Cursor(nextOffset, 3, "a", 1),
                slot,
                "id" + nextOffset,
                formatVersion,
                2,
                "hash",
                new Fingerprint(1, 7));
    }
}
