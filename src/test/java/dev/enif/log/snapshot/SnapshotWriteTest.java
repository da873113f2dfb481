/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SnapshotWriteTest {

    private static final SnapshotWrite BEGUN = SnapshotWrite.begin(Slot.FIRST, "id");

    @Test
    void a_snapshot_is_announced_only_after_every_chunk_was_acknowledged() {
        var first = BEGUN.sent(false).acknowledged();
        assertThat(first.mayBeAnnounced()).isFalse();
        var all = first.sent(false).sent(true);
        assertThat(all.mayBeAnnounced()).isFalse();
        assertThat(all.acknowledged().mayBeAnnounced()).isFalse();
        assertThat(all.acknowledged().acknowledged().mayBeAnnounced()).isTrue();
    }

    @Test
    void a_snapshot_with_a_failed_chunk_is_never_announced() {
        assertThat(BEGUN.sent(true).chunkFailed().acknowledged().mayBeAnnounced()).isFalse();
    }

    @Test
    void more_than_was_sent_cannot_be_acknowledged() {
        assertThatThrownBy(BEGUN::acknowledged).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> BEGUN.sent(true).sent(false))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_snapshot_is_due_after_so_many_bytes_or_so_long_if_anything_was_decided() {
        var start = SnapshotSchedule.from(1_000);
        var later = 1_000 + SnapshotSchedule.DUE_MILLIS;
        assertThat(start.isDue(later)).isFalse();
        assertThat(start.isDueAtShutdown()).isFalse();

        var some = start.folded(1);
        assertThat(some.isDue(later - 1)).isFalse();
        assertThat(some.isDue(later)).isTrue();
        assertThat(some.isDueAtShutdown()).isTrue();

        assertThat(some.folded(SnapshotSchedule.DUE_BYTES - 1).isDue(1_000)).isTrue();
    }
}
