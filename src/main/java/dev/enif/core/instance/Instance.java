/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.instance;

import dev.enif.core.account.Entity;
import dev.enif.core.account.Hash64;
import dev.enif.core.account.Tags;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.ReservationId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Zone;

/**
 * An instance. Its interfaces are found by their attachments.
 *
 * @param vpcId of its primary interface
 * @param subnetId of its primary interface
 * @param lendsPublicAddress whether its primary interface gets an address of the pool whenever it
 *     runs
 * @param stateTimeMillis log time of the last change of power state, milliseconds since 1970
 */
public record Instance(
        InstanceId id,
        ReservationId reservationId,
        String imageId,
        InstanceType type,
        VpcId vpcId,
        SubnetId subnetId,
        Zone zone,
        PowerState state,
        Health health,
        boolean lendsPublicAddress,
        boolean terminationProtected,
        long launchTimeMillis,
        long stateTimeMillis,
        Tags tags)
        implements Entity<InstanceId> {
    public Instance withState(PowerState newState, long atMillis) {
        return with(newState, health, terminationProtected, atMillis, tags);
    }

    public Instance withHealth(Health newHealth) {
        return with(state, newHealth, terminationProtected, stateTimeMillis, tags);
    }

    public Instance withTerminationProtected(boolean isProtected) {
        return with(state, health, isProtected, stateTimeMillis, tags);
    }

    @Override
    public Instance withTags(Tags newTags) {
        return with(state, health, terminationProtected, stateTimeMillis, newTags);
    }

    /** The same with other values of all that can change. */
    private Instance with(
            PowerState newState,
            Health newHealth,
            boolean isProtected,
            long newStateTimeMillis,
            Tags newTags) {
        return new Instance(
                id,
                reservationId,
                imageId,
                type,
                vpcId,
                subnetId,
                zone,
                newState,
                newHealth,
                lendsPublicAddress,
                isProtected,
                launchTimeMillis,
                newStateTimeMillis,
                newTags);
    }

    @Override
    public long fingerprint() {
        return new Hash64()
                .add(id)
                .add(reservationId)
                .add(imageId)
                .add(type)
                .add(vpcId)
                .add(subnetId)
                .add(zone)
                .add(state)
                .add(health)
                .add(lendsPublicAddress)
                .add(terminationProtected)
                .add(launchTimeMillis)
                .add(stateTimeMillis)
                .add(tags)
                .value();
    }
}
