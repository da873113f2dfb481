/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.kafka;

import dev.enif.log.FrozenHeaders;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Headers of Kafka records as text. */
public final class Headers {

    private Headers() {}

    /**
     * Those that the reader rule looks at; of a name that occurs twice, the last. Bytes that are
     * not ASCII become something that has no written form, so such a record is void.
     */
    public static Map<String, String> frozen(ConsumerRecord<?, ?> consumed) {
        var found = new HashMap<String, String>(4);
        for (Header header : consumed.headers()) {
            switch (header.key()) {
                case FrozenHeaders.KIND,
                        FrozenHeaders.TERM,
                        FrozenHeaders.SEQ,
                        FrozenHeaders.NONCE -> {
                    var value = header.value();
                    if (value != null) {
                        found.put(header.key(), new String(value, StandardCharsets.US_ASCII));
                    }
                }
                default -> {
                    // Tracing and the like; decides nothing.
                }
            }
        }
        return found;
    }

    /** The last header of that name as text, or null. */
    public static @Nullable String last(ConsumerRecord<?, ?> consumed, String name) {
        var header = consumed.headers().lastHeader(name);
        return header == null || header.value() == null
                ? null
                : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** Adds headers as text. */
    public static void add(ProducerRecord<?, ?> produced, Map<String, String> headers) {
        headers.forEach((name, value) ->
                produced.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    }
}
