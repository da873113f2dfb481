/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.kafka;

import dev.enif.core.partition.Founding;
import dev.enif.core.partition.PartitionState;
import dev.enif.log.Cursor;
import dev.enif.log.Image;
import dev.enif.log.LogIdentity;
import dev.enif.log.LogRange;
import dev.enif.log.Position;
import dev.enif.log.Reading;
import dev.enif.log.StartCheck;
import dev.enif.log.codec.JsonCodec;
import dev.enif.log.reader.PartitionReader;
import dev.enif.log.reader.PartitionStoppedException;
import dev.enif.log.reader.Step;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * One partition of a follower: folds, publishes, and stops loudly. Written by the follower's
 * thread; what others may see of it is published by volatile writes.
 */
final class FollowedPartition {

    /** What became of a record. */
    sealed interface Outcome {
        /** It was read; the image has moved. */
        record Read(FollowedRecord record) implements Outcome {}

        /** The image was dropped, and the log is to be read again from its first record. */
        record Refold(String reason) implements Outcome {}

        /** This partition is read no further. */
        record Stopped(long offset, String reason) implements Outcome {}
    }

    private static final byte[] NO_BODY = new byte[0];

    private final int partition;
    private final JsonCodec codec;
    private final FoundingFacts facts;
    private final IdKey idKey;
    private final PositionWaiters waiters;

    private @Nullable PartitionReader reader;
    private boolean foldedFromStart;

    private volatile @Nullable LogRange origin;
    private volatile Current current;
    private volatile long target = Long.MAX_VALUE;
    private volatile boolean live;
    private volatile @Nullable String stopReason;

    FollowedPartition(
            int partition,
            JsonCodec codec,
            FoundingFacts facts,
            IdKey idKey,
            PositionWaiters waiters) {
        this.partition = partition;
        this.codec = codec;
        this.facts = facts;
        this.idKey = idKey;
        this.waiters = waiters;
        this.current = new Current(partition, Cursor.START, PartitionState.EMPTY);
    }

    int partition() {
        return partition;
    }

    Current current() {
        return current;
    }

    /** Which log this is; empty as long as the cluster was not asked. */
    Optional<LogIdentity> identity() {
        return Optional.ofNullable(origin).map(LogRange::identity);
    }

    boolean isLive() {
        return live;
    }

    @Nullable String stopReason() {
        return stopReason;
    }

    boolean isStopped() {
        return stopReason != null;
    }

    boolean isBegun() {
        return reader != null;
    }

    CompletionStage<Current> await(Position position, Duration timeout) {
        String reason = stopReason;
        return reason == null
                ? waiters.await(position, timeout, () -> current)
                : CompletableFuture.failedStage(new StoppedPartitionException(partition, reason));
    }

    /**
     * Begins with a stored image of the log that was found. Live once all is read that the log
     * holds now.
     *
     * @throws StartRefusedException if the image does not belong to the log
     */
    void begin(LogRange found, Image<PartitionState> image) {
        StartCheck.check(found.identity(), image.cursor(), found)
                .ifPresent(refusal -> {
                    throw new StartRefusedException(refusal);
                });
        origin = found;
        foldedFromStart = image.cursor().equals(Cursor.START);
        target = found.endOffset();
        goOnFrom(image);
    }

    /**
     * Whether reading may go on where it was broken off.
     *
     * @throws StartRefusedException if this is not the log any more
     */
    void resume(LogRange found) {
        var begun = origin;
        if (begun == null) {
            throw new IllegalStateException("partition " + partition + " has not begun");
        }
        StartCheck.check(begun.identity(), current.cursor(), found)
                .ifPresent(refusal -> {
                    throw new StartRefusedException(refusal);
                });
    }

    private void goOnFrom(Image<PartitionState> image) {
        reader = new PartitionReader(partition, image.cursor(), image.state(), codec);
        publish(image.cursor(), image.state());
        requireFounding(image.state().founding());
    }

    private void requireFounding(@Nullable Founding founding) {
        if (founding != null) {
            facts.contradiction(partition, founding)
                    .or(() -> idKey.contradiction(founding))
                    .ifPresent(this::stop);
        }
    }

    /** Reads the next record, and publishes what came of it. */
    Outcome read(ConsumerRecord<byte[], byte[]> consumed) {
        var folding = reader;
        if (folding == null) {
            throw new IllegalStateException("partition " + partition + " has not begun");
        }
        var body = consumed.value() == null ? NO_BODY : consumed.value();
        Step step;
        try {
            step = folding.read(consumed.offset(), Headers.frozen(consumed), body);
        } catch (PartitionStoppedException trouble) {
            return troubled(trouble);
        }
        publish(folding.cursor(), folding.state());
        if (step instanceof Step.TermBegan) {
            requireFounding(folding.state().founding());
        }
        var reason = stopReason;
        return reason == null
                ? new Outcome.Read(
                        new FollowedRecord(
                                partition,
                                consumed.offset(),
                                consumed.timestamp(),
                                body.length,
                                reading(step, folding.cursor()),
                                step,
                                current))
                : new Outcome.Stopped(consumed.offset(), reason);
    }

    private static Reading reading(Step step, Cursor after) {
        return switch (step) {
            case Step.Skipped(var reason) -> new Reading.Void(after, reason);
            case Step.TermBegan _ -> new Reading.TermBegins(after);
            case Step.Decided _ -> new Reading.Valid(after);
        };
    }

    /** An image that hashes otherwise may have been damaged where it was stored: fold once more. */
    private Outcome troubled(PartitionStoppedException trouble) {
        return switch (trouble.reason()) {
            case FINGERPRINT_DIFFERS -> {
                if (foldedFromStart) {
                    yield stopped(trouble);
                }
                foldedFromStart = true;
                live = false;
                target = trouble.offset() + 1;
                goOnFrom(new Image<>(Cursor.START, PartitionState.EMPTY));
                yield new Outcome.Refold(String.valueOf(trouble.getMessage()));
            }
            case UNDECODABLE, UNFOLDABLE -> stopped(trouble);
        };
    }

    private Outcome stopped(PartitionStoppedException trouble) {
        var reason = String.valueOf(trouble.getMessage());
        stop(reason);
        return new Outcome.Stopped(trouble.offset(), reason);
    }

    /** Reads no further until a restart. */
    void stop(String reason) {
        stopReason = reason;
        live = false;
        waiters.fail(new StoppedPartitionException(partition, reason));
    }

    private void publish(Cursor cursor, PartitionState state) {
        var image = new Current(partition, cursor, state);
        current = image;
        if (!live && cursor.nextOffset() >= target && stopReason == null) {
            live = true;
        }
        waiters.reached(image);
    }
}
