/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.projection;

import dev.enif.log.kafka.Headers;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * One record of the log, as a partition's reader takes it.
 *
 * @param offset its place, at least 0
 * @param headers those that the reader rule looks at; of a name that occurs twice, the last
 * @param value its body; empty if it has none
 */
record EventRecord(long offset, Map<String, String> headers, byte[] value) {
    EventRecord {
        headers = Map.copyOf(headers);
    }

    static EventRecord of(ConsumerRecord<?, byte[]> consumed) {
        byte[] value = consumed.value();
        return new EventRecord(
                consumed.offset(), Headers.frozen(consumed), value == null ? new byte[0] : value);
    }
}
