/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Tags;
import dev.enif.core.id.FlowLogId;
import dev.enif.core.id.ResourceId;
import dev.enif.core.monitoring.FlowLogCommand.CreateFlowLog;
import dev.enif.core.monitoring.FlowLogCommand.DeleteFlowLog;
import dev.enif.core.monitoring.LogFormat;
import dev.enif.core.monitoring.TrafficType;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Commands that somebody could send on flow logs: mostly about what is there, often wrong. */
final class RandomFlowLogCommands {
    private final RandomGenerator random;
    private final AccountState account;

    RandomFlowLogCommands(RandomGenerator random, AccountState account) {
        this.random = random;
        this.account = account;
    }

    Object next() {
        List<FlowLogId> logs = new ArrayList<>();
        account.flowLogs().values().forEach(log -> logs.add(log.id()));
        List<ResourceId> targets = new ArrayList<>();
        account.vpcs().values().forEach(vpc -> targets.add(vpc.id()));
        account.subnets().values().forEach(subnet -> targets.add(subnet.id()));
        account.networkInterfaces().values().forEach(eni -> targets.add(eni.id()));
        account.securityGroups().values().forEach(group -> targets.add(group.id()));
        if (targets.isEmpty() || !logs.isEmpty() && random.nextInt(4) == 0) {
            return new DeleteFlowLog(
                    logs.isEmpty()
                            ? new FlowLogId("fl-0000000000000dead")
                            : logs.get(random.nextInt(logs.size())));
        }
        return new CreateFlowLog(
                targets.get(random.nextInt(targets.size())),
                TrafficType.values()[random.nextInt(3)],
                random.nextInt(8) == 0 ? 61 : 600,
                switch (random.nextInt(4)) {
                    case 0 -> "${srcaddr} ${rule-id}";
                    case 1 -> "${nonsense}";
                    default -> LogFormat.DEFAULT.toString();
                },
                Tags.NONE);
    }
}
