/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.partition;

import dev.enif.core.account.AccountEvent;
import dev.enif.core.account.AccountState;
import dev.enif.core.account.Evolver;
import dev.enif.core.elasticip.ElasticIpEvent;
import dev.enif.core.eni.EniEvent;
import dev.enif.core.failover.FailoverGroup;
import dev.enif.core.id.AccountId;
import dev.enif.core.id.ResourceId;
import dev.enif.core.instance.Instance;
import dev.enif.core.instance.InstanceEvent;
import dev.enif.core.loadbalancer.TargetGroup;
import dev.enif.core.nat.NatGateway;
import dev.enif.core.nat.NatGatewayEvent;
import dev.enif.core.peering.PeeringConnection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/**
 * One decision's events being folded; lives for one call of {@link PartitionState#after}, in one
 * thread.
 */
final class Folding {
    /** Terminated instances stay listed for an hour of log time (EC2: "about an hour"). */
    static final long FORGET_TERMINATED_AFTER_MILLIS = 3_600_000;

    /** Deleted NAT gateways too (EC2: "about an hour"). */
    static final long FORGET_DELETED_AFTER_MILLIS = 3_600_000;

    private final PartitionState before;
    private final long ordinal;
    private final Map<AccountId, AccountState> touched = new LinkedHashMap<>();
    private @Nullable PublicPool pool;
    private Timers timers;
    private Exchanges exchanges;

    Folding(PartitionState before, long ordinal) {
        this.before = before;
        this.ordinal = ordinal;
        this.pool = before.pool();
        this.timers = before.timers();
        this.exchanges = before.exchanges();
    }

    void add(PartitionEvent event) {
        switch (event) {
            case PartitionEvent.InAccount(AccountId account, AccountEvent inner) -> {
                pool = poolAfter(founded(), inner);
                AccountState earlier = account(account);
                AccountState later = Evolver.evolve(earlier, inner);
                timers = timersAfter(earlier, later, inner);
                touched.put(account, later);
            }
            case PartitionEvent.PublicPoolExtended(var block) -> pool = founded().extend(block);
            case PartitionEvent.MessageSent sent -> exchanges = exchanges.after(sent);
            case PartitionEvent.MessageReceived received -> exchanges = exchanges.after(received);
            case PartitionEvent.MessagesDelivered delivered ->
                    exchanges = exchanges.after(delivered);
            case PartitionEvent.CommandsLost _ -> {
                // Only moves the command offset, which every decision does.
            }
        }
    }

    private AccountState account(AccountId id) {
        AccountState state = touched.get(id);
        return state == null ? before.account(id).begin(ordinal) : state;
    }

    private PublicPool founded() {
        if (pool == null) {
            throw new IllegalStateException("the partition is not founded");
        }
        return pool;
    }

    /**
     * What an event means for the pool of public addresses, which all accounts of the partition
     * share.
     */
    static PublicPool poolAfter(PublicPool pool, AccountEvent event) {
        return switch (event) {
            case AccountEvent.OfElasticIp(ElasticIpEvent inner) ->
                    switch (inner) {
                        case ElasticIpEvent.ElasticIpAllocated(_, var address, _) ->
                                pool.take(address);
                        case ElasticIpEvent.ElasticIpReleased(_, var address) ->
                                pool.giveBack(address);
                        case ElasticIpEvent.ElasticIpAssociated _,
                                ElasticIpEvent.ElasticIpDisassociated _ ->
                                pool;
                    };
            case AccountEvent.OfEni(EniEvent.PublicAddressLent(_, _, var address)) ->
                    pool.take(address);
            case AccountEvent.OfEni(EniEvent.PublicAddressReturned(_, _, var address)) ->
                    pool.giveBack(address);
            case AccountEvent.OfEni _,
                    AccountEvent.OfVpc _,
                    AccountEvent.OfSubnet _,
                    AccountEvent.OfSecurityGroup _,
                    AccountEvent.OfInstance _,
                    AccountEvent.OfInternetGateway _,
                    AccountEvent.OfRouteTable _,
                    AccountEvent.OfNatGateway _,
                    AccountEvent.OfEgressOnlyGateway _,
                    AccountEvent.OfFailoverGroup _,
                    AccountEvent.OfNetworkAcl _,
                    AccountEvent.OfPrefixList _,
                    AccountEvent.OfFlowLog _,
                    AccountEvent.OfPeering _,
                    AccountEvent.OfLoadBalancer _,
                    AccountEvent.OfTargetGroup _,
                    AccountEvent.OfTags _,
                    AccountEvent.OfQuota _ ->
                    pool;
        };
    }

    private Timers timersAfter(AccountState before, AccountState after, AccountEvent event) {
        AccountId account = before.id();
        return switch (event) {
            case AccountEvent.OfInstance(InstanceEvent.InstanceTerminated(var id, long at)) ->
                    timers.plus(new Timer(at + FORGET_TERMINATED_AFTER_MILLIS, account, id));
            case AccountEvent.OfInstance(InstanceEvent.InstanceForgotten(var id)) -> {
                Instance instance = before.instances().find(id);
                yield instance == null
                        ? timers
                        : timers.minus(
                                new Timer(
                                        instance.stateTimeMillis() + FORGET_TERMINATED_AFTER_MILLIS,
                                        account,
                                        id));
            }
            case AccountEvent.OfNatGateway(NatGatewayEvent.NatGatewayDeleted(var id, long at)) ->
                    timers.plus(new Timer(at + FORGET_DELETED_AFTER_MILLIS, account, id));
            case AccountEvent.OfNatGateway(NatGatewayEvent.NatGatewayForgotten(var id)) -> {
                NatGateway nat = before.natGateways().find(id);
                Long deleted = nat == null ? null : nat.deleteTimeMillis();
                yield deleted == null
                        ? timers
                        : timers.minus(
                                new Timer(deleted + FORGET_DELETED_AFTER_MILLIS, account, id));
            }
            case AccountEvent.OfFailoverGroup(var inner) ->
                    timersAfter(
                            before.id(),
                            inner.groupId(),
                            deadlineMillis(before.failoverGroups().find(inner.groupId())),
                            deadlineMillis(after.failoverGroups().find(inner.groupId())));
            case AccountEvent.OfTargetGroup(var inner) ->
                    timersAfter(
                            before.id(),
                            inner.targetGroupId(),
                            deadlineMillis(before.targetGroups().find(inner.targetGroupId())),
                            deadlineMillis(after.targetGroups().find(inner.targetGroupId())));
            case AccountEvent.OfPeering(var inner) ->
                    timersAfter(
                            before.id(),
                            inner.peeringId(),
                            deadlineMillis(before.peeringConnections().find(inner.peeringId())),
                            deadlineMillis(after.peeringConnections().find(inner.peeringId())));
            case AccountEvent.OfInstance _,
                    AccountEvent.OfEni _,
                    AccountEvent.OfVpc _,
                    AccountEvent.OfSubnet _,
                    AccountEvent.OfSecurityGroup _,
                    AccountEvent.OfElasticIp _,
                    AccountEvent.OfInternetGateway _,
                    AccountEvent.OfRouteTable _,
                    AccountEvent.OfNatGateway _,
                    AccountEvent.OfEgressOnlyGateway _,
                    AccountEvent.OfNetworkAcl _,
                    AccountEvent.OfPrefixList _,
                    AccountEvent.OfFlowLog _,
                    AccountEvent.OfLoadBalancer _,
                    AccountEvent.OfTags _,
                    AccountEvent.OfQuota _ ->
                    timers;
        };
    }

    /** A group's timer is a function of the group: the one before goes, the one after comes. */
    private Timers timersAfter(AccountId account, ResourceId id, long was, long is) {
        if (was == is) {
            return timers;
        }
        Timers others = was == Long.MAX_VALUE ? timers : timers.minus(new Timer(was, account, id));
        return is == Long.MAX_VALUE ? others : others.plus(new Timer(is, account, id));
    }

    private static long deadlineMillis(@Nullable TargetGroup group) {
        return group == null ? Long.MAX_VALUE : group.deadlineMillis();
    }

    private static long deadlineMillis(@Nullable PeeringConnection peering) {
        return peering == null ? Long.MAX_VALUE : peering.deadlineMillis();
    }

    private static long deadlineMillis(@Nullable FailoverGroup group) {
        return group == null ? Long.MAX_VALUE : group.deadlineMillis();
    }

    @Nullable PublicPool pool() {
        return pool;
    }

    Exchanges exchanges() {
        return exchanges;
    }

    Timers timers() {
        return timers;
    }

    TreePMap<AccountId, AccountState> accounts() {
        return before.accounts().plusAll(touched);
    }

    long accountsSum() {
        long sum = before.accountsSum();
        for (AccountState after : touched.values()) {
            AccountState earlier = before.accounts().get(after.id());
            sum += after.fingerprint() - (earlier == null ? 0 : earlier.fingerprint());
        }
        return sum;
    }

    List<PartitionState.Change> changes() {
        List<PartitionState.Change> changes = new ArrayList<>();
        touched.values().forEach(account -> changes.addAll(before.changesOf(account)));
        return changes;
    }
}
