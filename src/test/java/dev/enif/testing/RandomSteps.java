/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.testing;

import dev.enif.core.account.Draft;
import dev.enif.core.account.Entity;
import dev.enif.core.account.Quota;
import dev.enif.core.account.QuotaEvent;
import dev.enif.core.account.TagEvent;
import dev.enif.core.elasticip.ElasticIp;
import dev.enif.core.elasticip.ElasticIpEvent;
import dev.enif.core.eni.Attachment;
import dev.enif.core.eni.EniEvent;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.eni.PublicAddress;
import dev.enif.core.id.AllocationId;
import dev.enif.core.id.AssociationId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.ReservationId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.instance.Health;
import dev.enif.core.instance.Instance;
import dev.enif.core.instance.InstanceEvent;
import dev.enif.core.instance.InstanceType;
import dev.enif.core.instance.PowerState;
import dev.enif.core.vpc.Subnet;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One random change after the other in a draft; a change whose objects are missing does nothing.
 */
final class RandomSteps extends RandomDraws {
    private static final InstanceType TYPE = new InstanceType("m5.large", 3, 10, List.of(3));

    private final RandomNetworkSteps network;
    private final RandomRoutingSteps routing;
    private final RandomNatSteps nat;
    private final RandomAclSteps acls;
    private final RandomPrefixListSteps prefixLists;
    private final RandomFlowLogSteps flowLogs;
    private final RandomPeeringSteps peerings;
    private final RandomLoadBalancingSteps balancing;
    private final RandomInterfaceSteps interfaces;
    private final RandomFailoverSteps failover;

    RandomSteps(RandomGenerator random, Draft draft) {
        super(random, draft);
        network = new RandomNetworkSteps(random, draft);
        routing = new RandomRoutingSteps(random, draft);
        nat = new RandomNatSteps(random, draft);
        acls = new RandomAclSteps(random, draft);
        prefixLists = new RandomPrefixListSteps(random, draft);
        flowLogs = new RandomFlowLogSteps(random, draft);
        peerings = new RandomPeeringSteps(random, draft);
        balancing = new RandomLoadBalancingSteps(random, draft);
        interfaces = new RandomInterfaceSteps(random, draft);
        failover = new RandomFailoverSteps(random, draft);
    }

    void step() {
        switch (random.nextInt(32)) {
            case 30 -> flowLogs.step();
            case 31 -> peerings.step();
            case 27, 28, 29 -> balancing.step();
            case 25, 26 -> prefixLists.step();
            case 22, 23 -> acls.step();
            case 0 -> network.vpc();
            case 1 -> network.subnet();
            case 2, 3 -> network.group();
            case 4, 5, 6 -> interfaces.createInterface();
            case 7, 8 -> interfaces.changeInterface();
            case 9 -> interfaces.plug();
            case 10, 11 -> instance();
            case 12 -> elasticIp();
            case 13 -> routing.gateway();
            case 14, 15, 16 -> routing.table();
            case 17, 18 -> nat.gateway();
            case 19 -> nat.route();
            case 20, 21 -> failover.group();
            default -> tagsOrQuota();
        }
    }

    private void instance() {
        Instance instance = any(account().instances().values());
        Subnet subnet = any(account().subnets().values());
        if (subnet != null && (instance == null || random.nextInt(3) == 0)) {
            launch(subnet);
            return;
        }
        if (instance == null) {
            return;
        }
        switch (random.nextInt(5)) {
            case 0 ->
                    draft.happened(
                            new InstanceEvent.HealthReported(
                                    instance.id(), Health.values()[random.nextInt(3)]));
            case 1 ->
                    draft.happened(
                            new InstanceEvent.TerminationProtectionChanged(instance.id(), flip()));
            case 2 -> draft.happened(new InstanceEvent.InstanceStopped(instance.id(), now()));
            case 3 -> draft.happened(new InstanceEvent.InstanceStarted(instance.id(), now()));
            default -> terminateOrForget(instance);
        }
    }

    private void launch(Subnet subnet) {
        EniId eniId = interfaces.createInterface(subnet);
        if (eniId == null) {
            return;
        }
        InstanceId instanceId = (InstanceId) id(ResourceKind.INSTANCE);
        draft.happened(
                new InstanceEvent.InstanceLaunched(
                        instanceId,
                        (ReservationId) id(ResourceKind.RESERVATION),
                        "ami-1",
                        TYPE,
                        subnet.vpcId(),
                        subnet.id(),
                        subnet.zone(),
                        flip(),
                        flip(),
                        now(),
                        tags()));
        interfaces.attach(eniId, instanceId);
    }

    private void terminateOrForget(Instance instance) {
        if (instance.state() == PowerState.TERMINATED) {
            draft.happened(new InstanceEvent.InstanceForgotten(instance.id()));
            return;
        }
        List<EniId> plugged = List.copyOf(account().indexes().slotsOf(instance.id()).values());
        for (EniId eniId : plugged) {
            NetworkInterface eni = draft.require(eniId);
            if (eni.attachment() instanceof Attachment.Attached attached) {
                draft.happened(
                        new EniEvent.Detached(
                                eniId, attached.attachmentId(), instance.id(), false));
            }
        }
        draft.happened(new InstanceEvent.InstanceTerminated(instance.id(), now()));
    }

    private void elasticIp() {
        ElasticIp elasticIp = any(account().elasticIps().values());
        if (elasticIp == null || account().elasticIps().size() < 3) {
            draft.publicAddresses()
                    .free()
                    .ifPresent(address ->
                            draft.happened(
                                    new ElasticIpEvent.ElasticIpAllocated(
                                            (AllocationId) id(ResourceKind.ELASTIC_IP),
                                            address,
                                            tags())));
            return;
        }
        switch (elasticIp.binding()) {
            case ElasticIp.Binding.Free _ -> associateOrRelease(elasticIp);
            case ElasticIp.Binding.Associated(var associationId, var eniId, var address) ->
                    draft.happened(
                            new ElasticIpEvent.ElasticIpDisassociated(
                                    elasticIp.id(),
                                    associationId,
                                    elasticIp.publicAddress(),
                                    eniId,
                                    address));
        }
    }

    private void associateOrRelease(ElasticIp elasticIp) {
        NetworkInterface eni = any(account().networkInterfaces().values());
        if (eni == null || random.nextInt(4) == 0) {
            draft.happened(
                    new ElasticIpEvent.ElasticIpReleased(
                            elasticIp.id(), elasticIp.publicAddress()));
        } else if (eni.primary().publicAddress() instanceof PublicAddress.None) {
            draft.happened(
                    new ElasticIpEvent.ElasticIpAssociated(
                            elasticIp.id(),
                            (AssociationId) id(ResourceKind.ASSOCIATION),
                            elasticIp.publicAddress(),
                            eni.id(),
                            eni.primary().address()));
        }
    }

    private void tagsOrQuota() {
        Entity<?> entity =
                switch (random.nextInt(11)) {
                    case 0 -> any(account().vpcs().values());
                    case 1 -> any(account().subnets().values());
                    case 2 -> any(account().securityGroups().values());
                    case 3 -> any(account().networkInterfaces().values());
                    case 4 -> any(account().instances().values());
                    case 5 -> any(account().elasticIps().values());
                    case 6 -> any(account().internetGateways().values());
                    case 7 -> any(account().routeTables().values());
                    case 8 -> any(account().natGateways().values());
                    case 9 -> any(account().egressOnlyGateways().values());
                    default -> null;
                };
        if (entity == null) {
            draft.happened(new QuotaEvent.QuotaChanged(Quota.VPCS, random.nextInt(100)));
        } else {
            draft.happened(new TagEvent.TagsReplaced(entity.id(), tags()));
        }
    }
}
