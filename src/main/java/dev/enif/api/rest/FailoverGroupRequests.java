/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.api.problem.ProblemException;
import dev.enif.api.rest.FlowRequests.FlowQuestion;
import dev.enif.core.account.AccountCommand;
import dev.enif.core.failover.FailoverGroupCommand;
import dev.enif.core.failover.FailoverSettings;
import dev.enif.core.failover.FailoverSource;
import dev.enif.core.failover.FailoverTarget;
import dev.enif.core.failover.Lease;
import dev.enif.core.failover.Standby;
import dev.enif.core.flow.Flow;
import dev.enif.core.id.AllocationId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.FailoverGroupId;
import dev.enif.core.id.InstanceId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The bodies of requests about failover groups. */
public final class FailoverGroupRequests {
    /** One that flaps moves once a minute at most, unless it is told otherwise. */
    static final long MINIMUM_INTERVAL_MILLIS = 60_000;

    private static final String HEALTH_SOURCES =
            "heartbeat, instance-status, target-health or explicit";

    private FailoverGroupRequests() {}

    /** An instance that may take over, and where. */
    public record StandbyRequest(
            @NotNull @Schema(examples = "i-0a1b2c3d4e5f60718") String instanceId,
            @Schema(
                            description =
                                    "For an Elastic IP: the interface of the instance that it shall"
                                            + " stand for; the primary one if it is left out",
                            examples = "eni-0a1b2c3d4e5f60718")
                    @Nullable String networkInterfaceId,
            @Schema(
                            description =
                                    "For an interface: where it is plugged in; the lowest free one"
                                            + " above 0 if it is left out")
                    @Nullable
                    @Min(0)
                    Integer deviceIndex,
            @Schema(description = "0 if it is left out") @Nullable @Min(0)
                    Integer networkCardIndex) {
        Standby toStandby(String field) {
            return new Standby(
                    Parameters.read(field + ".instanceId", instanceId, InstanceId::new),
                    Parameters.readIfGiven(
                            field + ".networkInterfaceId", networkInterfaceId, EniId::new),
                    deviceIndex,
                    Parameters.orElse(networkCardIndex, 0));
        }
    }

    /** Protects an interface or an Elastic IP. */
    public record CreateFailoverGroup(
            @Schema(
                            description =
                                    "What it protects, no instance's primary one; or allocationId",
                            examples = "eni-0a1b2c3d4e5f60718")
                    @Nullable String networkInterfaceId,
            @Schema(examples = "eipalloc-0a1b2c3d4e5f60718") @Nullable String allocationId,
            @Schema(examples = "front") @Nullable String name,
            @NotNull
                    @Size(min = 1, max = FailoverSettings.MOST_STANDBYS)
                    @Schema(description = "Who may take over, the preferred one first")
                    List<@NotNull @Valid StandbyRequest> standbys,
            @NotNull
                    @Schema(
                            enumeration = {
                                "heartbeat",
                                "instance-status",
                                "target-health",
                                "explicit"
                            })
                    String healthSource,
            @Schema(
                            description =
                                    "How many leases in a row must run out, or reports of an impaired"
                                            + " instance come; 1 if it is left out")
                    @Nullable
                    @Min(1)
                    @Max(FailoverSettings.MOST_MISSES)
                    Integer misses,
            @Schema(description = "How long a failure must last; 0 if it is left out")
                    @Nullable
                    @Min(0)
                    @Max(FailoverSettings.LONGEST_HOLD_OFF_MILLIS)
                    Long holdOffMillis,
            @Schema(
                            description =
                                    "No automatic move comes sooner than this after a change of"
                                            + " holder; a minute if it is left out")
                    @Nullable
                    @Min(0)
                    @Max(FailoverSettings.LONGEST_INTERVAL_MILLIS)
                    Long minimumIntervalMillis,
            @Schema(description = "What a drill looks at")
                    @Nullable
                    @Size(max = FailoverSettings.MOST_FLOWS)
                    List<@NotNull @Valid FlowQuestion> flows,
            @Nullable Map<String, @NotNull String> tags) {
        AccountCommand toCommand() {
            FailoverTarget target =
                    OneOf.<FailoverTarget>required("networkInterfaceId")
                            .or(
                                    "networkInterfaceId",
                                    networkInterfaceId,
                                    id -> new FailoverTarget.OfEni(new EniId(id)))
                            .or(
                                    "allocationId",
                                    allocationId,
                                    id -> new FailoverTarget.OfElasticIp(new AllocationId(id)))
                            .value();
            return new AccountCommand.OfFailoverGroup(
                    new FailoverGroupCommand.CreateFailoverGroup(
                            target, settings(), Parameters.tags(tags)));
        }

        private FailoverSettings settings() {
            return new FailoverSettings(
                    Parameters.orEmpty(name),
                    toStandbys(standbys),
                    source(healthSource),
                    Parameters.orElse(misses, 1),
                    holdOffMillis == null ? 0 : holdOffMillis,
                    minimumIntervalMillis == null ? MINIMUM_INTERVAL_MILLIS : minimumIntervalMillis,
                    flows == null ? List.of() : toFlows(flows));
        }
    }

    /** Changes what is given, together or not at all. */
    public record ModifyFailoverGroup(
            @Nullable String name,
            @Schema(description = "Replaces all of its standbys")
                    @Nullable
                    @Size(min = 1, max = FailoverSettings.MOST_STANDBYS)
                    List<@NotNull @Valid StandbyRequest> standbys,
            @Schema(enumeration = {"heartbeat", "instance-status", "target-health", "explicit"})
                    @Nullable String healthSource,
            @Nullable @Min(1) @Max(FailoverSettings.MOST_MISSES) Integer misses,
            @Nullable @Min(0) @Max(FailoverSettings.LONGEST_HOLD_OFF_MILLIS) Long holdOffMillis,
            @Nullable @Min(0) @Max(FailoverSettings.LONGEST_INTERVAL_MILLIS)
                    Long minimumIntervalMillis,
            @Schema(description = "Replaces all of its flows")
                    @Nullable
                    @Size(max = FailoverSettings.MOST_FLOWS)
                    List<@NotNull @Valid FlowQuestion> flows) {
        AccountCommand toCommand(FailoverGroupId groupId) {
            return new AccountCommand.OfFailoverGroup(
                    new FailoverGroupCommand.ModifyFailoverGroup(
                            groupId,
                            name,
                            standbys == null ? null : toStandbys(standbys),
                            healthSource == null ? null : source(healthSource),
                            misses,
                            holdOffMillis,
                            minimumIntervalMillis,
                            flows == null ? null : toFlows(flows)));
        }
    }

    /** The holder lives. */
    public record Heartbeat(
            @NotNull @Schema(description = "The holder", examples = "i-0a1b2c3d4e5f60718")
                    String instanceId,
            @NotNull
                    @Min(1)
                    @Schema(
                            description =
                                    "That the sender believes in; refused once another has begun")
                    Long term,
            @NotNull
                    @Min(Lease.SHORTEST_MILLIS)
                    @Max(Lease.LONGEST_MILLIS)
                    @Schema(description = "The next one will come within", examples = "5000")
                    Long leaseMillis) {
        AccountCommand toCommand(FailoverGroupId groupId) {
            return new AccountCommand.OfFailoverGroup(
                    new FailoverGroupCommand.Heartbeat(
                            groupId,
                            Parameters.read("instanceId", instanceId, InstanceId::new),
                            term,
                            leaseMillis));
        }
    }

    /** Moves now. The body may be left out. */
    public record FailOver(
            @Schema(
                            description = "The first that can take over if it is left out",
                            examples = "i-0a1b2c3d4e5f60718")
                    @Nullable String standbyInstanceId,
            @Schema(description = "That the caller saw; refused once another has begun")
                    @Nullable
                    @Min(1)
                    Long expectedTerm) {
        static final FailOver ANY = new FailOver(null, null);

        AccountCommand toCommand(FailoverGroupId groupId) {
            return new AccountCommand.OfFailoverGroup(
                    new FailoverGroupCommand.FailOver(
                            groupId, standby(standbyInstanceId), expectedTerm));
        }
    }

    /** Finds out what a failover would do. The body may be left out. */
    public record DrillRequest(
            @Schema(
                            description = "The first that can take over if it is left out",
                            examples = "i-0a1b2c3d4e5f60718")
                    @Nullable String standbyInstanceId) {
        static final DrillRequest ANY = new DrillRequest(null);

        @Nullable InstanceId standbyId() {
            return standby(standbyInstanceId);
        }
    }

    private static @Nullable InstanceId standby(@Nullable String id) {
        return Parameters.readIfGiven("standbyInstanceId", id, InstanceId::new);
    }

    private static List<Standby> toStandbys(List<StandbyRequest> requests) {
        List<Standby> standbys = new ArrayList<>();
        for (StandbyRequest request : requests) {
            standbys.add(request.toStandby("standbys[" + standbys.size() + "]"));
        }
        return standbys;
    }

    private static List<Flow> toFlows(List<FlowQuestion> questions) {
        return questions.stream().map(FlowQuestion::toFlow).toList();
    }

    private static FailoverSource source(String text) {
        return switch (text) {
            case "heartbeat" -> FailoverSource.HEARTBEAT;
            case "instance-status" -> FailoverSource.INSTANCE_STATUS;
            case "target-health" -> FailoverSource.TARGET_HEALTH;
            case "explicit" -> FailoverSource.EXPLICIT;
            default ->
                    throw ProblemException.invalid(
                            "InvalidParameterValue", "healthSource", "expecting " + HEALTH_SOURCES);
        };
    }
}
