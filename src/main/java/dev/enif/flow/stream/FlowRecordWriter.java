/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.flow.stream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.enif.core.monitoring.FlowRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes flow records as {@link FlowRecordReader} reads them. Stateless. */
final class FlowRecordWriter {
    private static final JsonFactory JSON = new JsonFactory();

    private FlowRecordWriter() {}

    static byte[] write(FlowRecord record) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("id", record.id());
            json.writeStringField("account", record.account().value());
            json.writeStringField("interfaceId", record.interfaceId().value());
            json.writeStringField("srcAddr", record.source().toString());
            json.writeStringField("dstAddr", record.destination().toString());
            json.writeNumberField("srcPort", record.sourcePort());
            json.writeNumberField("dstPort", record.destinationPort());
            json.writeNumberField("protocol", record.protocol());
            json.writeNumberField("packets", record.packets());
            json.writeNumberField("bytes", record.bytes());
            json.writeNumberField("start", record.startMillis());
            json.writeNumberField("end", record.endMillis());
            json.writeNumberField("tcpFlags", record.tcpFlags());
            if (record.icmpType() >= 0) {
                json.writeNumberField("icmpType", record.icmpType());
            }
            if (record.icmpCode() >= 0) {
                json.writeNumberField("icmpCode", record.icmpCode());
            }
            json.writeBooleanField("established", record.established());
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
