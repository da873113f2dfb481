/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.testing;

import dev.enif.core.account.AccountEvent;
import dev.enif.core.account.Draft;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.decision.Outcome;
import dev.enif.core.decision.Result;
import dev.enif.core.elasticip.ElasticIpEvent;
import dev.enif.core.eni.EniEvent;
import dev.enif.core.id.AccountId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Zone;
import dev.enif.core.partition.Decision;
import dev.enif.core.partition.Founding;
import dev.enif.core.partition.PartitionEvent;
import dev.enif.core.partition.PartitionState;
import dev.enif.core.partition.PublicPool;
import dev.enif.log.codec.FeatureLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A history of one partition that could have happened: decisions with all kinds of events, refusals
 * and decisions without events, on a few accounts, so that resources meet often. It makes events
 * itself rather than through deciders, so that readers of the log are tested apart from them.
 */
public final class RandomHistory {
    /** Small enough that accounts and resources meet, large enough that pages fill. */
    private static final List<AccountId> ACCOUNTS =
            List.of(
                    new AccountId("111111111111"),
                    new AccountId("222222222222"),
                    new AccountId("333333333333"));

    private static final int NOT_FOUND_IN_TEN = 1;

    private final RandomGenerator random;
    private final Founding founding;
    private PartitionState state;

    public RandomHistory(RandomGenerator random, int partition, int partitions) {
        this.random = random;
        this.founding = founding(partition, partitions);
        this.state = PartitionState.EMPTY.found(founding, FeatureLevel.CURRENT);
    }

    /** What a partition of these histories is founded on. */
    public static Founding founding(int partition, int partitions) {
        return new Founding(
                "us-east-1", partition, partitions, 42, List.of(Cidr4.parse("198.18.0.0/15")));
    }

    /** The accounts that things happen in. */
    public static List<AccountId> accounts() {
        return ACCOUNTS;
    }

    /** The fold of all decisions so far. */
    public PartitionState state() {
        return state;
    }

    /** The next decision; {@link #state} has folded it. */
    public Decision next() {
        AccountId account = ACCOUNTS.get(random.nextInt(ACCOUNTS.size()));
        long time = state.timeMillis() + random.nextInt(50);
        Draft draft =
                new Draft(
                        state.account(account).begin(state.ordinal() + 1),
                        new Pool(state.requirePool()),
                        new Draft.Environment(
                                founding.ids(),
                                "us-east-1",
                                List.of(new Zone("us-east-1a"), new Zone("us-east-1b")),
                                _ -> null,
                                founding.ipv6Pool(Cidr6.parse("3fff::/20"))),
                        time,
                        state.nextId());
        boolean refused = random.nextInt(10) < NOT_FOUND_IN_TEN;
        if (!refused) {
            RandomSteps steps = new RandomSteps(random, draft);
            for (int left = 1 + random.nextInt(4); left > 0; left--) {
                steps.step();
            }
        }
        Outcome outcome =
                refused
                        ? Outcome.Refused.of(new CommonRefusal.InvalidValue("not this time"))
                        : new Outcome.Accepted(Result.NOTHING);
        List<PartitionEvent> events = new ArrayList<>();
        draft.events().forEach(event -> events.add(new PartitionEvent.InAccount(account, event)));
        if (!refused && random.nextInt(8) == 0) {
            events.add(RandomExchange.step(random, state.exchanges(), account));
        }
        Decision decision = decision(account, time, outcome, draft.nextId(), events);
        state = state.after(decision);
        return decision;
    }

    private Decision decision(
            AccountId account,
            long time,
            Outcome outcome,
            long nextId,
            List<PartitionEvent> events) {
        String commandId = "command-" + state.nextCommandOffset();
        return new Decision(
                state.nextCommandOffset(),
                commandId,
                account,
                time,
                commandId,
                time + 1_000,
                0,
                "tester",
                commandId,
                false,
                outcome,
                nextId,
                events,
                null);
    }

    /** The partition's pool as far as drafts look at it. */
    private record Pool(PublicPool pool) implements Draft.PublicAddresses {
        @Override
        public Optional<Ipv4> free() {
            return pool.free();
        }

        @Override
        public boolean isFree(Ipv4 address) {
            return pool.owns(address) && !pool.isTaken(address);
        }

        @Override
        public Pool after(AccountEvent event) {
            return switch (event) {
                case AccountEvent.OfElasticIp(ElasticIpEvent.ElasticIpAllocated allocated) ->
                        new Pool(pool.take(allocated.publicAddress()));
                case AccountEvent.OfElasticIp(ElasticIpEvent.ElasticIpReleased released) ->
                        new Pool(pool.giveBack(released.publicAddress()));
                case AccountEvent.OfEni(EniEvent.PublicAddressLent lent) ->
                        new Pool(pool.take(lent.publicAddress()));
                case AccountEvent.OfEni(EniEvent.PublicAddressReturned returned) ->
                        new Pool(pool.giveBack(returned.publicAddress()));
                case AccountEvent.OfElasticIp _,
                        AccountEvent.OfEni _,
                        AccountEvent.OfVpc _,
                        AccountEvent.OfSubnet _,
                        AccountEvent.OfSecurityGroup _,
                        AccountEvent.OfInstance _,
                        AccountEvent.OfInternetGateway _,
                        AccountEvent.OfRouteTable _,
                        AccountEvent.OfNetworkAcl _,
                        AccountEvent.OfPrefixList _,
                        AccountEvent.OfFlowLog _,
                        AccountEvent.OfPeering _,
                        AccountEvent.OfLoadBalancer _,
                        AccountEvent.OfTargetGroup _,
                        AccountEvent.OfNatGateway _,
                        AccountEvent.OfEgressOnlyGateway _,
                        AccountEvent.OfFailoverGroup _,
                        AccountEvent.OfTags _,
                        AccountEvent.OfQuota _ ->
                        this;
            };
        }
    }
}
