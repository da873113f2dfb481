/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.loadbalancer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.account.Quota;
import dev.enif.core.account.QuotaEvent.QuotaChanged;
import dev.enif.core.account.QuotaRefusal;
import dev.enif.core.account.Tags;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.elasticip.ElasticIpCommand.ReleaseElasticIp;
import dev.enif.core.elasticip.ElasticIpEvent.ElasticIpDisassociated;
import dev.enif.core.elasticip.ElasticIpRefusal;
import dev.enif.core.eni.EniCommand.DeleteEni;
import dev.enif.core.eni.EniEvent.EniCreated;
import dev.enif.core.eni.EniEvent.EniDeleted;
import dev.enif.core.eni.EniEvent.GroupsReplaced;
import dev.enif.core.eni.EniEvent.HandedToService;
import dev.enif.core.eni.EniEvent.PublicAddressLent;
import dev.enif.core.eni.EniEvent.PublicAddressReturned;
import dev.enif.core.eni.EniRefusal;
import dev.enif.core.eni.InterfaceType;
import dev.enif.core.eni.PublicAddress;
import dev.enif.core.id.AllocationId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.ListenerId;
import dev.enif.core.id.LoadBalancerId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.TargetGroupId;
import dev.enif.core.loadbalancer.LoadBalancerCommand.CreateListener;
import dev.enif.core.loadbalancer.LoadBalancerCommand.CreateLoadBalancer;
import dev.enif.core.loadbalancer.LoadBalancerCommand.DeleteListener;
import dev.enif.core.loadbalancer.LoadBalancerCommand.DeleteLoadBalancer;
import dev.enif.core.loadbalancer.LoadBalancerCommand.ModifyListener;
import dev.enif.core.loadbalancer.LoadBalancerCommand.ModifyLoadBalancer;
import dev.enif.core.loadbalancer.LoadBalancerCommand.SubnetChoice;
import dev.enif.core.loadbalancer.LoadBalancerEvent.ListenerCreated;
import dev.enif.core.loadbalancer.LoadBalancerEvent.ListenerDeleted;
import dev.enif.core.loadbalancer.LoadBalancerEvent.ListenerModified;
import dev.enif.core.loadbalancer.LoadBalancerEvent.LoadBalancerCreated;
import dev.enif.core.loadbalancer.LoadBalancerEvent.LoadBalancerDeleted;
import dev.enif.core.loadbalancer.LoadBalancerEvent.LoadBalancerModified;
import dev.enif.core.loadbalancer.TargetGroupCommand.DeleteTargetGroup;
import dev.enif.core.net.Ipv4;
import dev.enif.core.securitygroup.SecurityGroupCommand.DeleteGroup;
import dev.enif.core.vpc.SubnetCommand.DeleteSubnet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadBalancerDeciderTest extends BalancerWorld {
    private static final Ipv4 FIRST = ip("10.0.0.4");
    private static final TargetGroupId OTHER = new TargetGroupId("tg-00000000000000002");

    private static CreateLoadBalancer internal(String name, SubnetId... subnetIds) {
        List<SubnetChoice> choices =
                java.util.Arrays.stream(subnetIds)
                        .map(id -> new SubnetChoice(id, null, null))
                        .toList();
        return new CreateLoadBalancer(name, Scheme.INTERNAL, choices, List.of(), Tags.NONE);
    }

    private static CreateLoadBalancer facing(
            @Nullable AllocationId allocationId, @Nullable Ipv4 address) {
        return new CreateLoadBalancer(
                "front",
                Scheme.INTERNET_FACING,
                List.of(new SubnetChoice(SUBNET, address, allocationId)),
                List.of(),
                Tags.NONE);
    }

    private static CreateListener listen(int port, BalancedProtocol protocol) {
        return new CreateListener(BALANCER, protocol, port, TARGETS);
    }

    private static LoadBalancerId made() {
        return (LoadBalancerId) made(ResourceKind.LOAD_BALANCER, 0);
    }

    private static EniCreated madeInterface(List<GroupId> groups) {
        return new EniCreated(
                madeEni(1),
                VPC,
                SUBNET,
                ZONE_A,
                madeMac(1),
                "ELB net/front/" + made(),
                List.of(FIRST),
                groups,
                Tags.NONE);
    }

    private static LoadBalancerCreated created(Scheme scheme, List<GroupId> groups) {
        return new LoadBalancerCreated(
                made(),
                "front",
                scheme,
                VPC,
                List.of(new BalancerZone(SUBNET, ZONE_A, madeEni(1))),
                groups,
                START_MILLIS,
                Tags.NONE);
    }

    @Test
    void an_internal_one_gets_a_managed_interface_with_its_groups() {
        var create =
                new CreateLoadBalancer(
                        "front",
                        Scheme.INTERNAL,
                        List.of(new SubnetChoice(SUBNET, null, null)),
                        List.of(DEFAULT_GROUP, DEFAULT_GROUP),
                        Tags.NONE);
        var then = world().when(create);
        then.thenResult(made())
                .thenHappened(
                        madeInterface(List.of(DEFAULT_GROUP)),
                        new HandedToService(madeEni(1), InterfaceType.NETWORK_LOAD_BALANCER),
                        created(Scheme.INTERNAL, List.of(DEFAULT_GROUP)));
        var eni = there(then.account().networkInterfaces().find(madeEni(1)));
        assertThat(eni.isRequesterManaged()).isTrue();
        then.then()
                .when(new DeleteEni(madeEni(1)))
                .thenRefused(
                        new EniRefusal.ManagedInUse(
                                madeEni(1), InterfaceType.NETWORK_LOAD_BALANCER));
        then.then().when(new DeleteGroup(GROUP)).thenAccepted();
    }

    @Test
    void an_internet_facing_one_is_lent_an_address_or_takes_an_elastic_ip() {
        connected()
                .when(facing(null, null))
                .thenHappened(
                        madeInterface(List.of()),
                        new HandedToService(madeEni(1), InterfaceType.NETWORK_LOAD_BALANCER),
                        new PublicAddressLent(madeEni(1), FIRST, FIRST_FREE),
                        created(Scheme.INTERNET_FACING, List.of()));
        var then = connected(allocated()).when(facing(ALLOCATION, null));
        then.thenAccepted();
        var eni = there(then.account().networkInterfaces().find(madeEni(1)));
        assertThat(eni.primary().publicAddress()).isInstanceOf(PublicAddress.Elastic.class);
        then.then().when(new ReleaseElasticIp(ALLOCATION)).thenRefused("InvalidIPAddress.InUse");
    }

    @Test
    void an_internet_facing_one_needs_an_internet_gateway_and_a_free_elastic_ip() {
        world().when(facing(null, null))
                .thenRefused(
                        new LoadBalancerRefusal.InvalidSubnet(
                                "VPC " + VPC + " has no internet gateway"));
        connected(allocated(), ENI_CREATED)
                .and(associated(ENI, ENI_ADDRESS))
                .when(facing(ALLOCATION, null))
                .thenRefused(new ElasticIpRefusal.AlreadyAssociated(ALLOCATION, ASSOCIATION, ENI));
        connected().when(facing(null, FIRST)).thenRefused("InvalidParameterCombination");
        world(allocated())
                .when(
                        new CreateLoadBalancer(
                                "inner",
                                Scheme.INTERNAL,
                                List.of(new SubnetChoice(SUBNET, null, ALLOCATION)),
                                List.of(),
                                Tags.NONE))
                .thenRefused("InvalidParameterCombination");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-a", "a-", "a_b", "internal-a", "a123456789012345678901234567890123"})
    void its_name_is_a_short_word(String name) {
        world().when(internal(name, SUBNET)).thenRefused("ValidationError");
    }

    @Test
    void its_name_is_unique_and_an_account_has_only_so_many() {
        world(balancer())
                .when(internal("front", SUBNET))
                .thenRefused(new LoadBalancerRefusal.DuplicateName("front", BALANCER));
        world(balancer())
                .and(new QuotaChanged(Quota.LOAD_BALANCERS, 1))
                .when(internal("other", SUBNET))
                .thenRefused(new QuotaRefusal.LimitExceeded(Quota.LOAD_BALANCERS, 1));
        assertThat(Quota.LOAD_BALANCERS.code()).isEqualTo("TooManyLoadBalancers");
    }

    @Test
    void it_stands_in_one_subnet_of_a_zone() {
        var absent = new SubnetId("subnet-0000000000000000f");
        world().when(internal("a", absent)).thenRefused(new CommonRefusal.NotFound(absent));
        world().when(internal("a", SUBNET, SUBNET)).thenRefused("InvalidConfigurationRequest");
        world().when(internal("a")).thenRefused("ValidationError");
    }

    @Test
    void a_port_has_one_listener() {
        var given = world(balancer()).and(group(TargetKind.INSTANCE, BalancedProtocol.TCP));
        var id = (ListenerId) made(ResourceKind.LISTENER, 0);
        given.when(listen(443, BalancedProtocol.TLS))
                .thenResult(id)
                .thenHappened(
                        new ListenerCreated(
                                BALANCER, new Listener(id, BalancedProtocol.TLS, 443, TARGETS)));
        given.and(listening(443))
                .when(listen(443, BalancedProtocol.TCP))
                .thenRefused(new LoadBalancerRefusal.DuplicateListener(BALANCER, 443));
        given.when(listen(0, BalancedProtocol.TCP)).thenRefused("ValidationError");
        given.and(new QuotaChanged(Quota.LISTENERS_PER_LOAD_BALANCER, 1), listening(443))
                .when(listen(80, BalancedProtocol.TCP))
                .thenRefused(new QuotaRefusal.LimitExceeded(Quota.LISTENERS_PER_LOAD_BALANCER, 1));
    }

    @Test
    void a_listener_sends_to_groups_that_take_what_it_takes() {
        for (BalancedProtocol listener : BalancedProtocol.values()) {
            for (BalancedProtocol group : BalancedProtocol.values()) {
                var then =
                        world(balancer())
                                .and(group(TargetKind.INSTANCE, group))
                                .when(listen(443, listener));
                boolean fits =
                        switch (listener) {
                            case TCP, UDP -> group == listener || group.name().equals("TCP_UDP");
                            case TLS -> group.name().equals("TLS") || group.name().equals("TCP");
                            case TCP_UDP -> group == listener;
                        };
                if (fits) {
                    then.thenAccepted();
                } else {
                    then.thenRefused(new LoadBalancerRefusal.Incompatible(listener, group));
                }
            }
        }
    }

    @Test
    void a_group_is_of_one_balancer() {
        var given = serving().when(internal("second", SUBNET)).then();
        var second = (LoadBalancerId) made(ResourceKind.LOAD_BALANCER, 0);
        given.when(new CreateListener(second, BalancedProtocol.TCP, 443, TARGETS))
                .thenRefused(new LoadBalancerRefusal.AssociationLimit(TARGETS, BALANCER));
    }

    @Test
    void a_listener_can_be_changed_and_deleted() {
        var given =
                serving().and(group(OTHER, "other", TargetKind.INSTANCE, BalancedProtocol.TCP_UDP));
        given.when(new ModifyListener(BALANCER, LISTENER, null, 444, OTHER))
                .thenHappened(
                        new ListenerModified(
                                BALANCER,
                                new Listener(LISTENER, BalancedProtocol.TCP, 444, OTHER)));
        given.when(new ModifyListener(BALANCER, LISTENER, null, 443, TARGETS))
                .thenNothingHappened();
        given.when(new DeleteListener(BALANCER, LISTENER))
                .thenHappened(new ListenerDeleted(BALANCER, LISTENER));
        var absent = new ListenerId("lsn-0000000000000000f");
        given.when(new DeleteListener(BALANCER, absent))
                .thenRefused(new CommonRefusal.NotFound(absent));
        assertThat(new CommonRefusal.NotFound(absent).code()).isEqualTo("ListenerNotFound");
    }

    @Test
    void groups_are_replaced_on_its_interfaces_but_never_come_or_all_go() {
        world(balancer(DEFAULT_GROUP))
                .when(new ModifyLoadBalancer(BALANCER, true, null, List.of(GROUP)))
                .thenHappened(
                        new GroupsReplaced(BALANCER_ENI, List.of(GROUP)),
                        new LoadBalancerModified(BALANCER, true, false, List.of(GROUP)));
        world(balancer(DEFAULT_GROUP))
                .when(new ModifyLoadBalancer(BALANCER, null, null, List.of()))
                .thenRefused("InvalidConfigurationRequest");
        world(balancer())
                .when(new ModifyLoadBalancer(BALANCER, null, null, List.of(GROUP)))
                .thenRefused("InvalidConfigurationRequest");
        world(balancer())
                .when(new ModifyLoadBalancer(BALANCER, false, false, null))
                .thenNothingHappened();
    }

    @Test
    void a_group_that_it_has_cannot_be_deleted() {
        world(balancer(GROUP)).when(new DeleteGroup(GROUP)).thenRefused("DependencyViolation");
    }

    @Test
    void its_subnet_cannot_be_deleted_and_the_refusal_names_it() {
        var refused = world(balancer()).when(new DeleteSubnet(SUBNET)).refused();
        assertThat(refused.code()).isEqualTo("DependencyViolation");
        assertThat(refused.dependents()).containsExactly(BALANCER.value(), BALANCER_ENI.value());
    }

    @Test
    void a_protected_one_cannot_be_deleted() {
        world(balancer())
                .and(new LoadBalancerModified(BALANCER, false, true, List.of()))
                .when(new DeleteLoadBalancer(BALANCER))
                .thenRefused(new LoadBalancerRefusal.Protected(BALANCER));
    }

    @Test
    void its_interfaces_go_with_it_and_its_target_groups_stay() {
        var then = serving().when(new DeleteLoadBalancer(BALANCER));
        then.thenHappened(new EniDeleted(BALANCER_ENI), new LoadBalancerDeleted(BALANCER));
        then.then().when(new DeleteTargetGroup(TARGETS)).thenAccepted();
        connected()
                .when(facing(null, null))
                .then()
                .when(new DeleteLoadBalancer(made()))
                .thenHappened(
                        new PublicAddressReturned(madeEni(1), FIRST, FIRST_FREE),
                        new EniDeleted(madeEni(1)),
                        new LoadBalancerDeleted(made()));
        connected(allocated())
                .when(facing(ALLOCATION, null))
                .then()
                .when(new DeleteLoadBalancer(made()))
                .thenHappened(
                        new ElasticIpDisassociated(
                                ALLOCATION, madeAssociation(2), ELASTIC, madeEni(1), FIRST),
                        new EniDeleted(madeEni(1)),
                        new LoadBalancerDeleted(made()));
    }
}
