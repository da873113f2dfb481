/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec.snapshot;

import dev.enif.core.id.FlowLogId;
import dev.enif.core.id.ResourceId;
import dev.enif.core.monitoring.FlowLog;
import dev.enif.core.monitoring.LogFormat;
import dev.enif.log.codec.WireNames;
import java.io.IOException;

/** Reads what {@link FlowLogWriter} writes. */
final class FlowLogReader {
    private final SharedReader shared;
    private final CborReader in;

    FlowLogReader(SharedReader shared) {
        this.shared = shared;
        this.in = shared.in;
    }

    FlowLog read() throws IOException {
        return new FlowLog(
                new FlowLogId(in.text()),
                ResourceId.parse(in.text()),
                WireNames.TRAFFIC_TYPES.constant(in.text()),
                in.integer(),
                LogFormat.parse(in.text()),
                in.number(),
                shared.tags());
    }
}
