/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec.snapshot;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.enif.core.monitoring.FlowLog;
import dev.enif.log.codec.WireNames;
import java.io.IOException;

/** Writes flow logs into a snapshot; {@link FlowLogReader} reads them. */
final class FlowLogWriter {
    private final SharedWriter shared;
    private final JsonGenerator out;

    FlowLogWriter(SharedWriter shared) {
        this.shared = shared;
        this.out = shared.out;
    }

    void write(FlowLog log) throws IOException {
        out.writeString(log.id().value());
        out.writeString(log.target().value());
        out.writeString(WireNames.TRAFFIC_TYPES.name(log.traffic()));
        out.writeNumber(log.intervalSeconds());
        out.writeString(log.format().toString());
        out.writeNumber(log.createTimeMillis());
        shared.write(log.tags());
    }
}
