/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query.view;

import dev.enif.core.account.AccountState;
import dev.enif.core.monitoring.FlowLog;
import java.time.Instant;
import java.util.Map;

/**
 * A flow log.
 *
 * @param resourceId the VPC, subnet or interface whose flows it records; it may be gone
 * @param trafficType {@code ACCEPT}, {@code REJECT} or {@code ALL}
 * @param maxAggregationInterval in seconds: 60 or 600
 * @param logFormat the fields of a line, such as {@code ${srcaddr} ${dstaddr}}
 * @param revision rises with every change; the entity tag
 */
public record FlowLogView(
        String id,
        String resourceId,
        String trafficType,
        int maxAggregationInterval,
        String logFormat,
        Instant createTime,
        Map<String, String> tags,
        long revision)
        implements ResourceView {
    public FlowLogView {
        tags = ResourceView.sorted(tags);
    }

    /** The flow log as it is in the image. */
    public static FlowLogView of(AccountState account, FlowLog log) {
        return new FlowLogView(
                log.id().value(),
                log.target().value(),
                log.traffic().name(),
                log.intervalSeconds(),
                log.format().toString(),
                Instant.ofEpochMilli(log.createTimeMillis()),
                log.tags().entries(),
                account.revision(log.id()));
    }
}
