/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.loadbalancer;

import dev.enif.core.account.Draft;
import dev.enif.core.account.Quota;
import dev.enif.core.account.TagDecider;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.decision.RefusedException;
import dev.enif.core.decision.Result;
import dev.enif.core.elasticip.Associating;
import dev.enif.core.elasticip.ElasticIp;
import dev.enif.core.elasticip.ElasticIpRefusal;
import dev.enif.core.eni.AddressRequest;
import dev.enif.core.eni.EniEvent;
import dev.enif.core.eni.InterfaceType;
import dev.enif.core.eni.ManagedInterface;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.id.AllocationId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.LoadBalancerId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.VpcId;
import dev.enif.core.loadbalancer.LoadBalancerCommand.CreateLoadBalancer;
import dev.enif.core.loadbalancer.LoadBalancerCommand.SubnetChoice;
import dev.enif.core.loadbalancer.LoadBalancerEvent.LoadBalancerCreated;
import dev.enif.core.net.Zone;
import dev.enif.core.vpc.Subnet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes load balancers with their interfaces. */
final class BalancerCreation {
    private BalancerCreation() {}

    /**
     * Order of checks: the name and the tags, the subnets, the way to the internet, the Elastic
     * IPs, the groups, the quota, the addresses.
     *
     * @throws RefusedException if it cannot be made
     */
    static Result create(Draft draft, CreateLoadBalancer create) {
        BalancerNames.requireOfBalancer(create.name());
        for (LoadBalancer other : draft.account().loadBalancers().values()) {
            Draft.refuseIf(
                    other.name().equals(create.name()),
                    new LoadBalancerRefusal.DuplicateName(create.name(), other.id()));
        }
        TagDecider.requireValid(create.tags());
        List<Subnet> subnets = subnets(draft, create.subnets());
        VpcId vpcId = subnets.getFirst().vpcId();
        requireScheme(draft, create, vpcId);
        List<GroupId> groupIds = ManagedInterface.requireGroups(draft, vpcId, create.groupIds());
        draft.requireQuota(Quota.LOAD_BALANCERS, draft.account().loadBalancers().size() + 1L);

        LoadBalancerId id = (LoadBalancerId) draft.newId(ResourceKind.LOAD_BALANCER);
        List<BalancerZone> zones = new ArrayList<>();
        for (int index = 0; index < subnets.size(); index++) {
            Subnet subnet = subnets.get(index);
            SubnetChoice choice = create.subnets().get(index);
            EniId eniId =
                    ManagedInterface.create(
                            draft,
                            subnet,
                            "ELB net/" + create.name() + "/" + id,
                            new AddressRequest(choice.privateAddress(), List.of(), 0),
                            groupIds,
                            InterfaceType.NETWORK_LOAD_BALANCER);
            switch (create.scheme()) {
                case INTERNAL -> {}
                case INTERNET_FACING -> publish(draft, draft.require(eniId), choice);
            }
            zones.add(new BalancerZone(subnet.id(), subnet.zone(), eniId));
        }
        draft.happened(
                new LoadBalancerCreated(
                        id,
                        create.name(),
                        create.scheme(),
                        vpcId,
                        zones,
                        groupIds,
                        draft.timeMillis(),
                        create.tags()));
        return Result.of(id);
    }

    private static List<Subnet> subnets(Draft draft, List<SubnetChoice> choices) {
        Draft.refuseIf(
                choices.isEmpty(),
                new LoadBalancerRefusal.Invalid("At least one subnet must be specified"));
        List<Subnet> subnets = new ArrayList<>();
        Set<Zone> zones = new HashSet<>();
        for (SubnetChoice choice : choices) {
            Subnet subnet = draft.require(choice.subnetId());
            Draft.refuseIf(
                    !subnets.isEmpty() && !subnets.getFirst().vpcId().equals(subnet.vpcId()),
                    new LoadBalancerRefusal.InvalidConfiguration(
                            "All subnets of a load balancer must be of one VPC: "
                                    + subnet.id()
                                    + " is of "
                                    + subnet.vpcId()));
            Draft.refuseIf(
                    !zones.add(subnet.zone()),
                    new LoadBalancerRefusal.InvalidConfiguration(
                            "A load balancer cannot be attached to multiple subnets in the same"
                                    + " Availability Zone: "
                                    + subnet.id()
                                    + " is the second one in "
                                    + subnet.zone()));
            subnets.add(subnet);
        }
        return subnets;
    }

    private static void requireScheme(Draft draft, CreateLoadBalancer create, VpcId vpcId) {
        boolean internal = create.scheme() == Scheme.INTERNAL;
        Draft.refuseIf(
                !internal && draft.account().routing().gatewayOf(vpcId).isEmpty(),
                new LoadBalancerRefusal.InvalidSubnet("VPC " + vpcId + " has no internet gateway"));
        Set<AllocationId> seen = new HashSet<>();
        for (SubnetChoice choice : create.subnets()) {
            AllocationId allocationId = choice.allocationId();
            Draft.refuseIf(
                    internal ? allocationId != null : choice.privateAddress() != null,
                    new CommonRefusal.InvalidCombination(
                            internal
                                    ? "An internal load balancer has no Elastic IPs"
                                    : "Only an internal load balancer can be given private"
                                            + " addresses"));
            if (allocationId != null) {
                Associating.requireFree(draft.require(allocationId));
                Draft.refuseIf(
                        !seen.add(allocationId),
                        new LoadBalancerRefusal.InvalidConfiguration(
                                "The Elastic IP " + allocationId + " is given twice"));
            }
        }
    }

    /** With the Elastic IP that was chosen, or an address of the pool. */
    private static void publish(Draft draft, NetworkInterface eni, SubnetChoice choice) {
        AllocationId allocationId = choice.allocationId();
        if (allocationId == null) {
            draft.happened(
                    new EniEvent.PublicAddressLent(
                            eni.id(),
                            eni.primary().address(),
                            draft.publicAddresses()
                                    .free()
                                    .orElseThrow(
                                            () -> Draft.refused(new ElasticIpRefusal.NoneFree()))));
            return;
        }
        ElasticIp elasticIp = draft.require(allocationId);
        Associating.toManaged(draft, elasticIp, eni, eni.primary());
    }
}
