/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec.snapshot;

import dev.enif.core.id.PeeringId;
import dev.enif.core.id.VpcId;
import dev.enif.core.peering.PeeringConnection;
import dev.enif.log.codec.WireNames;
import java.io.IOException;

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
                WireNames.PEERING_STATES.constant(in.text()),
                in.number(),
                in.number(),
                shared.tags());
    }
}
