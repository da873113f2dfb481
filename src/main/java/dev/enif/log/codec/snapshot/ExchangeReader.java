/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec.snapshot;

import dev.enif.core.id.AccountId;
import dev.enif.core.id.PeeringId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr;
import dev.enif.core.partition.Exchanges;
import dev.enif.core.partition.Outbox;
import dev.enif.core.peering.PeeringMessage;
import dev.enif.log.codec.WireNames;
import java.io.IOException;
import org.pcollections.TreePMap;

/** Reads what {@link ExchangeWriter} writes. */
final class ExchangeReader {
    private final CborReader in;

    ExchangeReader(CborReader in) {
        this.in = in;
    }

    Exchanges read() throws IOException {
        TreePMap<Integer, Outbox> outboxes = TreePMap.empty();
        TreePMap<Integer, Long> received = TreePMap.empty();
        in.begin();
        in.begin();
        while (in.more()) {
            in.begin();
            outboxes = outboxes.plus(in.integer(), outbox());
            in.end();
        }
        in.end();
        in.begin();
        while (in.more()) {
            in.begin();
            received = received.plus(in.integer(), in.number());
            in.end();
        }
        in.end();
        in.end();
        return new Exchanges(outboxes, received);
    }

    private Outbox outbox() throws IOException {
        long last = in.number();
        TreePMap<Long, Outbox.Letter> waiting = TreePMap.empty();
        in.begin();
        while (in.more()) {
            in.begin();
            long sequence = in.number();
            Outbox.Letter letter =
                    new Outbox.Letter(
                            new AccountId(in.text()), new AccountId(in.text()), message());
            waiting = waiting.plus(sequence, letter);
            in.end();
        }
        in.end();
        return new Outbox(last, waiting);
    }

    private PeeringMessage message() throws IOException {
        String kind = in.text();
        PeeringId id = new PeeringId(in.text());
        return switch (kind) {
            case ExchangeWriter.ASKED ->
                    new PeeringMessage.Asked(
                            id,
                            new VpcId(in.text()),
                            in.list(this::block),
                            new VpcId(in.text()),
                            in.number());
            case ExchangeWriter.TAKEN -> new PeeringMessage.Taken(id);
            case ExchangeWriter.AGREED -> new PeeringMessage.Agreed(id, in.list(this::block));
            case ExchangeWriter.ENDED ->
                    new PeeringMessage.Ended(id, WireNames.PEERING_STATES.constant(in.text()));
            default -> throw new DamagedSnapshotException("no message is called " + kind);
        };
    }

    private Cidr block() throws IOException {
        return Cidr.parse(in.text());
    }
}
