/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.flow.stream;

import dev.enif.core.monitoring.Judgement;
import dev.enif.core.monitoring.RecordRefusedException;
import dev.enif.log.codec.CountedFlow;
import dev.enif.log.kafka.Topics;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Lines and dead letters as records. */
final class FlowLogRecords {
    static final String ID = "enif_id";
    static final String ACCOUNT = "enif_account";
    static final String FLOW_LOG = "enif_flow_log";
    static final String LATE = "enif_late";
    static final String REASON = "enif_reason";
    static final String DETAIL = "enif_detail";
    static final String ORIGIN = "enif_origin";

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

    /** What could not be taken, as it was. */
    static ProducerRecord<byte[], byte[]> deadLetter(
            Topics topics, ConsumerRecord<byte[], byte[]> of, RecordRefusedException refused) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topics.flowDeadLetters(), of.key(), of.value());
        record.headers()
                .add(REASON, utf8(refused.reason().wireName()))
                .add(DETAIL, utf8(refused.detail()))
                .add(ORIGIN, utf8(of.partition() + ":" + of.offset()));
        return record;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
