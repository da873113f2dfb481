/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec.snapshot;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.enif.core.net.Cidr;
import dev.enif.core.partition.Exchanges;
import dev.enif.core.partition.Outbox;
import dev.enif.core.peering.PeeringMessage;
import dev.enif.log.codec.WireNames;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Writes what partitions tell each other into a snapshot; {@link ExchangeReader} reads it. */
final class ExchangeWriter {
    static final String ASKED = "asked";
    static final String TAKEN = "taken";
    static final String AGREED = "agreed";
    static final String ENDED = "ended";

    private final JsonGenerator out;

    ExchangeWriter(JsonGenerator out) {
        this.out = out;
    }

    void write(Exchanges exchanges) throws IOException {
        out.writeStartArray(null, 2);
        out.writeStartArray(null, exchanges.outboxes().size());
        for (Map.Entry<Integer, Outbox> entry : exchanges.outboxes().entrySet()) {
            write(entry.getKey(), entry.getValue());
        }
        out.writeEndArray();
        out.writeStartArray(null, exchanges.received().size());
        for (Map.Entry<Integer, Long> entry : exchanges.received().entrySet()) {
            out.writeStartArray(null, 2);
            out.writeNumber(entry.getKey().intValue());
            out.writeNumber(entry.getValue().longValue());
            out.writeEndArray();
        }
        out.writeEndArray();
        out.writeEndArray();
    }

    private void write(int partition, Outbox outbox) throws IOException {
        out.writeStartArray(null, 3);
        out.writeNumber(partition);
        out.writeNumber(outbox.last());
        out.writeStartArray(null, outbox.waiting().size());
        for (Map.Entry<Long, Outbox.Letter> entry : outbox.waiting().entrySet()) {
            Outbox.Letter letter = entry.getValue();
            out.writeStartArray();
            out.writeNumber(entry.getKey().longValue());
            out.writeString(letter.from().value());
            out.writeString(letter.to().value());
            write(letter.message());
            out.writeEndArray();
        }
        out.writeEndArray();
        out.writeEndArray();
    }

    private void write(PeeringMessage message) throws IOException {
        switch (message) {
            case PeeringMessage.Asked asked -> {
                out.writeString(ASKED);
                out.writeString(asked.peeringId().value());
                out.writeString(asked.requester().value());
                blocks(asked.requesterBlocks());
                out.writeString(asked.accepter().value());
                out.writeNumber(asked.expiresAtMillis());
            }
            case PeeringMessage.Taken(var id) -> {
                out.writeString(TAKEN);
                out.writeString(id.value());
            }
            case PeeringMessage.Agreed(var id, var accepterBlocks) -> {
                out.writeString(AGREED);
                out.writeString(id.value());
                blocks(accepterBlocks);
            }
            case PeeringMessage.Ended(var id, var state) -> {
                out.writeString(ENDED);
                out.writeString(id.value());
                out.writeString(WireNames.PEERING_STATES.name(state));
            }
        }
    }

    private void blocks(List<Cidr> blocks) throws IOException {
        out.writeStartArray(null, blocks.size());
        for (Cidr block : blocks) {
            out.writeString(block.toString());
        }
        out.writeEndArray();
    }
}
