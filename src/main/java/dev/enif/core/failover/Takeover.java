/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.failover;

import dev.enif.core.account.Draft;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.decision.Refusal;
import dev.enif.core.decision.RefusedException;
import dev.enif.core.elasticip.Associating;
import dev.enif.core.elasticip.ElasticIpCommand.AssociateElasticIp;
import dev.enif.core.elasticip.ElasticIpCommand.Target;
import dev.enif.core.elasticip.ElasticIpRefusal;
import dev.enif.core.eni.Attaching;
import dev.enif.core.eni.Attachment;
import dev.enif.core.eni.Moving;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.eni.PublicAddress;
import dev.enif.core.eni.Slot;
import dev.enif.core.id.AllocationId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.instance.Health;
import dev.enif.core.instance.Instance;
import dev.enif.core.instance.InstanceRefusal;
import dev.enif.core.instance.PowerState;
import dev.enif.core.loadbalancer.InstanceHealth;
import java.util.Optional;

/** Brings a protected resource to a standby, and finds the standby that can take it. */
final class Takeover {
    private Takeover() {}

    /**
     * Moves the resource there, in one step; whether the instance runs is not asked.
     *
     * @return the id of the new attachment or association
     * @throws RefusedException if it cannot be there, for the reason that a plain command would be
     *     refused for
     */
    static String place(Draft draft, FailoverTarget target, Standby standby) {
        return switch (target) {
            case FailoverTarget.OfEni(var eniId) -> place(draft, draft.require(eniId), standby);
            case FailoverTarget.OfElasticIp(var allocationId) ->
                    place(draft, allocationId, standby);
        };
    }

    private static String place(Draft draft, NetworkInterface eni, Standby standby) {
        Instance instance = draft.require(standby.instanceId());
        Draft.refuseIf(
                standby.eniId() != null,
                new CommonRefusal.InvalidCombination(
                        "A standby for a network interface names no other interface"));
        return switch (eni.attachment()) {
            case Attachment.Attached from ->
                    Moving.move(
                                    draft,
                                    eni,
                                    from,
                                    instance,
                                    standby.deviceIndex(),
                                    standby.networkCardIndex())
                            .value();
            case Attachment.Detached _, Attachment.Associated _ -> {
                Slot slot =
                        Attaching.slot(
                                draft.account(),
                                instance.id(),
                                standby.deviceIndex(),
                                standby.networkCardIndex());
                yield Attaching.attach(draft, eni, instance, slot, false).value();
            }
        };
    }

    /** It pushes no other Elastic IP off the address that it comes to stand for. */
    private static String place(Draft draft, AllocationId allocationId, Standby standby) {
        NetworkInterface eni = interfaceOf(draft, standby);
        if (eni.primary().publicAddress()
                        instanceof PublicAddress.Elastic(_, var other, var existing)
                && !other.equals(allocationId)) {
            throw Draft.refused(
                    new ElasticIpRefusal.AddressAlreadyAssociated(
                            eni.id(), eni.primary().address(), other, existing));
        }
        return Associating.associate(
                        draft,
                        new AssociateElasticIp(
                                allocationId, new Target.OfEni(eni.id(), null), true))
                .ids()
                .getFirst();
    }

    private static NetworkInterface interfaceOf(Draft draft, Standby standby) {
        Instance instance = draft.require(standby.instanceId());
        Draft.refuseIf(
                standby.deviceIndex() != null || standby.networkCardIndex() != 0,
                new CommonRefusal.InvalidCombination(
                        "A standby for an Elastic IP names an interface, not a slot"));
        Draft.refuseIf(
                instance.state() == PowerState.TERMINATED,
                new InstanceRefusal.IncorrectState(instance.id(), instance.state(), "take over"));
        EniId named = standby.eniId();
        if (named == null) {
            EniId primary = draft.account().indexes().slotsOf(instance.id()).get(new Slot(0, 0));
            if (primary == null) {
                throw new IllegalStateException(instance.id() + " has no primary interface");
            }
            return draft.require(primary);
        }
        NetworkInterface eni = draft.require(named);
        boolean isThere =
                eni.attachment() instanceof Attachment.Attached attached
                        && attached.instanceId().equals(instance.id());
        Draft.refuseIf(!isThere, new FailoverRefusal.InterfaceElsewhere(named, instance.id()));
        return eni;
    }

    /**
     * Why the standby cannot take over by itself now; empty if it can. Tries it out in a draft that
     * is thrown away.
     */
    static Optional<Refusal> obstacle(Draft draft, FailoverGroup group, Standby standby) {
        try {
            requireFit(draft, group, standby.instanceId());
            place(draft.fork(), group.target(), standby);
            return Optional.empty();
        } catch (RefusedException refused) {
            return Optional.of(refused.refusal());
        }
    }

    private static void requireFit(Draft draft, FailoverGroup group, InstanceId instanceId) {
        requireOther(group, instanceId);
        Instance instance = draft.require(instanceId);
        requireRunning(instance);
        Draft.refuseIf(
                instance.health() != Health.OK,
                new FailoverRefusal.StandbyUnwell(instanceId, instance.health()));
        if (group.settings().source() == FailoverSource.TARGET_HEALTH) {
            InstanceHealth.unhealthyIn(draft.account(), instanceId)
                    .ifPresent(targets -> {
                        throw Draft.refused(
                                new FailoverRefusal.StandbyUnhealthy(instanceId, targets));
                    });
        }
    }

    /**
     * @throws RefusedException if the instance holds the resource already
     */
    static void requireOther(FailoverGroup group, InstanceId instanceId) {
        Draft.refuseIf(
                instanceId.equals(group.holder()),
                new FailoverRefusal.HoldsAlready(group.id(), instanceId));
    }

    /**
     * @throws RefusedException unless it runs
     */
    static void requireRunning(Instance instance) {
        Draft.refuseIf(
                instance.state() != PowerState.RUNNING,
                new InstanceRefusal.IncorrectState(instance.id(), instance.state(), "take over"));
    }

    /** The first in the group's order that can take over now. */
    static Optional<Standby> first(Draft draft, FailoverGroup group) {
        for (Standby standby : group.settings().standbys()) {
            if (obstacle(draft, group, standby).isEmpty()) {
                return Optional.of(standby);
            }
        }
        return Optional.empty();
    }

    /**
     * Moves the resource and begins the next term.
     *
     * @param failure what made it necessary
     * @return as {@link #place}
     */
    static String carryOut(
            Draft draft,
            FailoverGroup group,
            Standby standby,
            FailoverCause cause,
            Optional<FailoverProgress.Detected> failure) {
        String id = place(draft, group.target(), standby);
        draft.happened(
                new FailoverGroupEvent.FailedOver(
                        group.id(),
                        group.term() + 1,
                        failure.map(FailoverProgress.Detected::instanceId).orElse(group.holder()),
                        standby.instanceId(),
                        cause,
                        failure.map(FailoverProgress.Detected::atMillis).orElse(draft.timeMillis()),
                        draft.timeMillis()));
        return id;
    }
}
