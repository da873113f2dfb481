/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.monitoring;

import dev.enif.core.account.Draft;
import dev.enif.core.account.Present;
import dev.enif.core.account.Quota;
import dev.enif.core.account.TagDecider;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.decision.PlainText;
import dev.enif.core.decision.Result;
import dev.enif.core.id.EniId;
import dev.enif.core.id.FlowLogId;
import dev.enif.core.id.ResourceId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;
import dev.enif.core.monitoring.FlowLogCommand.CreateFlowLog;
import dev.enif.core.monitoring.FlowLogCommand.DeleteFlowLog;
import dev.enif.core.monitoring.FlowLogEvent.FlowLogCreated;
import dev.enif.core.monitoring.FlowLogEvent.FlowLogDeleted;
import java.util.List;

/** Decides commands on flow logs. */
public final class FlowLogDecider {
    /** The intervals of aggregation, in seconds (EC2). */
    public static final List<Integer> INTERVALS = List.of(60, 600);

    private static final int LONGEST_FORMAT = 4_096;

    private FlowLogDecider() {}

    public static Result decide(Draft draft, FlowLogCommand command) {
        return switch (command) {
            case CreateFlowLog create -> create(draft, create);
            case DeleteFlowLog(var id) -> delete(draft, draft.require(id));
        };
    }

    private static Result create(Draft draft, CreateFlowLog create) {
        Draft.refuseIf(
                !INTERVALS.contains(create.intervalSeconds()),
                new CommonRefusal.InvalidValue(
                        "Invalid value '"
                                + create.intervalSeconds()
                                + "' for MaxAggregationInterval: expecting 60 or 600 seconds"));
        LogFormat format = format(create.format());
        TagDecider.requireValid(create.tags());
        requireTarget(draft, create.target());
        List<FlowLogId> others = draft.account().references().to(create.target(), FlowLogId.class);
        for (FlowLogId other : others) {
            Draft.refuseIf(
                    isSame(
                            Present.in(draft.account().flowLogs().find(other), other),
                            create,
                            format),
                    new FlowLogRefusal.AlreadyExists(other));
        }
        draft.requireQuota(Quota.FLOW_LOGS_PER_RESOURCE, others.size() + 1L);
        draft.requireQuota(Quota.FLOW_LOGS, draft.account().flowLogs().size() + 1L);
        FlowLogId id = (FlowLogId) draft.newId(ResourceKind.FLOW_LOG);
        draft.happened(
                new FlowLogCreated(
                        id,
                        create.target(),
                        create.traffic(),
                        create.intervalSeconds(),
                        format.toString(),
                        draft.timeMillis(),
                        create.tags()));
        return Result.of(id);
    }

    /** All lines go to one place, so what is recorded tells flow logs apart. */
    private static boolean isSame(FlowLog other, CreateFlowLog create, LogFormat format) {
        return other.traffic() == create.traffic()
                && other.intervalSeconds() == create.intervalSeconds()
                && other.format().equals(format);
    }

    private static LogFormat format(String text) {
        PlainText.require("LogFormat", text, LONGEST_FORMAT);
        try {
            return LogFormat.parse(text);
        } catch (LogFormat.MalformedFormatException malformed) {
            throw Draft.refused(
                    new FlowLogRefusal.InvalidFormat(String.valueOf(malformed.getMessage())));
        }
    }

    private static void requireTarget(Draft draft, ResourceId target) {
        boolean recordable =
                target instanceof VpcId || target instanceof SubnetId || target instanceof EniId;
        Draft.refuseIf(
                !recordable,
                new CommonRefusal.InvalidValue(
                        "Invalid value '"
                                + target
                                + "' for ResourceId: expecting a VPC, a subnet or a network interface"));
        Draft.refuseIf(draft.account().find(target) == null, new CommonRefusal.NotFound(target));
    }

    private static Result delete(Draft draft, FlowLog log) {
        draft.happened(new FlowLogDeleted(log.id()));
        return Result.NOTHING;
    }
}
