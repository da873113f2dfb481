/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.failover;

import dev.enif.core.id.EniId;
import dev.enif.core.id.InstanceId;
import org.jspecify.annotations.Nullable;

/**
 * An instance that may take over, and where.
 *
 * @param eniId for an Elastic IP: the interface of the instance that it shall stand for; null for
 *     the primary one. Null for an interface
 * @param deviceIndex for an interface: where it is plugged in; null for the lowest free index above
 *     0 on that card. Null for an Elastic IP
 * @param networkCardIndex for an interface; 0 for an Elastic IP
 */
public record Standby(
        InstanceId instanceId,
        @Nullable EniId eniId,
        @Nullable Integer deviceIndex,
        int networkCardIndex) {
    /** Anywhere on the instance's first card, or for its primary interface. */
    public static Standby on(InstanceId instanceId) {
        return new Standby(instanceId, null, null, 0);
    }

    @Override
    public String toString() {
        return instanceId + " " + eniId + " " + deviceIndex + " " + networkCardIndex;
    }
}
