/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.instance;

import dev.enif.core.account.Tags;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.ReservationId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Zone;

/** Facts about one instance. Fields are added, never renamed or reused. */
public sealed interface InstanceEvent {
    /** Its interfaces follow as events of their own. */
    record InstanceLaunched(
            InstanceId instanceId,
            ReservationId reservationId,
            String imageId,
            InstanceType type,
            VpcId vpcId,
            SubnetId subnetId,
            Zone zone,
            boolean lendsPublicAddress,
            boolean terminationProtected,
            long launchTimeMillis,
            Tags tags)
            implements InstanceEvent {}

    record InstanceStarted(InstanceId instanceId, long atMillis) implements InstanceEvent {}

    record InstanceStopped(InstanceId instanceId, long atMillis) implements InstanceEvent {}

    /** Its interfaces were detached or deleted before. */
    record InstanceTerminated(InstanceId instanceId, long atMillis) implements InstanceEvent {}

    record HealthReported(InstanceId instanceId, Health health) implements InstanceEvent {}

    record TerminationProtectionChanged(InstanceId instanceId, boolean terminationProtected)
            implements InstanceEvent {}

    /** A terminated instance is listed no longer. */
    record InstanceForgotten(InstanceId instanceId) implements InstanceEvent {}
}
