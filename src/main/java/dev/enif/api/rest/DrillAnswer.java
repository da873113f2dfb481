/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.enif.api.rest.FlowRequests.VerdictView;
import dev.enif.command.DrillView;
import dev.enif.core.failover.Drill;
import dev.enif.query.view.FlowView;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a failover would do now; nothing was done. */
@RegisterForReflection
@Schema(name = "Drill")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DrillAnswer(
        @Schema(description = "It was found out at this place in the log", examples = "0:42")
                String position,
        @Schema(description = "In force now, and after the drill") long term,
        @Nullable @Schema(description = "The holder; left out if there is none")
                String fromInstanceId,
        @Nullable @Schema(description = "Who would take over; left out if nobody can")
                String toInstanceId,
        @Schema(description = "Standbys that cannot take over by themselves, and why")
                List<ObstacleView> obstacles,
        @Schema(description = "The declared flows, in their order") List<OutlookView> flows) {
    public DrillAnswer {
        obstacles = List.copyOf(obstacles);
        flows = List.copyOf(flows);
    }

    /** A standby that cannot take over. */
    @RegisterForReflection
    @Schema(name = "FailoverObstacle")
    public record ObstacleView(String instanceId, String code, String message) {}

    /** A declared flow now and after the failover. */
    @RegisterForReflection
    @Schema(name = "FlowOutlook")
    public record OutlookView(
            FlowView flow,
            @Schema(enumeration = {"stays", "breaks", "mends"}) String change,
            VerdictView before,
            VerdictView after) {
        static OutlookView of(Drill.Outlook outlook, String position) {
            VerdictView before = VerdictView.of(outlook.before(), position);
            VerdictView after = VerdictView.of(outlook.after(), position);
            String change =
                    outlook.stays()
                            ? "stays"
                            : before.action().equals("ALLOW") ? "breaks" : "mends";
            return new OutlookView(FlowView.of(outlook.flow()), change, before, after);
        }
    }

    static DrillAnswer of(DrillView found) {
        Drill drill = found.drill();
        String position = found.position().toString();
        return new DrillAnswer(
                position,
                drill.term(),
                drill.from() == null ? null : drill.from().value(),
                drill.to() == null ? null : drill.to().value(),
                drill.obstacles().stream()
                        .map(obstacle ->
                                new ObstacleView(
                                        obstacle.instanceId().value(),
                                        obstacle.code(),
                                        obstacle.message()))
                        .toList(),
                drill.flows().stream().map(flow -> OutlookView.of(flow, position)).toList());
    }
}
