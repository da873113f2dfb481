/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec.snapshot;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.enif.core.net.Cidr;
import dev.enif.core.peering.FarEnd;
import dev.enif.core.peering.PeeringConnection;
import dev.enif.log.codec.WireNames;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes peering connections into a snapshot; {@link PeeringReader} reads them. */
final class PeeringWriter {
    private final SharedWriter shared;
    private final JsonGenerator out;

    PeeringWriter(SharedWriter shared) {
        this.shared = shared;
        this.out = shared.out;
    }

    void write(PeeringConnection peering) throws IOException {
        out.writeString(peering.id().value());
        out.writeString(peering.requester().value());
        out.writeString(peering.accepter().value());
        write(peering.farEnd());
        out.writeString(WireNames.PEERING_STATES.name(peering.state()));
        out.writeNumber(peering.stateTimeMillis());
        out.writeNumber(peering.expiresAtMillis());
        shared.write(peering.tags());
    }

    private void write(@Nullable FarEnd farEnd) throws IOException {
        out.writeStartArray(null, farEnd == null ? 0 : 3);
        if (farEnd != null) {
            out.writeString(farEnd.account().value());
            out.writeBoolean(farEnd.asks());
            out.writeStartArray(null, farEnd.blocks().size());
            for (Cidr block : farEnd.blocks()) {
                out.writeString(block.toString());
            }
            out.writeEndArray();
        }
        out.writeEndArray();
    }
}
