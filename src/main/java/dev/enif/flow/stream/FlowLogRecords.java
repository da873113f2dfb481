/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.flow.stream;

import dev.enif.core.monitoring.Judgement;
import dev.enif.core.monitoring.RecordRefusedException;
import dev.enif.log.codec.CountedFlow;
import dev.enif.log.kafka.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Lines and dead letters as records. */
final class FlowLogRecords {
    static final String ID = "enif_id";
    static final String ACCOUNT = "enif_account";
    static final String FLOW_LOG = "enif_flow_log";
    static final String LATE = "enif_late";
    static final String REASON = "enif_reason";
    static final String DETAIL = "enif_detail";
    static final String ORIGIN = "enif_origin";
    static final String LENGTH = "enif_length";

    /**
     * Of a record that cannot be taken no more bytes are kept than that: flow records are a quarter
     * as long, and with its headers the largest would be too large for the broker.
     */
    static final int MOST_KEPT = 16_384;

    private FlowLogRecords() {}

    /** All lines of an interface are in one partition, for the key is its id. */
    static ProducerRecord<byte[], byte[]> of(Topics topics, FlowSummer.Line line) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(
                        topics.flowLogs(),
                        utf8(line.sum().key().place().eniId().value()),
                        utf8(line.text()));
        record.headers()
                .add(ID, utf8(line.id()))
                .add(ACCOUNT, utf8(line.account().value()))
                .add(FLOW_LOG, utf8(line.log().id().value()));
        if (line.sum().key().judgement() == Judgement.LATE) {
            record.headers().add(LATE, utf8("true"));
        }
        if (line.counted() != null) {
            record.headers().add(CountedFlow.HEADER, CountedFlow.of(line.counted()).encode());
        }
        return record;
    }

    /** What could not be taken, as it was as far as {@link #MOST_KEPT}. */
    static ProducerRecord<byte[], byte[]> deadLetter(
            Topics topics, ConsumerRecord<byte[], byte[]> of, RecordRefusedException refused) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topics.flowDeadLetters(), kept(of.key()), kept(of.value()));
        record.headers()
                .add(REASON, utf8(refused.reason().wireName()))
                .add(DETAIL, utf8(refused.detail()))
                .add(ORIGIN, utf8(of.partition() + ":" + of.offset()));
        if (of.value() != null && of.value().length > MOST_KEPT) {
            record.headers().add(LENGTH, utf8(Integer.toString(of.value().length)));
        }
        return record;
    }

    private static byte @Nullable [] kept(byte @Nullable [] bytes) {
        return bytes == null || bytes.length <= MOST_KEPT ? bytes : Arrays.copyOf(bytes, MOST_KEPT);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
