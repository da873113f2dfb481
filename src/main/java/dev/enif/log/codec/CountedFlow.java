/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.enif.core.monitoring.FlowKey;
import dev.enif.core.monitoring.FlowSum;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * What statistics take from a line of a flow log, whatever its format shows.
 *
 * @param eniId at which the flow was seen
 * @param egress out of it, not in
 * @param judgement {@code ACCEPTED}, {@code REJECTED}, {@code UNJUDGED} or {@code LATE}
 * @param ruleId that let it pass; null if none did
 * @param pair whether it counts for its pair of addresses: of the two ends of a flow, one does
 * @param flows how many records it sums up
 * @param startMillis milliseconds since 1970; so is the next
 */
public record CountedFlow(
        String account,
        String eniId,
        boolean egress,
        String source,
        String destination,
        int destinationPort,
        int protocol,
        String judgement,
        @Nullable String ruleId,
        boolean pair,
        long flows,
        long packets,
        long bytes,
        long startMillis,
        long endMillis) {
    /** The header of a line's record that holds it. */
    public static final String HEADER = "enif_counted";

    private static final JsonFactory JSON = new JsonFactory();

    public static CountedFlow of(FlowSum sum) {
        FlowKey key = sum.key();
        return new CountedFlow(
                key.place().account().value(),
                key.place().eniId().value(),
                key.egress(),
                key.source().toString(),
                key.destination().toString(),
                key.destinationPort(),
                key.protocol(),
                key.judgement().name(),
                key.rule() == null ? null : key.rule().value(),
                key.pair(),
                sum.flows(),
                sum.packets(),
                sum.bytes(),
                sum.startMillis(),
                sum.endMillis());
    }

    /** An array; what is added later comes at the end. */
    public byte[] encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(192);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartArray();
            json.writeString(account);
            json.writeString(eniId);
            json.writeBoolean(egress);
            json.writeString(source);
            json.writeString(destination);
            json.writeNumber(destinationPort);
            json.writeNumber(protocol);
            json.writeString(judgement);
            json.writeString(ruleId);
            json.writeBoolean(pair);
            json.writeNumber(flows);
            json.writeNumber(packets);
            json.writeNumber(this.bytes);
            json.writeNumber(startMillis);
            json.writeNumber(endMillis);
            json.writeEndArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /**
     * @throws UndecodableException if the bytes are none
     */
    public static CountedFlow decode(byte[] bytes) {
        try (JsonParser json = JSON.createParser(bytes)) {
            if (json.nextToken() != JsonToken.START_ARRAY) {
                throw new IOException("expecting an array");
            }
            return new CountedFlow(
                    text(json),
                    text(json),
                    json.nextToken() == JsonToken.VALUE_TRUE,
                    text(json),
                    text(json),
                    (int) number(json),
                    (int) number(json),
                    text(json),
                    json.nextTextValue(),
                    json.nextToken() == JsonToken.VALUE_TRUE,
                    number(json),
                    number(json),
                    number(json),
                    number(json),
                    number(json));
        } catch (IOException broken) {
            throw new UndecodableException(broken);
        }
    }

    private static String text(JsonParser json) throws IOException {
        String text = json.nextTextValue();
        if (text == null) {
            throw new IOException("expecting a text");
        }
        return text;
    }

    private static long number(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.VALUE_NUMBER_INT) {
            throw new IOException("expecting a number");
        }
        return json.getLongValue();
    }
}
