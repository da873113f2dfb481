/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.relay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.enif.core.partition.Decision;
import dev.enif.core.partition.PartitionEvent;
import dev.enif.log.codec.JsonCodec;
import dev.enif.log.codec.TypeNames;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * Makes CloudEvents 1.0 of a decision's events, in the binary content mode of the Kafka protocol
 * binding: attributes in headers {@code ce_…}, the event as JSON in the value. The key is the
 * account, the id {@code partition-offset-index}, so a reader that does not read committed records
 * only can tell duplicates by it.
 */
final class CloudEvents {
    private final JsonCodec codec;
    private final ObjectMapper mapper;
    private final String topic;
    private final String source;

    CloudEvents(JsonCodec codec, String topic, String region) {
        this.codec = codec;
        this.mapper = codec.mapper();
        this.topic = topic;
        this.source = "/enif/" + region;
    }

    List<ProducerRecord<byte[], byte[]>> of(int partition, long offset, Decision decision) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int index = 0; index < decision.events().size(); index++) {
            if (decision.events().get(index) instanceof PartitionEvent.InAccount event) {
                records.add(record(partition, offset, index, event, decision));
            }
        }
        return records;
    }

    private ProducerRecord<byte[], byte[]> record(
            int partition,
            long offset,
            int index,
            PartitionEvent.InAccount event,
            Decision decision) {
        ObjectNode data = mapper.valueToTree(event);
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(
                        topic,
                        partition,
                        event.account().value().getBytes(StandardCharsets.US_ASCII),
                        bytes(data));
        Headers headers = record.headers();
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", partition + "-" + offset + "-" + index);
        add(headers, "ce_source", source);
        add(headers, "ce_type", "dev.enif." + TypeNames.ofEvent(event));
        add(headers, "ce_time", Instant.ofEpochMilli(decision.timeMillis()).toString());
        add(headers, "ce_account", event.account().value());
        add(headers, "ce_position", partition + ":" + offset);
        add(
                headers,
                "ce_dataschema",
                "urn:enif:schema:%s:%d"
                        .formatted(TypeNames.ofEvent(event), TypeNames.versionOf(event)));
        add(headers, "content-type", "application/json");
        return record;
    }

    private byte[] bytes(ObjectNode data) {
        try {
            return codec.mapper().writeValueAsBytes(data);
        } catch (JsonProcessingException fault) {
            throw new IllegalStateException("an event that was read cannot be written", fault);
        }
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
