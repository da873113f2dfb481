/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.loadbalancer;

/**
 * What a caller may choose, and change, about a target group.
 *
 * @param healthyThreshold how many good reports in a row make an unhealthy target healthy; {@value
 *     #LEAST_THRESHOLD} to {@value #MOST_THRESHOLD}
 * @param unhealthyThreshold how many bad ones in a row make another one unhealthy; as many
 * @param deregistrationDelaySeconds how long a target that was deregistered keeps the flows that it
 *     has; 0 to {@value #LONGEST_DELAY_SECONDS}
 * @param preserveClientIp whether targets see the client's address; else they see the balancer's
 */
public record TargetSettings(
        int healthyThreshold,
        int unhealthyThreshold,
        int deregistrationDelaySeconds,
        boolean preserveClientIp) {
    public static final int LEAST_THRESHOLD = 2;
    public static final int MOST_THRESHOLD = 10;
    public static final int LONGEST_DELAY_SECONDS = 3_600;

    /** EC2's defaults for such a group. */
    public static TargetSettings of(TargetKind kind, BalancedProtocol protocol) {
        return new TargetSettings(5, 2, 300, kind != TargetKind.IP || protocol.hasUdp());
    }
}
