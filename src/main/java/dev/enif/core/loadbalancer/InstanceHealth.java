/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.loadbalancer;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Present;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.TargetGroupId;
import java.util.Optional;

/** What is known of an instance's health as a target of load balancers. */
public final class InstanceHealth {
    private InstanceHealth() {}

    /**
     * A group in which the instance is registered and unhealthy; empty if there is none. Draining
     * targets do not count, nor interfaces and addresses: they may be another instance's tomorrow.
     */
    public static Optional<TargetGroupId> unhealthyIn(AccountState account, InstanceId instanceId) {
        for (TargetGroupId id : account.references().to(instanceId, TargetGroupId.class)) {
            TargetGroup group = Present.in(account.targetGroups().find(id), id);
            for (Target target : group.targets().values()) {
                if (target.health() == TargetHealth.UNHEALTHY
                        && !target.isDraining()
                        && target.key().id() instanceof TargetId.OfInstance(var registered)
                        && registered.equals(instanceId)) {
                    return Optional.of(id);
                }
            }
        }
        return Optional.empty();
    }
}
