/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec;

import static dev.enif.log.codec.ExampleIds.ACCOUNT;
import static dev.enif.log.codec.ExampleIds.TAGS;

import dev.enif.core.account.Quota;
import dev.enif.core.account.QuotaEvent;
import dev.enif.core.account.TagEvent;
import dev.enif.core.account.Tags;
import dev.enif.core.id.EniId;
import dev.enif.core.id.FlowLogId;
import dev.enif.core.id.VpcId;
import dev.enif.core.monitoring.FlowLogCommand;
import dev.enif.core.monitoring.FlowLogEvent;
import dev.enif.core.monitoring.LogFormat;
import dev.enif.core.monitoring.TrafficType;
import dev.enif.core.partition.PartitionCommand;
import dev.enif.core.partition.PartitionEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Examples about flow logs. Append only. */
final class FlowLogExamples {
    private static final FlowLogId LOG = new FlowLogId("fl-0a1b2c3d4e5f60061");
    private static final VpcId RECORDED = new VpcId("vpc-0a1b2c3d4e5f60062");
    private static final EniId RECORDED_ENI = new EniId("eni-0a1b2c3d4e5f60063");
    private static final String CUSTOM = "${srcaddr} ${dstaddr} ${action} ${rule-id}";

    private FlowLogExamples() {}

    static List<Example<PartitionCommand>> commands() {
        return List.of(
                command(
                        "flow-log.create",
                        null,
                        new FlowLogCommand.CreateFlowLog(
                                RECORDED,
                                TrafficType.ALL,
                                600,
                                LogFormat.DEFAULT.toString(),
                                TAGS)),
                command(
                        "flow-log.create",
                        "custom",
                        new FlowLogCommand.CreateFlowLog(
                                RECORDED_ENI, TrafficType.REJECT, 60, CUSTOM, Tags.NONE)),
                command("flow-log.delete", null, new FlowLogCommand.DeleteFlowLog(LOG)));
    }

    static List<Example<PartitionEvent>> events() {
        return List.of(
                event(
                        "flow-log.created",
                        null,
                        new FlowLogEvent.FlowLogCreated(
                                LOG,
                                RECORDED,
                                TrafficType.ALL,
                                600,
                                LogFormat.DEFAULT.toString(),
                                1_767_225_600_000L,
                                TAGS)),
                event(
                        "flow-log.created",
                        "custom",
                        new FlowLogEvent.FlowLogCreated(
                                LOG,
                                RECORDED_ENI,
                                TrafficType.ACCEPT,
                                60,
                                CUSTOM,
                                1_767_225_600_000L,
                                Tags.NONE)),
                event("flow-log.deleted", null, new FlowLogEvent.FlowLogDeleted(LOG)),
                event("tags.replaced", "flow-log", new TagEvent.TagsReplaced(LOG, TAGS)),
                event(
                        "quota.changed",
                        "flow-logs-per-resource",
                        new QuotaEvent.QuotaChanged(Quota.FLOW_LOGS_PER_RESOURCE, 4)),
                event(
                        "quota.changed",
                        "flow-logs",
                        new QuotaEvent.QuotaChanged(Quota.FLOW_LOGS, 400)));
    }

    private static Example<PartitionCommand> command(
            String name, @Nullable String variant, Object command) {
        return new Example<>(name, 1, variant, false, Envelopes.command(ACCOUNT, command));
    }

    private static Example<PartitionEvent> event(
            String name, @Nullable String variant, Object event) {
        return new Example<>(name, 1, variant, false, Envelopes.event(ACCOUNT, event));
    }
}
