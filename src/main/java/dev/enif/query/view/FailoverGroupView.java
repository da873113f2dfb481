/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.enif.core.account.AccountState;
import dev.enif.core.failover.FailoverCause;
import dev.enif.core.failover.FailoverGroup;
import dev.enif.core.failover.FailoverProgress;
import dev.enif.core.failover.FailoverSettings;
import dev.enif.core.failover.FailoverSource;
import dev.enif.core.failover.FailoverTarget;
import dev.enif.core.failover.Lease;
import dev.enif.core.failover.Standby;
import dev.enif.core.id.InstanceId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A failover group. Times are of the log.
 *
 * @param networkInterfaceId what it protects; or {@code allocationId}
 * @param status {@code steady}; {@code detected}: its holder has failed, and it moves when it may;
 *     {@code exhausted}: no standby can take over; {@code paused}
 * @param term rises by one with each change of holder
 * @param holderInstanceId absent while no instance has the resource
 * @param healthSource {@code heartbeat}, {@code instance-status}, {@code target-health} or {@code
 *     explicit}
 * @param leaseEndTime when the holder's lease has run out as often as it may; absent if no
 *     heartbeat is awaited
 * @param missedReports how many reports of an impaired holder came in a row
 * @param failure absent while none is known
 * @param lastMoveTime when the holder got the resource; absent if it had it from the beginning
 * @param revision rises with every change of this group, heartbeats included; the entity tag
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FailoverGroupView(
        String id,
        String name,
        @Nullable String networkInterfaceId,
        @Nullable String allocationId,
        String status,
        long term,
        @Nullable String holderInstanceId,
        String healthSource,
        int misses,
        long holdOffMillis,
        long minimumIntervalMillis,
        List<StandbyView> standbys,
        List<FlowView> flows,
        @Nullable Long leaseMillis,
        @Nullable Instant leaseEndTime,
        int missedReports,
        @Nullable FailureView failure,
        @Nullable Instant lastMoveTime,
        Map<String, String> tags,
        long revision)
        implements ResourceView {
    /** An instance that may take over, and where. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record StandbyView(
            String instanceId,
            @Nullable String networkInterfaceId,
            @Nullable Integer deviceIndex,
            int networkCardIndex) {
        static StandbyView of(Standby standby) {
            return new StandbyView(
                    standby.instanceId().value(),
                    standby.eniId() == null ? null : standby.eniId().value(),
                    standby.deviceIndex(),
                    standby.networkCardIndex());
        }
    }

    /**
     * What is known of the failure.
     *
     * @param cause {@code lease-expired}, {@code instance-stopped}, {@code instance-terminated},
     *     {@code instance-impaired} or {@code target-unhealthy}
     */
    public record FailureView(String instanceId, String cause, Instant detectedTime) {
        static FailureView of(FailoverProgress.Detected detected) {
            return new FailureView(
                    detected.instanceId().value(),
                    word(detected.cause()),
                    Instant.ofEpochMilli(detected.atMillis()));
        }
    }

    public FailoverGroupView {
        standbys = List.copyOf(standbys);
        flows = List.copyOf(flows);
        tags = ResourceView.sorted(tags);
    }

    /** The group as it is in the image. */
    public static FailoverGroupView of(AccountState account, FailoverGroup group) {
        FailoverSettings settings = group.settings();
        InstanceId holder = group.holder();
        Lease lease = group.lease();
        boolean awaits = !group.paused() && group.leaseEndMillis() != Long.MAX_VALUE;
        return new FailoverGroupView(
                group.id().value(),
                settings.name(),
                group.target() instanceof FailoverTarget.OfEni(var eniId) ? eniId.value() : null,
                group.target() instanceof FailoverTarget.OfElasticIp(var allocationId)
                        ? allocationId.value()
                        : null,
                status(group),
                group.term(),
                holder == null ? null : holder.value(),
                word(settings.source()),
                settings.misses(),
                settings.holdOffMillis(),
                settings.minimumIntervalMillis(),
                settings.standbys().stream().map(StandbyView::of).toList(),
                settings.flows().stream().map(FlowView::of).toList(),
                lease == null ? null : lease.lengthMillis(),
                awaits ? Instant.ofEpochMilli(group.leaseEndMillis()) : null,
                group.missed(),
                group.failure().map(FailureView::of).orElse(null),
                group.lastMoveMillis() == 0 ? null : Instant.ofEpochMilli(group.lastMoveMillis()),
                group.tags().entries(),
                account.revision(group.id()));
    }

    private static String status(FailoverGroup group) {
        if (group.paused()) {
            return "paused";
        }
        return switch (group.progress()) {
            case FailoverProgress.Steady _ -> "steady";
            case FailoverProgress.Detected _ -> "detected";
            case FailoverProgress.Exhausted _ -> "exhausted";
        };
    }

    private static String word(FailoverSource source) {
        return switch (source) {
            case HEARTBEAT -> "heartbeat";
            case INSTANCE_STATUS -> "instance-status";
            case TARGET_HEALTH -> "target-health";
            case EXPLICIT -> "explicit";
        };
    }

    private static String word(FailoverCause cause) {
        return cause.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
