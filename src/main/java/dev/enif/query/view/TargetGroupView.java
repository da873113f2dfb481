/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.enif.core.account.AccountState;
import dev.enif.core.id.LoadBalancerId;
import dev.enif.core.loadbalancer.Target;
import dev.enif.core.loadbalancer.TargetGroup;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A target group with its targets.
 *
 * @param protocol {@code TCP}, {@code UDP}, {@code TLS} or {@code TCP_UDP}
 * @param targetType {@code instance}, {@code ip} or {@code eni}
 * @param loadBalancerId whose listeners send to it; absent if none does
 * @param targets sorted by id and port
 * @param revision rises with every change; the entity tag
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TargetGroupView(
        String id,
        String name,
        String vpcId,
        String protocol,
        int port,
        String targetType,
        int healthyThreshold,
        int unhealthyThreshold,
        int deregistrationDelaySeconds,
        boolean preserveClientIp,
        @Nullable String loadBalancerId,
        List<TargetView> targets,
        Map<String, String> tags,
        long revision)
        implements ResourceView {
    /**
     * A registered target.
     *
     * @param state {@code initial}, {@code healthy}, {@code unhealthy}; {@code unused} if no
     *     listener sends to the group; {@code draining} after it was deregistered
     * @param reason EC2's; absent of a healthy one
     * @param drainedAt when a draining one leaves
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TargetView(
            String id,
            int port,
            String state,
            @Nullable String reason,
            @Nullable Instant drainedAt) {
        static TargetView of(Target target, boolean used) {
            String id = target.key().id().toString();
            int port = target.key().port();
            Long drainedAt = target.drainedAtMillis();
            if (drainedAt != null) {
                return new TargetView(
                        id,
                        port,
                        "draining",
                        "Target.DeregistrationInProgress",
                        Instant.ofEpochMilli(drainedAt));
            }
            if (!used) {
                return new TargetView(id, port, "unused", "Target.NotInUse", null);
            }
            String reason =
                    switch (target.health()) {
                        case INITIAL -> "Elb.InitialHealthChecking";
                        case HEALTHY -> null;
                        case UNHEALTHY -> "Target.FailedHealthChecks";
                    };
            String state = target.health().name().toLowerCase(Locale.ROOT);
            return new TargetView(id, port, state, reason, null);
        }
    }

    public TargetGroupView {
        targets = List.copyOf(targets);
        tags = ResourceView.sorted(tags);
    }

    /** The group as it is in the image. */
    public static TargetGroupView of(AccountState account, TargetGroup group) {
        List<LoadBalancerId> users = account.references().to(group.id(), LoadBalancerId.class);
        return new TargetGroupView(
                group.id().value(),
                group.name(),
                group.vpcId().value(),
                group.protocol().name(),
                group.port(),
                group.targetKind().name().toLowerCase(Locale.ROOT),
                group.settings().healthyThreshold(),
                group.settings().unhealthyThreshold(),
                group.settings().deregistrationDelaySeconds(),
                group.settings().preserveClientIp(),
                users.isEmpty() ? null : users.getFirst().value(),
                group.targets().values().stream()
                        .map(target -> TargetView.of(target, !users.isEmpty()))
                        .toList(),
                group.tags().entries(),
                account.revision(group.id()));
    }
}
