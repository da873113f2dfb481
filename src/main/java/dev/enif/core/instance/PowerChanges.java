/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.instance;

import dev.enif.core.account.Draft;
import dev.enif.core.decision.Result;
import dev.enif.core.eni.Attaching;
import dev.enif.core.eni.Attachment;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.eni.PublicMapping;
import dev.enif.core.failover.FailoverWatch;
import dev.enif.core.id.EniId;
import dev.enif.core.id.InstanceId;

/**
 * Starts, stops and terminates instances. What is so already is accepted and leaves no event, as in
 * EC2.
 */
final class PowerChanges {
    private PowerChanges() {}

    static Result start(Draft draft, InstanceId instanceId) {
        Instance instance = draft.require(instanceId);
        switch (instance.state()) {
            case RUNNING -> {}
            case STOPPED -> {
                draft.happened(new InstanceEvent.InstanceStarted(instanceId, draft.timeMillis()));
                if (instance.health() != Health.OK) {
                    // What was reported was about the run before.
                    draft.happened(new InstanceEvent.HealthReported(instanceId, Health.OK));
                }
                PublicMapping.lend(draft, instanceId);
            }
            case TERMINATED -> throw incorrectState(instance, "be started");
        }
        return Result.NOTHING;
    }

    static Result stop(Draft draft, InstanceId instanceId) {
        Instance instance = draft.require(instanceId);
        switch (instance.state()) {
            case STOPPED -> {}
            case RUNNING -> {
                for (EniId eniId : interfaces(draft, instanceId)) {
                    PublicMapping.takeBack(draft, draft.require(eniId));
                }
                draft.happened(new InstanceEvent.InstanceStopped(instanceId, draft.timeMillis()));
            }
            case TERMINATED -> throw incorrectState(instance, "be stopped");
        }
        return Result.NOTHING;
    }

    /** The primary interface goes last, so that no instance is ever seen without it. */
    static Result terminate(Draft draft, InstanceId instanceId) {
        Instance instance = draft.require(instanceId);
        switch (instance.state()) {
            case TERMINATED -> {}
            case RUNNING, STOPPED -> {
                Draft.refuseIf(
                        instance.terminationProtected(),
                        new InstanceRefusal.TerminationProtected(instanceId));
                for (EniId eniId : interfaces(draft, instanceId)) {
                    NetworkInterface eni = draft.require(eniId);
                    if (eni.attachment() instanceof Attachment.Attached attached) {
                        Attaching.leaveTerminated(draft, eni, attached);
                    }
                }
                draft.happened(
                        new InstanceEvent.InstanceTerminated(instanceId, draft.timeMillis()));
            }
        }
        return Result.NOTHING;
    }

    static Result reportHealth(Draft draft, InstanceId instanceId, Health health) {
        Instance instance = draft.require(instanceId);
        Draft.refuseIf(
                instance.state() != PowerState.RUNNING,
                new InstanceRefusal.IncorrectState(
                        instanceId, instance.state(), "be reported about"));
        if (instance.health() != health) {
            draft.happened(new InstanceEvent.HealthReported(instanceId, health));
        }
        FailoverWatch.reported(draft, instanceId, health);
        return Result.NOTHING;
    }

    static Result protect(Draft draft, InstanceId instanceId, boolean terminationProtected) {
        Instance instance = draft.require(instanceId);
        Draft.refuseIf(
                instance.state() == PowerState.TERMINATED,
                new InstanceRefusal.IncorrectState(instanceId, instance.state(), "be modified"));
        if (instance.terminationProtected() != terminationProtected) {
            draft.happened(
                    new InstanceEvent.TerminationProtectionChanged(
                            instanceId, terminationProtected));
        }
        return Result.NOTHING;
    }

    /** Its interfaces, the primary one last. */
    private static Iterable<EniId> interfaces(Draft draft, InstanceId instanceId) {
        return draft.account().indexes().slotsOf(instanceId).descendingMap().values();
    }

    private static RuntimeException incorrectState(Instance instance, String wanted) {
        return Draft.refused(
                new InstanceRefusal.IncorrectState(instance.id(), instance.state(), wanted));
    }
}
