/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.monitoring;

import dev.enif.core.account.Tags;
import dev.enif.core.id.FlowLogId;
import dev.enif.core.id.ResourceId;

/** Commands on flow logs. */
public sealed interface FlowLogCommand {
    /**
     * Result: its id.
     *
     * @param target a VPC, a subnet or an interface
     * @param intervalSeconds 60 or 600
     * @param format as {@link LogFormat#parse} reads it
     */
    record CreateFlowLog(
            ResourceId target, TrafficType traffic, int intervalSeconds, String format, Tags tags)
            implements FlowLogCommand {}

    record DeleteFlowLog(FlowLogId flowLogId) implements FlowLogCommand {}
}
