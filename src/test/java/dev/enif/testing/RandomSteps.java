/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.testing;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Draft;
import dev.enif.core.account.Entity;
import dev.enif.core.account.Quota;
import dev.enif.core.account.QuotaEvent;
import dev.enif.core.account.TagEvent;
import dev.enif.core.account.Tags;
import dev.enif.core.elasticip.ElasticIp;
import dev.enif.core.elasticip.ElasticIpEvent;
import dev.enif.core.eni.Attachment;
import dev.enif.core.eni.EniEvent;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.eni.PrivateAddress;
import dev.enif.core.eni.PublicAddress;
import dev.enif.core.eni.Slot;
import dev.enif.core.id.AllocationId;
import dev.enif.core.id.AssociationId;
import dev.enif.core.id.AttachmentId;
import dev.enif.core.id.CidrAssociationId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.ReservationId;
import dev.enif.core.id.ResourceId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.RuleId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;
import dev.enif.core.instance.Health;
import dev.enif.core.instance.Instance;
import dev.enif.core.instance.InstanceEvent;
import dev.enif.core.instance.InstanceType;
import dev.enif.core.instance.PowerState;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Protocol;
import dev.enif.core.net.Traffic;
import dev.enif.core.net.Zone;
import dev.enif.core.securitygroup.Direction;
import dev.enif.core.securitygroup.Peer;
import dev.enif.core.securitygroup.Rule;
import dev.enif.core.securitygroup.SecurityGroup;
import dev.enif.core.securitygroup.SecurityGroupEvent;
import dev.enif.core.vpc.Subnet;
import dev.enif.core.vpc.SubnetEvent;
import dev.enif.core.vpc.Vpc;
import dev.enif.core.vpc.VpcEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One random change after the other in a draft; a change whose objects are missing does nothing.
 */
final class RandomSteps {
    private static final InstanceType TYPE = new InstanceType("m5.large", 3, 10, List.of(3));
    private static final List<String> WORDS =
            List.of("web", "db", "standby", "a=b", "\"q\" \\", "ü", "z\0ro");

    private final RandomGenerator random;
    private final Draft draft;

    RandomSteps(RandomGenerator random, Draft draft) {
        this.random = random;
        this.draft = draft;
    }

    void step() {
        switch (random.nextInt(14)) {
            case 0 -> vpc();
            case 1 -> subnet();
            case 2, 3 -> group();
            case 4, 5, 6 -> createInterface();
            case 7, 8 -> changeInterface();
            case 9 -> plug();
            case 10, 11 -> instance();
            case 12 -> elasticIp();
            default -> tagsOrQuota();
        }
    }

    private AccountState account() {
        return draft.account();
    }

    private void vpc() {
        Vpc vpc = any(account().vpcs().values());
        if (vpc == null || account().vpcs().size() < 2 && random.nextBoolean()) {
            createVpc();
            return;
        }
        switch (random.nextInt(4)) {
            case 0 -> draft.happened(new VpcEvent.VpcModified(vpc.id(), flip(), flip()));
            case 1 ->
                    draft.happened(
                            new VpcEvent.CidrBlockAssociated(
                                    vpc.id(),
                                    (CidrAssociationId) id(ResourceKind.VPC_CIDR_ASSOCIATION),
                                    Cidr4.parse("10." + random.nextInt(200) + ".0.0/16")));
            case 2 -> {
                if (vpc.blocks().size() > 1) {
                    draft.happened(
                            new VpcEvent.CidrBlockDisassociated(
                                    vpc.id(), vpc.blocks().getLast().associationId()));
                }
            }
            default -> deleteVpc(vpc);
        }
    }

    private void createVpc() {
        VpcId vpcId = (VpcId) id(ResourceKind.VPC);
        GroupId groupId = (GroupId) id(ResourceKind.SECURITY_GROUP);
        draft.happened(
                new VpcEvent.VpcCreated(
                        vpcId,
                        (CidrAssociationId) id(ResourceKind.VPC_CIDR_ASSOCIATION),
                        Cidr4.parse("10.0.0.0/16"),
                        groupId,
                        tags()));
        draft.happened(
                new SecurityGroupEvent.GroupCreated(
                        groupId,
                        vpcId,
                        SecurityGroup.DEFAULT_NAME,
                        "the default group",
                        List.of(rule()),
                        Tags.NONE));
    }

    private void deleteVpc(Vpc vpc) {
        for (Subnet subnet : account().subnets().values()) {
            if (subnet.vpcId().equals(vpc.id())) {
                return;
            }
        }
        List.copyOf(all(account().securityGroups().values())).stream()
                .filter(group -> group.vpcId().equals(vpc.id()))
                .forEach(group -> draft.happened(new SecurityGroupEvent.GroupDeleted(group.id())));
        draft.happened(new VpcEvent.VpcDeleted(vpc.id()));
    }

    private void subnet() {
        Subnet subnet = any(account().subnets().values());
        Vpc vpc = any(account().vpcs().values());
        if (subnet != null && random.nextBoolean()) {
            if (random.nextInt(4) > 0) {
                draft.happened(new SubnetEvent.SubnetModified(subnet.id(), flip()));
            } else if (account().indexes().addressesOf(subnet.id()).isEmpty()) {
                draft.happened(new SubnetEvent.SubnetDeleted(subnet.id()));
            }
        } else if (vpc != null && account().subnets().size() < 4) {
            draft.happened(
                    new SubnetEvent.SubnetCreated(
                            (SubnetId) id(ResourceKind.SUBNET),
                            vpc.id(),
                            freeBlock(vpc.id()),
                            new Zone(flip() ? "us-east-1a" : "us-east-1b"),
                            tags()));
        }
    }

    /** A block of the VPC that no subnet has. */
    private Cidr4 freeBlock(VpcId vpcId) {
        int third = 0;
        Cidr4 block = Cidr4.parse("10.0.0.0/24");
        while (account().contents().overlapping(vpcId, block).isPresent()) {
            block = Cidr4.parse("10.0." + ++third + ".0/24");
        }
        return block;
    }

    private void group() {
        SecurityGroup group = any(account().securityGroups().values());
        if (group == null) {
            return;
        }
        switch (random.nextInt(5)) {
            case 0 ->
                    draft.happened(
                            new SecurityGroupEvent.GroupCreated(
                                    (GroupId) id(ResourceKind.SECURITY_GROUP),
                                    group.vpcId(),
                                    word() + " " + draft.nextId(),
                                    word(),
                                    List.of(),
                                    tags()));
            case 1, 2 ->
                    draft.happened(
                            new SecurityGroupEvent.RulesAuthorized(
                                    group.id(), List.of(rule(), rule())));
            case 3 -> {
                if (!group.rules().isEmpty()) {
                    Rule rule = group.rules().get(random.nextInt(group.rules().size()));
                    draft.happened(
                            flip()
                                    ? new SecurityGroupEvent.RulesRevoked(
                                            group.id(), List.of(rule.id()))
                                    : new SecurityGroupEvent.RuleModified(
                                            group.id(), rule(rule.id())));
                }
            }
            default -> {
                if (!group.isDefault() && account().indexes().membersOf(group.id()).isEmpty()) {
                    draft.happened(new SecurityGroupEvent.GroupDeleted(group.id()));
                }
            }
        }
    }

    private void createInterface() {
        Subnet subnet = any(account().subnets().values());
        if (subnet != null) {
            createInterface(subnet);
        }
    }

    private @Nullable EniId createInterface(Subnet subnet) {
        List<Ipv4> free = free(subnet, 1 + random.nextInt(3));
        List<GroupId> groups = groups(subnet.vpcId());
        if (free.isEmpty() || groups.isEmpty()) {
            return null;
        }
        EniId eniId = (EniId) id(ResourceKind.NETWORK_INTERFACE);
        draft.happened(
                new EniEvent.EniCreated(
                        eniId,
                        subnet.vpcId(),
                        subnet.id(),
                        subnet.zone(),
                        draft.macOfLastId(),
                        word(),
                        free,
                        groups,
                        tags()));
        return eniId;
    }

    private void changeInterface() {
        NetworkInterface eni = any(account().networkInterfaces().values());
        if (eni == null) {
            return;
        }
        switch (random.nextInt(7)) {
            case 0 -> draft.happened(new EniEvent.DescriptionChanged(eni.id(), word()));
            case 1 -> draft.happened(new EniEvent.GroupsReplaced(eni.id(), groups(eni.vpcId())));
            case 2 -> draft.happened(new EniEvent.SourceDestCheckChanged(eni.id(), flip()));
            case 3 -> {
                Subnet subnet = account().subnets().find(eni.subnetId());
                if (subnet != null) {
                    draft.happened(new EniEvent.AddressesAssigned(eni.id(), free(subnet, 2)));
                }
            }
            case 4 -> unassign(eni);
            case 5 -> lendOrReturn(eni);
            default -> deleteInterface(eni);
        }
    }

    private void unassign(NetworkInterface eni) {
        eni.addresses().stream()
                .skip(1)
                .filter(own -> own.publicAddress() instanceof PublicAddress.None)
                .map(PrivateAddress::address)
                .findFirst()
                .ifPresent(address ->
                        draft.happened(
                                new EniEvent.AddressesUnassigned(eni.id(), List.of(address))));
    }

    private void lendOrReturn(NetworkInterface eni) {
        Ipv4 own = eni.primary().address();
        switch (eni.primary().publicAddress()) {
            case PublicAddress.None _ ->
                    draft.publicAddresses()
                            .free()
                            .ifPresent(address ->
                                    draft.happened(
                                            new EniEvent.PublicAddressLent(
                                                    eni.id(), own, address)));
            case PublicAddress.Automatic(var address) ->
                    draft.happened(new EniEvent.PublicAddressReturned(eni.id(), own, address));
            case PublicAddress.Elastic _ -> {}
        }
    }

    private void deleteInterface(NetworkInterface eni) {
        boolean free =
                eni.attachment() instanceof Attachment.Detached
                        && eni.addresses().stream()
                                .allMatch(own -> own.publicAddress() instanceof PublicAddress.None);
        if (free) {
            draft.happened(new EniEvent.EniDeleted(eni.id()));
        }
    }

    private void plug() {
        NetworkInterface eni = any(account().networkInterfaces().values());
        if (eni == null) {
            return;
        }
        switch (eni.attachment()) {
            case Attachment.Detached _ -> {
                Instance instance = any(account().instances().values());
                if (instance != null) {
                    attach(eni.id(), instance.id());
                }
            }
            case Attachment.Attached attached -> {
                if (!attached.isPrimary()) {
                    detachOrMove(eni, attached);
                }
            }
        }
    }

    private void attach(EniId eniId, InstanceId instanceId) {
        draft.happened(
                new EniEvent.Attached(
                        eniId,
                        (AttachmentId) id(ResourceKind.ATTACHMENT),
                        instanceId,
                        freeIndex(instanceId),
                        0,
                        flip(),
                        draft.timeMillis()));
    }

    private void detachOrMove(NetworkInterface eni, Attachment.Attached attached) {
        Instance other = any(account().instances().values());
        if (other == null || other.id().equals(attached.instanceId()) || flip()) {
            draft.happened(
                    new EniEvent.Detached(
                            eni.id(), attached.attachmentId(), attached.instanceId(), flip()));
        } else {
            draft.happened(
                    new EniEvent.Moved(
                            eni.id(),
                            attached.attachmentId(),
                            attached.instanceId(),
                            (AttachmentId) id(ResourceKind.ATTACHMENT),
                            other.id(),
                            freeIndex(other.id()),
                            0,
                            flip(),
                            draft.timeMillis()));
        }
    }

    private int freeIndex(InstanceId instanceId) {
        int index = 0;
        while (account().indexes().slotsOf(instanceId).containsKey(new Slot(0, index))) {
            index++;
        }
        return index;
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
        EniId eniId = createInterface(subnet);
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
        attach(eniId, instanceId);
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
                switch (random.nextInt(7)) {
                    case 0 -> any(account().vpcs().values());
                    case 1 -> any(account().subnets().values());
                    case 2 -> any(account().securityGroups().values());
                    case 3 -> any(account().networkInterfaces().values());
                    case 4 -> any(account().instances().values());
                    case 5 -> any(account().elasticIps().values());
                    default -> null;
                };
        if (entity == null) {
            draft.happened(new QuotaEvent.QuotaChanged(Quota.VPCS, random.nextInt(100)));
        } else {
            draft.happened(new TagEvent.TagsReplaced(entity.id(), tags()));
        }
    }

    private Rule rule() {
        return rule((RuleId) id(ResourceKind.SECURITY_GROUP_RULE));
    }

    private Rule rule(RuleId ruleId) {
        SecurityGroup group = any(account().securityGroups().values());
        return new Rule(
                ruleId,
                flip() ? Direction.INGRESS : Direction.EGRESS,
                switch (random.nextInt(3)) {
                    case 0 -> Traffic.ALL;
                    case 1 -> Traffic.tcp(random.nextInt(100), 100 + random.nextInt(100));
                    default -> new Traffic(Protocol.ICMP, -1, -1);
                },
                group == null || flip()
                        ? new Peer.Ipv4Peer(Cidr4.ALL)
                        : new Peer.GroupPeer(group.id()),
                word(),
                tags());
    }

    private List<Ipv4> free(Subnet subnet, int count) {
        List<Ipv4> free = new ArrayList<>();
        Ipv4 candidate = subnet.firstUsable();
        while (free.size() < count && candidate.compareTo(subnet.lastUsable()) <= 0) {
            if (!account().indexes().addressesOf(subnet.id()).containsKey(candidate)) {
                free.add(candidate);
            }
            candidate = candidate.plus(1);
        }
        return free;
    }

    private List<GroupId> groups(VpcId vpcId) {
        List<GroupId> groups = new ArrayList<>();
        for (SecurityGroup group : account().securityGroups().values()) {
            if (group.vpcId().equals(vpcId) && groups.size() < 3 && (groups.isEmpty() || flip())) {
                groups.add(group.id());
            }
        }
        return groups;
    }

    private Tags tags() {
        return switch (random.nextInt(3)) {
            case 0 -> Tags.NONE;
            case 1 -> Tags.of(Map.of("Name", word()));
            default -> Tags.of(Map.of("Name", word(), word(), word()));
        };
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private boolean flip() {
        return random.nextBoolean();
    }

    private long now() {
        return draft.timeMillis();
    }

    private ResourceId id(ResourceKind kind) {
        return draft.newId(kind);
    }

    private <T> @Nullable T any(Iterable<T> values) {
        List<T> all = all(values);
        return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
    }

    private static <T> List<T> all(Iterable<T> values) {
        List<T> all = new ArrayList<>();
        values.forEach(all::add);
        return all;
    }
}
