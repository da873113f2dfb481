/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.failover;

import dev.enif.core.account.Draft;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.decision.PlainText;
import dev.enif.core.decision.RefusedException;
import dev.enif.core.eni.Attachment;
import dev.enif.core.eni.AttachmentRefusal;
import dev.enif.core.eni.InterfaceType;
import dev.enif.core.eni.ManagedInterface;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.id.InstanceId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the settings of a group may be. */
final class SettingsRules {
    private SettingsRules() {}

    /**
     * @throws RefusedException if a value, or the number of standbys, is out of range
     */
    static void requireValid(FailoverSettings settings) {
        requireValues(settings);
        requireCount(settings.standbys());
    }

    /**
     * @throws RefusedException if a value is out of range
     */
    static void requireValues(FailoverSettings settings) {
        PlainText.require("name", settings.name(), FailoverSettings.LONGEST_NAME);
        requireRange("misses", settings.misses(), 1, FailoverSettings.MOST_MISSES);
        requireRange(
                "holdOffMillis",
                settings.holdOffMillis(),
                0,
                FailoverSettings.LONGEST_HOLD_OFF_MILLIS);
        requireRange(
                "minimumIntervalMillis",
                settings.minimumIntervalMillis(),
                0,
                FailoverSettings.LONGEST_INTERVAL_MILLIS);
        requireRange(
                "the number of flows", settings.flows().size(), 0, FailoverSettings.MOST_FLOWS);
    }

    static void requireCount(List<Standby> standbys) {
        requireRange("the number of standbys", standbys.size(), 1, FailoverSettings.MOST_STANDBYS);
        Set<InstanceId> seen = new HashSet<>();
        for (Standby standby : standbys) {
            Draft.refuseIf(
                    !seen.add(standby.instanceId()),
                    new CommonRefusal.InvalidValue(
                            "The instance " + standby.instanceId() + " is given twice"));
        }
    }

    private static void requireRange(String what, long value, long least, long most) {
        Draft.refuseIf(
                value < least || value > most,
                new CommonRefusal.InvalidValue(
                        "Value ( "
                                + value
                                + " ) for "
                                + what
                                + " is invalid. Expecting "
                                + least
                                + " to "
                                + most));
    }

    /**
     * @throws RefusedException if it is not there, a service's, a branch, another group's, or a
     *     primary interface, which stays where it is
     */
    static void requireProtectable(Draft draft, FailoverTarget target) {
        switch (target) {
            case FailoverTarget.OfEni(var eniId) -> {
                NetworkInterface eni = draft.require(eniId);
                ManagedInterface.requireOwn(eni);
                Draft.refuseIf(
                        eni.type() == InterfaceType.BRANCH,
                        new FailoverRefusal.GoesWithTrunk(eniId));
                requireUnprotected(draft, target);
                if (eni.attachment() instanceof Attachment.Attached attached) {
                    Draft.refuseIf(
                            attached.isPrimary(),
                            new AttachmentRefusal.PrimaryInterfaceStays(
                                    eniId, attached.instanceId()));
                }
            }
            case FailoverTarget.OfElasticIp(var allocationId) -> {
                draft.require(allocationId);
                requireUnprotected(draft, target);
            }
        }
    }

    private static void requireUnprotected(Draft draft, FailoverTarget target) {
        Protection.of(draft.account(), target.id())
                .ifPresent(other -> {
                    throw Draft.refused(
                            new FailoverRefusal.AlreadyProtected(target.id(), other.id()));
                });
    }

    /**
     * Each must be able to take the resource now, as a plain command would: the same zone, a free
     * slot, within the limits of its type. The present holder has it already. Whether they run is
     * asked when the time comes.
     *
     * @throws RefusedException if one cannot
     */
    static void requireStandbys(Draft draft, FailoverTarget target, List<Standby> standbys) {
        InstanceId holder = Protection.holder(draft.account(), target);
        for (Standby standby : standbys) {
            draft.require(standby.instanceId());
            if (!standby.instanceId().equals(holder)) {
                Takeover.place(draft.fork(), target, standby);
            }
        }
    }
}
