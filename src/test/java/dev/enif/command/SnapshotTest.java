/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.command;

import static dev.enif.command.Asking.ask;
import static dev.enif.command.Asking.setQuota;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.account.Quota;
import dev.enif.core.id.AccountId;
import dev.enif.log.Cursor;
import dev.enif.log.LogIdentity;
import dev.enif.log.LogRange;
import dev.enif.log.Position;
import dev.enif.log.codec.JsonCodec;
import dev.enif.log.kafka.SnapshotStore;
import dev.enif.log.kafka.StartRefusedException;
import dev.enif.log.snapshot.Slot;
import dev.enif.log.snapshot.SnapshotManifest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** A restart continues from a snapshot, and a damaged one costs time only. */
class SnapshotTest {

    private static final AccountId ACCOUNT = new AccountId("123456789012");
    private static final int PARTITION = ACCOUNT.partition(Log.PARTITIONS);

    private final Log log = Log.create();

    @Test
    void a_restart_continues_from_the_snapshot_that_was_written_at_the_end() {
        var last = runOnce(3);
        var image = load(last);
        assertThat(image).isGreaterThanOrEqualTo(last.offset() + 1);
        try (var node = log.node("again").awaitLive()) {
            assertThat(quota(node)).isEqualTo(3);
            assertThat(node.follower().current(PARTITION).cursor().nextOffset())
                    .isGreaterThanOrEqualTo(image);
            assertThat(ask(node.commands(), ACCOUNT, setQuota(4), null).account())
                    .satisfies(account -> assertThat(account.quota(Quota.VPCS)).isEqualTo(4));
        }
    }

    @Test
    void a_damaged_snapshot_gives_way_to_the_other_slot_then_to_the_log() {
        var first = runOnce(3);
        long older = load(first);
        var second = runOnce(5);
        assertThat(load(second)).isGreaterThan(older);
        spoil(Slot.SECOND);
        assertThat(load(second)).isEqualTo(older);
        spoil(Slot.FIRST);
        assertThat(load(second)).isZero();
        try (var node = log.node("again").awaitLive()) {
            assertThat(quota(node)).isEqualTo(5);
        }
    }

    @Test
    void a_snapshot_of_another_log_refuses_the_start() {
        var last = runOnce(3);
        var other =
                new LogRange(
                        new LogIdentity("elsewhere", "another", PARTITION), 0, last.offset() + 1);
        Assertions.assertThatThrownBy(() -> store().load(other))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("cluster elsewhere");
    }

    /** Runs a node up to some value, and stops it in good order. */
    private Position runOnce(int value) {
        try (var node = log.node("node-" + value).awaitLive()) {
            Position last = null;
            for (int step = 1; step <= value; step++) {
                last = ask(node.commands(), ACCOUNT, setQuota(step), null).position();
            }
            if (last == null) {
                throw new AssertionError();
            }
            return last;
        }
    }

    private static int quota(Node node) {
        return node.role().state().account(ACCOUNT).account().quota(Quota.VPCS);
    }

    private SnapshotStore store() {
        return new SnapshotStore(log.kafka("store"), log.topics(), new JsonCodec());
    }

    /** From where a follower would continue: 0 is the start of the log. */
    private long load(Position last) {
        try (var node = new Node(log, "idle", KafkaCommands.Bounds.STANDARD)) {
            node.follower().start();
            node.awaitLive();
            var identity = node.follower().identity(PARTITION).orElseThrow();
            var end = node.follower().current(PARTITION).cursor().nextOffset();
            assertThat(end).isGreaterThan(last.offset());
            var cursor = store().load(new LogRange(identity, 0, end)).cursor();
            return cursor.equals(Cursor.START) ? 0 : cursor.nextOffset();
        }
    }

    /** As if the chunks of that slot were not those that its manifest announces. */
    private void spoil(Slot slot) {
        var codec = new JsonCodec();
        var manifest =
                store().manifests(PARTITION).stream()
                        .filter(it -> it.slot() == slot)
                        .findFirst()
                        .orElseThrow();
        var spoilt =
                new SnapshotManifest(
                        manifest.log(),
                        manifest.cursor(),
                        slot,
                        manifest.snapshotId(),
                        manifest.formatVersion(),
                        manifest.chunkCount(),
                        "0".repeat(64),
                        manifest.fingerprint());
        try (var producer =
                new KafkaProducer<>(
                        log.kafka("test").producer("test"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            var record =
                    new ProducerRecord<>(
                            log.topics().snapshotManifests(),
                            PARTITION,
                            slot.name()
                                    .toLowerCase(Locale.ROOT)
                                    .getBytes(StandardCharsets.US_ASCII),
                            codec.encode(spoilt));
            assertThat(producer.send(record)).succeedsWithin(Duration.ofSeconds(30));
        }
    }
}
