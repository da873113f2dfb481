/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.instance;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Present;
import dev.enif.core.id.InstanceId;
import dev.enif.core.instance.InstanceEvent.HealthReported;
import dev.enif.core.instance.InstanceEvent.InstanceForgotten;
import dev.enif.core.instance.InstanceEvent.InstanceLaunched;
import dev.enif.core.instance.InstanceEvent.InstanceStarted;
import dev.enif.core.instance.InstanceEvent.InstanceStopped;
import dev.enif.core.instance.InstanceEvent.InstanceTerminated;
import dev.enif.core.instance.InstanceEvent.TerminationProtectionChanged;

/** Folds events of instances. */
public final class InstanceEvolver {
    private InstanceEvolver() {}

    public static AccountState evolve(AccountState state, InstanceEvent event) {
        return switch (event) {
            case InstanceLaunched launched -> state.put(launched(launched));
            case InstanceStarted(var id, long at) ->
                    state.put(instance(state, id).withState(PowerState.RUNNING, at));
            case InstanceStopped(var id, long at) ->
                    state.put(instance(state, id).withState(PowerState.STOPPED, at));
            case InstanceTerminated(var id, long at) ->
                    state.put(instance(state, id).withState(PowerState.TERMINATED, at));
            case HealthReported(var id, var health) ->
                    state.put(instance(state, id).withHealth(health));
            case TerminationProtectionChanged(var id, boolean isProtected) ->
                    state.put(instance(state, id).withTerminationProtected(isProtected));
            case InstanceForgotten(var id) -> state.remove(instance(state, id).id());
        };
    }

    private static Instance launched(InstanceLaunched launched) {
        return new Instance(
                launched.instanceId(),
                launched.reservationId(),
                launched.imageId(),
                launched.type(),
                launched.vpcId(),
                launched.subnetId(),
                launched.zone(),
                PowerState.RUNNING,
                Health.OK,
                launched.lendsPublicAddress(),
                launched.terminationProtected(),
                launched.launchTimeMillis(),
                launched.launchTimeMillis(),
                launched.tags());
    }

    private static Instance instance(AccountState state, InstanceId instanceId) {
        return Present.in(state.instances().find(instanceId), instanceId);
    }
}
