/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.instance;

import dev.enif.core.account.Draft;
import dev.enif.core.account.Quota;
import dev.enif.core.account.TagDecider;
import dev.enif.core.account.Tags;
import dev.enif.core.decision.Result;
import dev.enif.core.eni.AddressLimit;
import dev.enif.core.eni.Attaching;
import dev.enif.core.eni.InterfaceCreation;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.eni.PublicMapping;
import dev.enif.core.eni.Slot;
import dev.enif.core.id.EniId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.ReservationId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;
import dev.enif.core.instance.InstanceCommand.LaunchInterface;
import dev.enif.core.instance.InstanceCommand.RunInstances;
import dev.enif.core.net.Zone;
import dev.enif.core.vpc.Subnet;
import java.util.ArrayList;
import java.util.List;

/**
 * Launches instances with their interfaces, all or none.
 *
 * <p>Order of checks: the image, the counts, the tags, the type, the slots and the type's limits,
 * the quota of instances, subnets and brought interfaces and their zone; then for each instance
 * each interface as if it were made and attached on its own; at last the public address.
 */
final class Launching {
    private Launching() {}

    /** Where an interface of the launch lives. */
    private record Place(VpcId vpcId, SubnetId subnetId, Zone zone) {}

    static Result run(Draft draft, RunInstances command) {
        LaunchRules.requireImageId(command.imageId());
        LaunchRules.requireCount(command);
        TagDecider.requireValid(command.tags());
        InstanceType type = draft.environment().types().find(command.instanceType());
        if (type == null) {
            throw Draft.refused(new InstanceRefusal.UnknownType(command.instanceType()));
        }
        List<LaunchInterface> plan = LaunchRules.plan(command, type);
        // The living instances are those with slots: each has a primary interface, terminated ones
        // have none.
        long living = draft.account().indexes().slots().size();
        draft.requireQuota(Quota.INSTANCES, living + command.count());
        Place primary = requireOneZone(draft, plan);
        boolean lends = lends(draft, plan);

        ReservationId reservationId = (ReservationId) draft.newId(ResourceKind.RESERVATION);
        List<InstanceId> launched = new ArrayList<>();
        for (int number = 0; number < command.count(); number++) {
            InstanceId instanceId = (InstanceId) draft.newId(ResourceKind.INSTANCE);
            draft.happened(
                    new InstanceEvent.InstanceLaunched(
                            instanceId,
                            reservationId,
                            command.imageId(),
                            type,
                            primary.vpcId(),
                            primary.subnetId(),
                            primary.zone(),
                            lends,
                            command.terminationProtected(),
                            draft.timeMillis(),
                            command.tags()));
            plan.forEach(wanted -> plug(draft, instanceId, type, wanted));
            PublicMapping.lend(draft, instanceId);
            launched.add(instanceId);
        }
        return Result.of(launched);
    }

    private static void plug(
            Draft draft, InstanceId instanceId, InstanceType type, LaunchInterface wanted) {
        boolean deleteOnTermination;
        EniId eniId;
        switch (wanted) {
            case LaunchInterface.Made made -> {
                deleteOnTermination = made.deleteOnTermination();
                eniId =
                        InterfaceCreation.create(
                                draft,
                                made.subnetId(),
                                made.description(),
                                made.addresses(),
                                AddressLimit.of(type),
                                made.groupIds(),
                                Tags.NONE);
            }
            case LaunchInterface.Brought brought -> {
                deleteOnTermination = false;
                eniId = brought.eniId();
            }
        }
        Attaching.attach(
                draft,
                draft.require(eniId),
                draft.require(instanceId),
                new Slot(wanted.networkCardIndex(), wanted.deviceIndex()),
                deleteOnTermination);
    }

    /** Where the primary interface lives, if all others are in the same zone and free to come. */
    private static Place requireOneZone(Draft draft, List<LaunchInterface> plan) {
        List<Place> places = plan.stream().map(wanted -> place(draft, wanted)).toList();
        Place primary = places.getFirst();
        for (Place place : places) {
            Draft.refuseIf(
                    !place.zone().equals(primary.zone()),
                    new InstanceRefusal.DifferentZones(primary.zone(), place.zone()));
        }
        return primary;
    }

    private static Place place(Draft draft, LaunchInterface wanted) {
        return switch (wanted) {
            case LaunchInterface.Made made -> {
                Subnet subnet = draft.require(made.subnetId());
                yield new Place(subnet.vpcId(), subnet.id(), subnet.zone());
            }
            case LaunchInterface.Brought brought -> {
                NetworkInterface eni = draft.require(brought.eniId());
                Attaching.requireDetached(eni);
                yield new Place(eni.vpcId(), eni.subnetId(), eni.zone());
            }
        };
    }

    /** EC2 lends to an interface that it makes, and only to an instance's single one. */
    private static boolean lends(Draft draft, List<LaunchInterface> plan) {
        return plan.size() == 1
                && switch (plan.getFirst()) {
                    case LaunchInterface.Brought _ -> false;
                    case LaunchInterface.Made made ->
                            made.lendPublicAddress() == null
                                    ? draft.require(made.subnetId()).mapPublicIpOnLaunch()
                                    : made.lendPublicAddress();
                };
    }
}
