/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.enif.log.LogIdentity;
import dev.enif.log.LogRange;
import dev.enif.log.codec.JsonCodec;
import dev.enif.log.kafka.SnapshotStore;
import dev.enif.log.snapshot.Slot;
import dev.enif.testing.RandomLog;
import dev.enif.testing.Seeds;
import dev.enif.testing.TestLog;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A projector needs the fold at its position, and snapshots save it most of the way there. */
class SnapshotBootstrapTest {
    private final TestLog log = TestLog.create(1);
    private final RandomLog written = new RandomLog(Seeds.random(31), 0, 1).goOn(100);
    private final JsonCodec codec = new JsonCodec();
    private final StateBootstrap store =
            new SnapshotStore(log.kafka("store"), log.topics(), codec)::atOrBelow;
    private final Counting events =
            new Counting(new KafkaEventSource(log.kafka("projection"), log.topics(), 1));

    @BeforeEach
    void write() {
        log.append(0, written.entries());
    }

    @AfterEach
    void close() {
        events.source.close();
    }

    @Test
    void it_begins_at_the_newest_snapshot_that_is_not_past_the_position() {
        log.snapshot(0, written.image(49), Slot.FIRST, false);
        log.snapshot(0, written.image(89), Slot.SECOND, false);
        assertThat(readTo(95)).isEqualTo(5);
        assertThat(readTo(90)).isZero();
        assertThat(readTo(89)).isEqualTo(39);
        assertThat(readTo(49)).isEqualTo(49);
    }

    @Test
    void a_damaged_snapshot_gives_way_to_the_other_slot_then_to_the_log() {
        log.snapshot(0, written.image(49), Slot.FIRST, false);
        log.snapshot(0, written.image(89), Slot.SECOND, true);
        assertThat(readTo(95)).isEqualTo(45);
        log.snapshot(0, written.image(49), Slot.FIRST, true);
        assertThat(readTo(95)).isEqualTo(95);
    }

    @Test
    void a_snapshot_of_another_log_is_not_begun_at() {
        log.snapshot(0, written.image(49), Slot.FIRST, false);
        var elsewhere = new LogIdentity("elsewhere", "another", 0);
        var range = new LogRange(elsewhere, 0, written.end());
        assertThatThrownBy(() ->
                        new ImageLoader(events, store, codec)
                                .at(position(95, elsewhere), range, List.of()))
                .isInstanceOf(CannotProjectException.class)
                .hasMessageContaining("cluster elsewhere");
    }

    /** How many records are read to make the fold at that offset, which must be the right one. */
    private long readTo(long nextOffset) {
        events.read = 0;
        LogRange range = events.range(0);
        var reader =
                new ImageLoader(events, store, codec)
                        .at(position(nextOffset, range.identity()), range, List.of());
        assertThat(reader.state().fingerprint())
                .isEqualTo(written.image(nextOffset - 1).state().fingerprint());
        return events.read;
    }

    private ViewStore.StoredPosition position(long nextOffset, LogIdentity identity) {
        return new ViewStore.StoredPosition(identity, written.image(nextOffset - 1).cursor());
    }

    private static final class Counting implements EventSource {
        private final KafkaEventSource source;
        private long read;

        Counting(KafkaEventSource source) {
            this.source = source;
        }

        @Override
        public LogRange range(int partition) {
            return source.range(partition);
        }

        @Override
        public void replay(int partition, long from, long to, Consumer<EventRecord> taker) {
            source.replay(
                    partition,
                    from,
                    to,
                    record -> {
                        read++;
                        taker.accept(record);
                    });
        }
    }
}
