/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.monitoring;

import dev.enif.core.account.AccountState;
import dev.enif.core.id.FlowLogId;
import dev.enif.core.id.ResourceId;
import java.util.ArrayList;
import java.util.List;

/**
 * The flow logs that record an interface: its own, its subnet's, its VPC's.
 *
 * @param logs by id
 */
public record Coverage(List<FlowLog> logs) {
    public Coverage {
        logs = List.copyOf(logs);
    }

    /** As the account has them now. */
    public static Coverage of(AccountState account, Place place) {
        List<FlowLog> found = new ArrayList<>();
        for (ResourceId target : List.of(place.eniId(), place.subnetId(), place.vpcId())) {
            for (FlowLogId id : account.references().to(target, FlowLogId.class)) {
                FlowLog log = account.flowLogs().find(id);
                if (log != null) {
                    found.add(log);
                }
            }
        }
        return new Coverage(found);
    }

    /** Whether any of them is of that interval. */
    public boolean has(int intervalSeconds) {
        return logs.stream().anyMatch(log -> log.intervalSeconds() == intervalSeconds);
    }

    /** Those of that interval that record it. */
    public List<FlowLog> recording(int intervalSeconds, Judgement judgement) {
        return logs.stream()
                .filter(log ->
                        log.intervalSeconds() == intervalSeconds
                                && judgement.isRecordedBy(log.traffic()))
                .toList();
    }

    /** Whether any of them records it. */
    public boolean records(Judgement judgement) {
        return logs.stream().anyMatch(log -> judgement.isRecordedBy(log.traffic()));
    }

    /** Whether statistics take it from that interval: the shortest that records it. */
    public boolean counts(int intervalSeconds, Judgement judgement) {
        return logs.stream()
                        .filter(log -> judgement.isRecordedBy(log.traffic()))
                        .mapToInt(FlowLog::intervalSeconds)
                        .min()
                        .orElse(-1)
                == intervalSeconds;
    }
}
