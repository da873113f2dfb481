/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.relay;

import dev.enif.log.Cursor;
import dev.enif.log.FrozenHeaders;
import dev.enif.log.LogIdentity;
import dev.enif.log.ReaderRule;
import dev.enif.log.Reading;
import dev.enif.log.codec.DecisionRecord;
import dev.enif.log.codec.FeatureLevel;
import dev.enif.log.codec.JsonCodec;
import dev.enif.log.codec.TermRecord;
import dev.enif.log.codec.UndecodableException;
import dev.enif.log.kafka.Headers;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Reads one partition of the log as every reader does, and says what is to be published of each
 * record. It keeps no state of accounts: it need not know what an event changes. Not thread-safe.
 */
final class PartitionRelay {
    private static final byte[] NO_BODY = new byte[0];

    private final LogIdentity log;
    private final JsonCodec codec;
    private final CloudEvents events;
    private Cursor cursor;

    PartitionRelay(RelayCursor from, JsonCodec codec, CloudEvents events) {
        this.log = from.log();
        this.cursor = from.cursor();
        this.codec = codec;
        this.events = events;
    }

    RelayCursor cursor() {
        return new RelayCursor(log, cursor);
    }

    /**
     * Reads the next record; one that was read before says nothing.
     *
     * @throws RelayStoppedException if the record counts and cannot be understood; the cursor then
     *     stays before it
     */
    List<ProducerRecord<byte[], byte[]>> read(ConsumerRecord<byte[], byte[]> record) {
        if (record.offset() < cursor.nextOffset()) {
            return List.of();
        }
        Reading reading =
                ReaderRule.read(
                        cursor, record.offset(), FrozenHeaders.parse(Headers.frozen(record)));
        byte[] body = record.value() == null ? NO_BODY : record.value();
        List<ProducerRecord<byte[], byte[]>> published = publish(record.offset(), reading, body);
        cursor = reading.cursor();
        return published;
    }

    /** A fault of ours in one record is that record's matter, not that of the other partitions. */
    private List<ProducerRecord<byte[], byte[]>> publish(
            long offset, Reading reading, byte[] body) {
        try {
            return switch (reading) {
                case Reading.Void _ -> List.of();
                case Reading.TermBegins(var after) -> begin(offset, after, body);
                case Reading.Valid(var after) -> decided(offset, after, body);
            };
        } catch (RelayStoppedException known) {
            throw known;
        } catch (RuntimeException fault) {
            throw stop(offset, "it cannot be published: " + fault);
        }
    }

    /** Code that does not know the term's events must not publish the half of them that it does. */
    private List<ProducerRecord<byte[], byte[]>> begin(long offset, Cursor after, byte[] body) {
        try {
            TermRecord term = codec.decodeTerm(body);
            if (term.featureLevel() > FeatureLevel.CURRENT) {
                throw stop(
                        offset,
                        "its events need feature level %d, and this code knows %d"
                                .formatted(term.featureLevel(), FeatureLevel.CURRENT));
            }
            if (!term.nonce().equals(after.nonce())) {
                throw stop(offset, "its body has another nonce");
            }
            return List.of();
        } catch (UndecodableException undecodable) {
            throw stop(offset, "it cannot be decoded: " + undecodable.getMessage());
        }
    }

    private List<ProducerRecord<byte[], byte[]>> decided(long offset, Cursor after, byte[] body) {
        try {
            DecisionRecord decision = codec.decodeDecision(body);
            if (decision.term() != after.term() || decision.seq() != after.seq()) {
                throw stop(
                        offset,
                        "its body has term %d and seq %d"
                                .formatted(decision.term(), decision.seq()));
            }
            return events.of(log.partition(), offset, decision.decision());
        } catch (UndecodableException undecodable) {
            throw stop(offset, "it cannot be decoded: " + undecodable.getMessage());
        }
    }

    private RelayStoppedException stop(long offset, String why) {
        return new RelayStoppedException(
                "Record %d of partition %d counts, but %s; nothing behind it is published"
                        .formatted(offset, log.partition(), why));
    }
}
