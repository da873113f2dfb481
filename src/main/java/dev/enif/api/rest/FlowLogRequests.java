/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.api.problem.ProblemException;
import dev.enif.core.account.AccountCommand;
import dev.enif.core.id.FlowLogId;
import dev.enif.core.id.ResourceId;
import dev.enif.core.monitoring.FlowLogCommand;
import dev.enif.core.monitoring.LogFormat;
import dev.enif.core.monitoring.TrafficType;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The bodies of requests about flow logs. */
public final class FlowLogRequests {
    private static final int USUAL_INTERVAL = 600;

    private FlowLogRequests() {}

    /** Makes a flow log. */
    public record CreateFlowLog(
            @NotNull
                    @Schema(
                            description = "A VPC, a subnet or a network interface",
                            examples = "vpc-0a1b2c3d4e5f60718")
                    String resourceId,
            @NotNull @Schema(description = "ACCEPT, REJECT or ALL", examples = "ALL")
                    String trafficType,
            @Schema(description = "In seconds: 60 or 600 (default)", examples = "60")
                    @Nullable Integer maxAggregationInterval,
            @Schema(
                            description = "Default: the fields of version 2",
                            examples = "${srcaddr} ${dstaddr} ${dstport} ${action} ${rule-id}")
                    @Nullable String logFormat,
            @Schema(examples = "{\"Name\": \"audit\"}")
                    @Nullable Map<String, @NotNull String> tags) {
        AccountCommand toCommand() {
            return new AccountCommand.OfFlowLog(
                    new FlowLogCommand.CreateFlowLog(
                            Parameters.read("resourceId", resourceId, ResourceId::parse),
                            traffic(trafficType),
                            Parameters.orElse(maxAggregationInterval, USUAL_INTERVAL),
                            logFormat == null ? LogFormat.DEFAULT.toString() : logFormat,
                            Parameters.tags(tags)));
        }
    }

    static AccountCommand delete(FlowLogId id) {
        return new AccountCommand.OfFlowLog(new FlowLogCommand.DeleteFlowLog(id));
    }

    private static TrafficType traffic(String text) {
        return switch (text) {
            case "ACCEPT" -> TrafficType.ACCEPT;
            case "REJECT" -> TrafficType.REJECT;
            case "ALL" -> TrafficType.ALL;
            default ->
                    throw ProblemException.invalid(
                            "InvalidParameterValue",
                            "trafficType",
                            "expecting ACCEPT, REJECT or ALL");
        };
    }
}
