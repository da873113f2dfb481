/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.account.AccountState;
import dev.enif.core.elasticip.ElasticIp;
import dev.enif.core.eni.Attachment;
import dev.enif.core.eni.InterfaceType;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.eni.PrivateAddress;
import dev.enif.core.eni.PublicAddress;
import dev.enif.core.eni.Slot;
import dev.enif.core.id.AllocationId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.instance.Instance;
import dev.enif.core.instance.PowerState;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Ipv6;
import dev.enif.core.partition.PartitionState;
import dev.enif.core.vpc.Subnet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What must hold of interfaces, instances and Elastic IPs after any decision. Read from the
 * resources alone, never from an index, so that a wrong index does not hide a wrong state.
 */
public final class NetworkInvariants {
    private final Set<String> vlans = new HashSet<>();
    private final AccountState account;
    private final Map<SubnetId, Set<Ipv4>> held = new HashMap<>();
    private final Set<Ipv6> ipv6 = new HashSet<>();
    private final Set<Cidr6> ipv6Prefixes = new HashSet<>();
    private final Map<InstanceId, TreeMap<Slot, NetworkInterface>> slots = new HashMap<>();
    private final Map<AllocationId, ElasticIp.Binding> mapped = new HashMap<>();
    private final Set<Ipv4> publicAddresses;

    private NetworkInvariants(AccountState account, Set<Ipv4> publicAddresses) {
        this.account = account;
        this.publicAddresses = publicAddresses;
    }

    /** Fails the test if something does not hold. */
    public static void check(PartitionState state) {
        Set<Ipv4> publicAddresses = new HashSet<>();
        for (AccountState account : state.accounts().values()) {
            new NetworkInvariants(account, publicAddresses).check();
        }
        FailoverLaws.check(state);
        assertThat(new HashSet<>(state.requirePool().taken()))
                .as("the pool's taken addresses are those of Elastic IPs and those lent")
                .isEqualTo(publicAddresses);
    }

    /** It is a branch, of a trunk that is there and of its zone, under a VLAN of its own. */
    private void checkBranch(NetworkInterface branch, Attachment.Associated associated) {
        NetworkInterface trunk = account.networkInterfaces().find(associated.trunkId());
        assertThat(trunk).as("the trunk of " + branch.id()).isNotNull();
        if (trunk != null) {
            assertThat(trunk.type()).isEqualTo(InterfaceType.TRUNK);
            assertThat(trunk.zone()).isEqualTo(branch.zone());
        }
        assertThat(branch.type()).isEqualTo(InterfaceType.BRANCH);
        assertThat(associated.vlanId()).isBetween(1, 4094);
        assertThat(vlans.add(associated.trunkId() + " " + associated.vlanId()))
                .as("a VLAN has one branch")
                .isTrue();
    }

    private void check() {
        AccountState rebuilt = AccountState.empty(account.id());
        for (NetworkInterface eni : account.networkInterfaces().values()) {
            checkAddresses(eni);
            checkGroups(eni);
            switch (eni.attachment()) {
                case Attachment.Detached _ -> {}
                case Attachment.Attached attached -> plug(eni, attached);
                case Attachment.Associated associated -> checkBranch(eni, associated);
            }
            rebuilt = rebuilt.put(eni);
        }
        assertThat(account.indexes()).isEqualTo(rebuilt.indexes());
        assertThat(ipv6)
                .as("no address of its own lies in a prefix")
                .noneMatch(address ->
                        ipv6Prefixes.stream().anyMatch(prefix -> prefix.contains(address)));
        account.instances().values().forEach(this::checkInstance);
        assertThat(slots.keySet()).allMatch(id -> account.instances().contains(id));
        account.elasticIps().values().forEach(this::checkElasticIp);
        assertThat(mapped).as("Elastic IPs on interfaces that do not know of them").isEmpty();
        account.subnets().values().forEach(this::checkSubnet);
        RoutingLaws.check(account);
        NatLaws.check(account);
    }

    private void checkAddresses(NetworkInterface eni) {
        Subnet subnet = CoreTest.there(account.subnets().find(eni.subnetId()));
        assertThat(eni.zone()).isEqualTo(subnet.zone());
        assertThat(eni.vpcId()).isEqualTo(subnet.vpcId());
        checkFurther(eni, subnet);
        for (PrivateAddress own : eni.addresses()) {
            assertThat(subnet.cidr().contains(own.address())).isTrue();
            assertThat(subnet.reserves(own.address())).isFalse();
            assertThat(held.computeIfAbsent(subnet.id(), _ -> new HashSet<>()).add(own.address()))
                    .as("%s is held once", own.address())
                    .isTrue();
            switch (own.publicAddress()) {
                case PublicAddress.None _ -> {}
                case PublicAddress.Automatic(Ipv4 address) -> {
                    assertThat(publicAddresses.add(address))
                            .as("%s is lent once", address)
                            .isTrue();
                    checkBorrower(eni, own);
                }
                case PublicAddress.Elastic(_, var allocationId, var associationId) ->
                        assertThat(
                                        mapped.put(
                                                allocationId,
                                                new ElasticIp.Binding.Associated(
                                                        associationId, eni.id(), own.address())))
                                .as("%s stands for one address", allocationId)
                                .isNull();
            }
        }
    }

    private void checkFurther(NetworkInterface eni, Subnet subnet) {
        for (Cidr4 prefix : eni.further().ipv4Prefixes()) {
            assertThat(prefix.length()).isEqualTo(28);
            assertThat(subnet.cidr().contains(prefix)).isTrue();
            for (int offset = 0; offset < 16; offset++) {
                Ipv4 address = prefix.network().plus(offset);
                assertThat(subnet.reserves(address)).isFalse();
                assertThat(held.computeIfAbsent(subnet.id(), _ -> new HashSet<>()).add(address))
                        .as("%s is held once", address)
                        .isTrue();
            }
        }
        Subnet.Ipv6Block block = subnet.ipv6();
        for (Ipv6 address : eni.further().ipv6()) {
            assertThat(CoreTest.there(block).cidr().contains(address)).isTrue();
            assertThat(ipv6.add(address)).as("%s is held once", address).isTrue();
            assertThat(account.indexes().ipv6().holder(subnet.id(), address)).isEqualTo(eni.id());
        }
        for (Cidr6 prefix : eni.further().ipv6Prefixes()) {
            assertThat(CoreTest.there(block).cidr().contains(prefix)).isTrue();
            assertThat(ipv6Prefixes.add(prefix)).as("%s is delegated once", prefix).isTrue();
        }
    }

    private void checkBorrower(NetworkInterface eni, PrivateAddress own) {
        assertThat(own).isEqualTo(eni.primary());
        if (eni.type() == InterfaceType.NETWORK_LOAD_BALANCER) {
            // An internet-facing balancer is lent an address for as long as it is there.
            return;
        }
        assertThat(eni.attachment())
                .isInstanceOfSatisfying(
                        Attachment.Attached.class,
                        attached -> {
                            Instance instance =
                                    CoreTest.there(account.instances().find(attached.instanceId()));
                            assertThat(attached.isPrimary()).isTrue();
                            assertThat(instance.lendsPublicAddress()).isTrue();
                            assertThat(instance.state()).isEqualTo(PowerState.RUNNING);
                        });
    }

    private void checkGroups(NetworkInterface eni) {
        switch (eni.type()) {
            case INTERFACE -> assertThat(eni.groupIds()).as("%s", eni).isNotEmpty();
            case NAT_GATEWAY -> assertThat(eni.groupIds()).as("%s", eni).isEmpty();
            // A balancer is made with groups, or never has any.
            case NETWORK_LOAD_BALANCER -> {}
        }
        assertThat(eni.groupIds()).doesNotHaveDuplicates();
        assertThat(eni.groupIds())
                .allMatch(id ->
                        CoreTest.there(account.securityGroups().find(id))
                                .vpcId()
                                .equals(eni.vpcId()));
    }

    private void plug(NetworkInterface eni, Attachment.Attached attached) {
        assertThat(
                        slots.computeIfAbsent(attached.instanceId(), _ -> new TreeMap<>())
                                .put(attached.slot(), eni))
                .as("%s of %s is taken once", attached.slot(), attached.instanceId())
                .isNull();
    }

    private void checkInstance(Instance instance) {
        TreeMap<Slot, NetworkInterface> plugged =
                slots.getOrDefault(instance.id(), new TreeMap<>());
        if (instance.state() == PowerState.TERMINATED) {
            assertThat(plugged).as("%s is terminated", instance.id()).isEmpty();
            return;
        }
        NetworkInterface primary = CoreTest.there(plugged.get(new Slot(0, 0)));
        assertThat(primary.subnetId()).isEqualTo(instance.subnetId());
        assertThat(primary.vpcId()).isEqualTo(instance.vpcId());
        assertThat(plugged.size()).isLessThanOrEqualTo(instance.type().maximumInterfaces());
        int[] onCard = new int[instance.type().cardInterfaces().size()];
        plugged.forEach((slot, eni) -> {
            onCard[slot.networkCardIndex()]++;
            assertThat(eni.zone()).isEqualTo(instance.zone());
            assertThat(Math.max(eni.ipv4Places(), eni.ipv6Places()))
                    .isLessThanOrEqualTo(instance.type().ipv4PerInterface());
        });
        for (int card = 0; card < onCard.length; card++) {
            assertThat(onCard[card])
                    .isLessThanOrEqualTo(instance.type().cardInterfaces().get(card));
        }
    }

    private void checkElasticIp(ElasticIp elasticIp) {
        assertThat(publicAddresses.add(elasticIp.publicAddress()))
                .as("%s is taken once", elasticIp.publicAddress())
                .isTrue();
        ElasticIp.Binding onInterface = mapped.remove(elasticIp.id());
        assertThat(elasticIp.binding())
                .isEqualTo(onInterface == null ? ElasticIp.FREE : onInterface);
    }

    private void checkSubnet(Subnet subnet) {
        Map<Ipv4, EniId> indexed = account.indexes().addressesOf(subnet.id());
        int holds = held.getOrDefault(subnet.id(), Set.of()).size();
        assertThat(subnet.capacity() - indexed.size())
                .as("free addresses of %s", subnet.id())
                .isEqualTo(subnet.capacity() - holds)
                .isNotNegative();
    }
}
