/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec.snapshot;

import dev.enif.core.account.Tags;
import dev.enif.core.id.FlowLogId;
import dev.enif.core.id.ResourceId;
import dev.enif.core.monitoring.FlowLog;
import dev.enif.core.monitoring.LogFormat;
import dev.enif.log.codec.WireNames;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Reads what {@link FlowLogWriter} writes. */
final class FlowLogReader {
    private final CborReader in;

    FlowLogReader(CborReader in) {
        this.in = in;
    }

    FlowLog read() throws IOException {
        return new FlowLog(
                new FlowLogId(in.text()),
                ResourceId.parse(in.text()),
                WireNames.TRAFFIC_TYPES.constant(in.text()),
                in.integer(),
                LogFormat.parse(in.text()),
                in.number(),
                tags());
    }

    private Tags tags() throws IOException {
        Map<String, String> tags = new TreeMap<>();
        in.begin();
        while (in.more()) {
            tags.put(in.text(), in.text());
        }
        in.end();
        return tags.isEmpty() ? Tags.NONE : Tags.of(tags);
    }
}
