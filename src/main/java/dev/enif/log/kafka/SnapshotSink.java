/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.kafka;

import dev.enif.log.LogIdentity;
import dev.enif.log.codec.JsonCodec;
import dev.enif.log.codec.snapshot.SnapshotCodec;
import dev.enif.log.snapshot.Slot;
import dev.enif.log.snapshot.SnapshotManifest;
import dev.enif.log.snapshot.SnapshotWrite;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Writes one snapshot at a time into its topics: the chunks, a bounded number of them in flight,
 * and when all are acknowledged the manifest. For one thread at a time.
 */
final class SnapshotSink implements AutoCloseable {

    private static final int MAX_IN_FLIGHT = 8;

    private final Topics topics;
    private final JsonCodec codec;
    private final Faults faults;
    private final Appender appender;

    SnapshotSink(KafkaSettings kafka, Topics topics, JsonCodec codec, Faults faults) {
        this.topics = topics;
        this.codec = codec;
        this.faults = faults;
        this.appender = new Appender(() -> kafka.producer("snapshots"));
    }

    /**
     * Writes the image into the slot and announces it; returns of how many chunks.
     *
     * @throws KafkaException if it was not written; the slot then holds no whole snapshot
     */
    int write(LogIdentity log, Current current, Slot slot, Duration patience) {
        var id = UUID.randomUUID().toString();
        var writing =
                new Writing(log.partition(), slot, id, System.nanoTime() + patience.toNanos());
        var written = SnapshotCodec.write(current.state(), id, writing::send);
        writing.awaitAll();
        announce(
                SnapshotCodec.manifest(log, current.cursor(), slot, id, current.state(), written),
                writing);
        return written.chunkCount();
    }

    private void announce(SnapshotManifest manifest, Writing writing) {
        var record =
                new ProducerRecord<byte[], byte[]>(
                        topics.snapshotManifests(),
                        manifest.log().partition(),
                        SnapshotRecords.manifestKey(manifest.slot()),
                        codec.encode(manifest));
        Headers.add(
                record, Map.of(SnapshotRecords.CHUNKS_FROM, Long.toString(writing.firstOffset())));
        writing.sendManifest(record);
    }

    @Override
    public void close() {
        appender.close();
    }

    /** One snapshot on its way; told by the producer's thread what was acknowledged. */
    private final class Writing {
        private final int partition;
        private final long deadlineNanos;
        private SnapshotWrite write;
        private long firstOffset = Long.MAX_VALUE;
        private boolean announced;

        Writing(int partition, Slot slot, String snapshotId, long deadlineNanos) {
            this.partition = partition;
            this.deadlineNanos = deadlineNanos;
            this.write = SnapshotWrite.begin(slot, snapshotId);
        }

        void send(int index, byte[] chunk, boolean last) {
            await(() -> write.chunksSent() - write.chunksAcknowledged() < MAX_IN_FLIGHT);
            var record =
                    new ProducerRecord<byte[], byte[]>(
                            topics.snapshots(),
                            partition,
                            SnapshotRecords.chunkKey(write.slot(), index),
                            chunk);
            Headers.add(record, Map.of(SnapshotRecords.SNAPSHOT_ID, write.snapshotId()));
            synchronized (this) {
                write = write.sent(last);
            }
            appender.append(record, this::acknowledged, _ -> failed());
        }

        private synchronized void acknowledged(long offset) {
            firstOffset = Math.min(firstOffset, offset);
            write = write.acknowledged();
            notifyAll();
            faults.at(Faults.Point.DURING_SNAPSHOT);
        }

        private synchronized void failed() {
            write = write.chunkFailed();
            notifyAll();
        }

        void awaitAll() {
            await(() -> write.mayBeAnnounced());
        }

        synchronized long firstOffset() {
            return firstOffset;
        }

        void sendManifest(ProducerRecord<byte[], byte[]> record) {
            appender.append(record, _ -> announced(), _ -> failed());
            await(() -> announced);
        }

        private synchronized void announced() {
            announced = true;
            notifyAll();
        }

        private synchronized void await(BooleanSupplier condition) {
            while (!condition.getAsBoolean()) {
                long left = deadlineNanos - System.nanoTime();
                if (write.failed()) {
                    throw new KafkaException("A record of a snapshot was not appended");
                }
                if (left <= 0) {
                    throw new TimeoutException("A snapshot was not written in time");
                }
                try {
                    wait(left / 1_000_000 + 1);
                } catch (InterruptedException e) {
                    throw new InterruptException(e);
                }
            }
            if (write.failed()) {
                throw new KafkaException("A record of a snapshot was not appended");
            }
        }
    }
}
