/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.monitoring;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Present;
import dev.enif.core.monitoring.FlowLogEvent.FlowLogCreated;
import dev.enif.core.monitoring.FlowLogEvent.FlowLogDeleted;

/** Folds events of flow logs. */
public final class FlowLogEvolver {
    private FlowLogEvolver() {}

    public static AccountState evolve(AccountState state, FlowLogEvent event) {
        return switch (event) {
            case FlowLogCreated created ->
                    state.put(
                            new FlowLog(
                                    created.flowLogId(),
                                    created.target(),
                                    created.traffic(),
                                    created.intervalSeconds(),
                                    LogFormat.parse(created.format()),
                                    created.createTimeMillis(),
                                    created.tags()));
            case FlowLogDeleted(var id) ->
                    state.remove(Present.in(state.flowLogs().find(id), id).id());
        };
    }
}
