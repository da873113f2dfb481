/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.testing;

import dev.enif.core.account.Draft;
import dev.enif.core.id.FlowLogId;
import dev.enif.core.id.ResourceId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.monitoring.FlowLog;
import dev.enif.core.monitoring.FlowLogEvent;
import dev.enif.core.monitoring.LogFormat;
import dev.enif.core.monitoring.TrafficType;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Random changes of flow logs. */
final class RandomFlowLogSteps extends RandomDraws {
    RandomFlowLogSteps(RandomGenerator random, Draft draft) {
        super(random, draft);
    }

    void step() {
        FlowLog log = any(account().flowLogs().values());
        List<ResourceId> targets = new ArrayList<>();
        account().vpcs().values().forEach(vpc -> targets.add(vpc.id()));
        account().subnets().values().forEach(subnet -> targets.add(subnet.id()));
        account().networkInterfaces().values().forEach(eni -> targets.add(eni.id()));
        if (log != null && (targets.isEmpty() || random.nextInt(3) == 0)) {
            draft.happened(new FlowLogEvent.FlowLogDeleted(log.id()));
        } else if (!targets.isEmpty()) {
            draft.happened(
                    new FlowLogEvent.FlowLogCreated(
                            (FlowLogId) id(ResourceKind.FLOW_LOG),
                            targets.get(random.nextInt(targets.size())),
                            TrafficType.values()[random.nextInt(3)],
                            flip() ? 60 : 600,
                            flip() ? "${srcaddr} ${rule-id}" : LogFormat.DEFAULT.toString(),
                            now(),
                            tags()));
        }
    }
}
