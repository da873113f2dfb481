/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec.snapshot;

import dev.enif.core.id.AccountId;
import dev.enif.core.id.PeeringId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr;
import dev.enif.core.peering.FarEnd;
import dev.enif.core.peering.PeeringConnection;
import dev.enif.log.codec.WireNames;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads what {@link PeeringWriter} writes. */
final class PeeringReader {
    private final SharedReader shared;
    private final CborReader in;

    PeeringReader(SharedReader shared) {
        this.shared = shared;
        this.in = shared.in;
    }

    PeeringConnection read() throws IOException {
        return new PeeringConnection(
                new PeeringId(in.text()),
                new VpcId(in.text()),
                new VpcId(in.text()),
                farEnd(),
                WireNames.PEERING_STATES.constant(in.text()),
                in.number(),
                in.number(),
                shared.tags());
    }

    private @Nullable FarEnd farEnd() throws IOException {
        FarEnd farEnd = null;
        in.begin();
        if (in.more()) {
            farEnd = new FarEnd(new AccountId(in.text()), in.bool(), in.list(this::block));
        }
        in.end();
        return farEnd;
    }

    private Cidr block() throws IOException {
        return Cidr.parse(in.text());
    }
}
