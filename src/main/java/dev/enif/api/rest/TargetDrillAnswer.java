/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.core.loadbalancer.TargetDrill;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What moves if a target dies. */
@RegisterForReflection
@Schema(name = "TargetDrill")
public record TargetDrillAnswer(
        @Schema(description = "It was found out at this place in the log", examples = "0:42")
                String position,
        @Schema(description = "Each zone of the load balancer, in its order")
                List<ZoneAnswer> zones) {
    public TargetDrillAnswer {
        zones = List.copyOf(zones);
    }

    /** One zone. */
    @RegisterForReflection
    @Schema(name = "TargetDrillZone")
    public record ZoneAnswer(
            String availabilityZone,
            @Schema(description = "Of the table by which flows find their target; 0 without any")
                    int slots,
            @Schema(description = "A table of another size moves nearly all flows") int slotsAfter,
            @Schema(description = "No target is healthy, so all are used") boolean failOpen,
            boolean failOpenAfter,
            @Schema(description = "Slots by target") Map<String, Integer> before,
            Map<String, Integer> after,
            @Schema(description = "The part of all flows that the target has, 0 to 1")
                    double lostShare,
            @Schema(description = "The part of all flows that others lose to others, 0 to 1")
                    double movedShare) {
        static ZoneAnswer of(TargetDrill.ZoneShares zone) {
            int slots = Math.max(1, zone.slots());
            return new ZoneAnswer(
                    zone.zone().name(),
                    zone.slots(),
                    zone.slotsAfter(),
                    zone.failOpen(),
                    zone.failOpenAfter(),
                    zone.before(),
                    zone.after(),
                    (double) zone.lost() / slots,
                    (double) zone.moved() / slots);
        }
    }

    static TargetDrillAnswer of(String position, List<TargetDrill.ZoneShares> zones) {
        return new TargetDrillAnswer(position, zones.stream().map(ZoneAnswer::of).toList());
    }
}
