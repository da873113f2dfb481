/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.reader;

import dev.enif.core.partition.Decision.StateFingerprint;
import dev.enif.core.partition.PartitionState;
import dev.enif.log.Cursor;
import dev.enif.log.FrozenHeaders;
import dev.enif.log.ReaderRule;
import dev.enif.log.Reading;
import dev.enif.log.RecordHeader;
import dev.enif.log.codec.DecisionRecord;
import dev.enif.log.codec.FeatureLevel;
import dev.enif.log.codec.JsonCodec;
import dev.enif.log.codec.TermRecord;
import dev.enif.log.codec.UndecodableException;
import dev.enif.log.reader.PartitionStoppedException.Reason;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Folds one partition's records, in offset order: the reader rule says which count, the codec what
 * they say, the state what they change. After it has thrown it is of no further use; {@link
 * #state()} and {@link #cursor()} then stay at the last good record. Not thread-safe.
 */
public final class PartitionReader {
    private final int partition;
    private final JsonCodec codec;
    private Cursor cursor;
    private PartitionState state;
    private boolean stopped;

    /** Continues behind {@code cursor}, of which {@code state} is the fold. */
    public PartitionReader(int partition, Cursor cursor, PartitionState state, JsonCodec codec) {
        this.partition = partition;
        this.cursor = cursor;
        this.state = state;
        this.codec = codec;
    }

    public Cursor cursor() {
        return cursor;
    }

    public PartitionState state() {
        return state;
    }

    /**
     * Reads the next record.
     *
     * @param offset at least {@code cursor().nextOffset()}; offsets may have gaps
     * @param frozenHeaders the record's headers, others among them do no harm
     * @param value the record's body; looked at only if the record counts
     * @throws PartitionStoppedException if the record counts but cannot be followed
     * @throws IllegalArgumentException if the record was read before
     * @throws IllegalStateException if this reader has stopped
     */
    public Step read(long offset, Map<String, String> frozenHeaders, byte[] value) {
        if (stopped) {
            throw new IllegalStateException("partition " + partition + " has stopped here");
        }
        RecordHeader header = FrozenHeaders.parse(frozenHeaders);
        Reading reading = ReaderRule.read(cursor, offset, header);
        Step step = follow(offset, reading, value);
        state =
                switch (step) {
                    case Step.Skipped _ -> state;
                    case Step.TermBegan(_, var after) -> after;
                    case Step.Decided(_, _, var after) -> after;
                };
        cursor = reading.cursor();
        return step;
    }

    /** A fault of ours in one record is that record's matter, not that of the other partitions. */
    private Step follow(long offset, Reading reading, byte[] value) {
        try {
            return switch (reading) {
                case Reading.Void(_, var reason) -> new Step.Skipped(reason);
                case Reading.TermBegins(var after) -> begin(offset, after, value);
                case Reading.Valid(var after) -> decide(offset, after, value);
            };
        } catch (PartitionStoppedException known) {
            throw known;
        } catch (RuntimeException fault) {
            throw stop(offset, Reason.UNFOLDABLE, "it does not apply", fault);
        }
    }

    private Step begin(long offset, Cursor after, byte[] value) {
        try {
            TermRecord term = codec.decodeTerm(value);
            if (term.featureLevel() > FeatureLevel.CURRENT) {
                throw stop(
                        offset,
                        Reason.UNDECODABLE,
                        "its events need feature level %d, and this code knows %d"
                                .formatted(term.featureLevel(), FeatureLevel.CURRENT),
                        null);
            }
            if (!term.nonce().equals(after.nonce())) {
                throw stop(offset, Reason.UNFOLDABLE, "its body has another nonce", null);
            }
            if (term.founding().partition() != partition) {
                throw stop(
                        offset,
                        Reason.UNFOLDABLE,
                        "it founds partition " + term.founding().partition(),
                        null);
            }
            return new Step.TermBegan(term, state.found(term.founding(), term.featureLevel()));
        } catch (UndecodableException undecodable) {
            throw stop(offset, Reason.UNDECODABLE, "a claim", undecodable);
        }
    }

    private Step decide(long offset, Cursor after, byte[] value) {
        DecisionRecord record;
        try {
            record = codec.decodeDecision(value);
        } catch (UndecodableException undecodable) {
            throw stop(offset, Reason.UNDECODABLE, "a decision", undecodable);
        }
        if (record.term() != after.term() || record.seq() != after.seq()) {
            throw stop(
                    offset,
                    Reason.UNFOLDABLE,
                    "its body has term %d and seq %d".formatted(record.term(), record.seq()),
                    null);
        }
        PartitionState folded = state.after(record.decision());
        StateFingerprint expected = record.decision().fingerprint();
        if (expected != null
                && expected.version() == PartitionState.FINGERPRINT_VERSION
                && expected.value() != folded.fingerprint()) {
            throw stop(
                    offset,
                    Reason.FINGERPRINT_DIFFERS,
                    "the state hashes to %x here, and to %x where it was decided"
                            .formatted(folded.fingerprint(), expected.value()),
                    null);
        }
        return new Step.Decided(record, state, folded);
    }

    private PartitionStoppedException stop(
            long offset, Reason reason, String detail, @Nullable Throwable cause) {
        stopped = true;
        String because = cause == null ? "" : ": " + cause.getMessage();
        return new PartitionStoppedException(partition, offset, reason, detail + because, cause);
    }
}
