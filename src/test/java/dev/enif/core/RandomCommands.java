/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Tags;
import dev.enif.core.elasticip.ElasticIp;
import dev.enif.core.elasticip.ElasticIpCommand.AllocateElasticIp;
import dev.enif.core.elasticip.ElasticIpCommand.AssociateElasticIp;
import dev.enif.core.elasticip.ElasticIpCommand.DisassociateElasticIp;
import dev.enif.core.elasticip.ElasticIpCommand.ReleaseElasticIp;
import dev.enif.core.elasticip.ElasticIpCommand.Target;
import dev.enif.core.eni.AddressRequest;
import dev.enif.core.eni.Attachment;
import dev.enif.core.eni.EniCommand.AssignAddresses;
import dev.enif.core.eni.EniCommand.AssignIpv6;
import dev.enif.core.eni.EniCommand.AssociateBranch;
import dev.enif.core.eni.EniCommand.AttachEni;
import dev.enif.core.eni.EniCommand.CreateEni;
import dev.enif.core.eni.EniCommand.DelegatePrefixes;
import dev.enif.core.eni.EniCommand.DeleteEni;
import dev.enif.core.eni.EniCommand.DetachEni;
import dev.enif.core.eni.EniCommand.DisassociateBranch;
import dev.enif.core.eni.EniCommand.ModifyEni;
import dev.enif.core.eni.EniCommand.MoveEni;
import dev.enif.core.eni.EniCommand.UnassignAddresses;
import dev.enif.core.eni.EniCommand.UnassignIpv6;
import dev.enif.core.eni.EniCommand.WithdrawPrefixes;
import dev.enif.core.eni.InterfaceType;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.id.AllocationId;
import dev.enif.core.id.AssociationId;
import dev.enif.core.id.AttachmentId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.instance.Health;
import dev.enif.core.instance.Instance;
import dev.enif.core.instance.InstanceCommand.LaunchInterface;
import dev.enif.core.instance.InstanceCommand.ReportHealth;
import dev.enif.core.instance.InstanceCommand.RunInstances;
import dev.enif.core.instance.InstanceCommand.SetTerminationProtection;
import dev.enif.core.instance.InstanceCommand.StartInstance;
import dev.enif.core.instance.InstanceCommand.StopInstance;
import dev.enif.core.instance.InstanceCommand.TerminateInstance;
import dev.enif.core.instance.PowerState;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Ipv6;
import dev.enif.core.vpc.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Commands that somebody could send to an account of interfaces, instances, Elastic IPs and what
 * leads to them: mostly about what is there, sometimes about what is gone, often wrong.
 */
public final class RandomCommands {
    private final RandomGenerator random;
    private final AccountState account;

    public RandomCommands(RandomGenerator random, AccountState account) {
        this.random = random;
        this.account = account;
    }

    public Object next() {
        return switch (random.nextInt(60)) {
            case 0, 1 -> new CreateEni(subnet(), text(), addresses(), groups(0), Tags.NONE);
            case 2 -> new DeleteEni(eni());
            case 55, 56 ->
                    new CreateEni(
                            subnet(),
                            text(),
                            addresses(),
                            groups(0),
                            Tags.NONE,
                            random.nextBoolean() ? InterfaceType.TRUNK : InterfaceType.BRANCH);
            case 57, 58 ->
                    new AssociateBranch(
                            eni(eni -> eni.type() == InterfaceType.BRANCH),
                            eni(eni -> eni.type() == InterfaceType.TRUNK),
                            random.nextInt(4));
            case 59 ->
                    new DisassociateBranch(
                            eni(eni -> eni.attachment() instanceof Attachment.Associated), null);
            case 3 -> modify();
            case 4, 5, 6, 7 -> attach();
            case 8 -> detach();
            case 9, 10 -> move();
            case 11, 12 -> assign();
            case 13 -> unassign();
            case 14, 15, 16 -> run();
            case 17 -> new StopInstance(instance());
            case 18 -> new StartInstance(instance());
            case 19 -> terminate();
            case 20 -> allocate();
            case 24, 25, 26, 27, 28 -> new RandomRoutingCommands(random, account).next();
            case 29, 30, 31, 32 -> new RandomNatCommands(random, account).next();
            case 33, 34, 35, 36, 37 -> new RandomFailoverCommands(random, account).next();
            case 38, 39, 40, 41 -> new RandomAclCommands(random, account).next();
            case 45, 46 -> new RandomFlowLogCommands(random, account).next();
            case 52, 53, 54 -> new RandomPeeringCommands(random, account).next();
            case 42, 43, 44 -> new RandomPrefixListCommands(random, account).next();
            case 47, 48, 49, 50, 51 -> new RandomLoadBalancingCommands(random, account).next();
            case 21, 22 -> new AssociateElasticIp(allocation(), target(), random.nextBoolean());
            default ->
                    random.nextBoolean()
                            ? new DisassociateElasticIp(association())
                            : new ReleaseElasticIp(allocation());
        };
    }

    private Object modify() {
        return new ModifyEni(
                eni(),
                random.nextBoolean() ? text() : null,
                random.nextBoolean() ? groups(1) : null,
                random.nextBoolean() ? random.nextBoolean() : null,
                random.nextBoolean() ? random.nextBoolean() : null,
                null);
    }

    private Object attach() {
        EniId eniId = eni(eni -> eni.attachment() instanceof Attachment.Detached);
        return new AttachEni(eniId, instance(), random.nextInt(4), card());
    }

    private Object detach() {
        EniId eniId = eni(RandomCommands::isSecondary);
        return new DetachEni(
                eniId, random.nextBoolean() ? attachmentOf(eniId) : null, random.nextBoolean());
    }

    private Object move() {
        EniId eniId = eni(RandomCommands::isSecondary);
        return new MoveEni(
                eniId,
                attachmentOf(eniId),
                instance(),
                random.nextBoolean() ? null : random.nextInt(4),
                card());
    }

    private Object unassign() {
        NetworkInterface any = account.networkInterfaces().find(eni());
        if (any != null && !any.further().isEmpty() && random.nextBoolean()) {
            List<Ipv6> own = any.further().ipv6();
            List<Cidr> prefixes = any.further().prefixes();
            return prefixes.isEmpty() || !own.isEmpty() && random.nextBoolean()
                    ? new UnassignIpv6(any.id(), own.subList(0, 1))
                    : new WithdrawPrefixes(any.id(), prefixes.subList(0, 1));
        }
        EniId eniId = eni(eni -> eni.addresses().size() > 1);
        NetworkInterface eni = account.networkInterfaces().find(eniId);
        return new UnassignAddresses(
                eniId,
                eni == null || random.nextInt(4) == 0
                        ? someAddresses()
                        : List.of(eni.addresses().getLast().address()));
    }

    private Object assign() {
        switch (random.nextInt(4)) {
            case 0 -> {
                return new AssignIpv6(eni(), List.of(), 1 + random.nextInt(2));
            }
            case 1 -> {
                return new DelegatePrefixes(
                        eni(), List.of(), random.nextInt(2), random.nextInt(4) == 0 ? 1 : 0);
            }
            default -> {
                // IPv4 addresses.
            }
        }
        boolean byCount = random.nextBoolean();
        return new AssignAddresses(
                eni(),
                byCount ? List.of() : someAddresses(),
                byCount ? 1 + random.nextInt(4) : 0,
                random.nextBoolean());
    }

    private Object run() {
        List<LaunchInterface> interfaces = new ArrayList<>();
        int count = random.nextInt(6) == 0 ? 2 : 1;
        int number = random.nextInt(3) == 0 ? 2 : 1;
        SubnetId subnetId = subnet();
        for (int index = 0; index < number; index++) {
            interfaces.add(
                    random.nextInt(4) == 0
                            ? new LaunchInterface.Brought(index, 0, eni())
                            : new LaunchInterface.Made(
                                    index,
                                    index == 0 ? 0 : card(),
                                    random.nextInt(6) == 0 ? subnet() : subnetId,
                                    text(),
                                    random.nextBoolean() ? AddressRequest.ANY : addresses(),
                                    groups(0),
                                    number > 1 || random.nextBoolean()
                                            ? null
                                            : random.nextBoolean(),
                                    random.nextBoolean()));
        }
        String typeName = CoreTest.TYPES.get(random.nextInt(CoreTest.TYPES.size())).name();
        return new RunInstances(
                "ami-1", typeName, count, interfaces, random.nextInt(8) == 0, Tags.NONE);
    }

    private Object terminate() {
        return switch (random.nextInt(4)) {
            case 0 -> new SetTerminationProtection(instance(), random.nextBoolean());
            case 1 ->
                    new ReportHealth(
                            instance(), Health.values()[random.nextInt(Health.values().length)]);
            default -> new TerminateInstance(instance());
        };
    }

    private Object allocate() {
        Ipv4 address = CoreTest.POOL.network().plus(random.nextInt(20));
        return new AllocateElasticIp(random.nextInt(3) == 0 ? address : null, Tags.NONE);
    }

    private Target target() {
        if (random.nextInt(3) == 0) {
            return new Target.OfInstance(instance(), null);
        }
        EniId eniId = eni();
        NetworkInterface eni = account.networkInterfaces().find(eniId);
        return new Target.OfEni(
                eniId,
                eni == null || random.nextBoolean()
                        ? null
                        : eni.addresses().get(random.nextInt(eni.addresses().size())).address());
    }

    private AddressRequest addresses() {
        return switch (random.nextInt(4)) {
            case 0 -> new AddressRequest(address(subnetOrNull()), List.of(), random.nextInt(2));
            case 1 -> new AddressRequest(address(subnetOrNull()), someAddresses(), 0);
            case 2 -> new AddressRequest(null, List.of(), random.nextInt(4));
            default -> AddressRequest.ANY;
        };
    }

    /** One to three, of any subnets and often held. */
    private List<Ipv4> someAddresses() {
        List<Ipv4> found = new ArrayList<>();
        Subnet subnet = subnetOrNull();
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            found.add(address(subnet));
        }
        return found.stream().distinct().toList();
    }

    private Ipv4 address(@Nullable Subnet subnet) {
        return subnet == null
                ? new Ipv4(random.nextInt())
                : subnet.cidr().network().plus(random.nextInt((int) subnet.cidr().size()));
    }

    private AttachmentId attachmentOf(EniId eniId) {
        NetworkInterface eni = account.networkInterfaces().find(eniId);
        return eni != null
                        && random.nextInt(8) > 0
                        && eni.attachment() instanceof Attachment.Attached attached
                ? attached.attachmentId()
                : InstanceWorld.STALE_ATTACHMENT;
    }

    private AssociationId association() {
        ElasticIp elasticIp = any(account.elasticIps().values());
        return elasticIp != null
                        && elasticIp.binding() instanceof ElasticIp.Binding.Associated associated
                ? associated.associationId()
                : InstanceWorld.ASSOCIATION;
    }

    private int card() {
        return random.nextInt(3) == 0 ? 1 : 0;
    }

    private String text() {
        return "text " + random.nextInt(3);
    }

    private List<GroupId> groups(int least) {
        int size = least + random.nextInt(2);
        return List.of(CoreTest.GROUP, CoreTest.DEFAULT_GROUP).subList(0, size);
    }

    private SubnetId subnet() {
        Subnet subnet = subnetOrNull();
        return subnet == null ? CoreTest.SUBNET : subnet.id();
    }

    private @Nullable Subnet subnetOrNull() {
        return any(account.subnets().values());
    }

    private EniId eni() {
        NetworkInterface eni = any(account.networkInterfaces().values());
        return eni == null || random.nextInt(30) == 0 ? CoreTest.ENI : eni.id();
    }

    /** Mostly one that is as wanted. */
    private EniId eni(Predicate<NetworkInterface> wanted) {
        List<NetworkInterface> found = new ArrayList<>();
        for (NetworkInterface eni : account.networkInterfaces().values()) {
            if (wanted.test(eni)) {
                found.add(eni);
            }
        }
        NetworkInterface eni = any(found);
        return eni == null || random.nextInt(4) == 0 ? eni() : eni.id();
    }

    private static boolean isSecondary(NetworkInterface eni) {
        return eni.attachment() instanceof Attachment.Attached attached && !attached.isPrimary();
    }

    /** Mostly one that lives. */
    private InstanceId instance() {
        List<Instance> living = new ArrayList<>();
        for (Instance instance : account.instances().values()) {
            if (instance.state() != PowerState.TERMINATED) {
                living.add(instance);
            }
        }
        Instance instance =
                random.nextInt(8) == 0 ? any(account.instances().values()) : any(living);
        return instance == null ? CoreTest.INSTANCE : instance.id();
    }

    private AllocationId allocation() {
        ElasticIp elasticIp = any(account.elasticIps().values());
        return elasticIp == null ? InstanceWorld.ALLOCATION : elasticIp.id();
    }

    private <T> @Nullable T any(Iterable<T> values) {
        List<T> all = new ArrayList<>();
        values.forEach(all::add);
        return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
    }
}
