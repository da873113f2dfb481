/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.monitoring;

import dev.enif.core.account.Tags;
import dev.enif.core.id.FlowLogId;
import dev.enif.core.id.ResourceId;

/** Facts about one flow log. Fields are added, never renamed or reused. */
public sealed interface FlowLogEvent {
    record FlowLogCreated(
            FlowLogId flowLogId,
            ResourceId target,
            TrafficType traffic,
            int intervalSeconds,
            String format,
            long createTimeMillis,
            Tags tags)
            implements FlowLogEvent {}

    record FlowLogDeleted(FlowLogId flowLogId) implements FlowLogEvent {}
}
