/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Draft;
import dev.enif.core.account.Tags;
import dev.enif.core.decision.Outcome;
import dev.enif.core.decision.Result;
import dev.enif.core.id.AccountId;
import dev.enif.core.id.InternetGatewayId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.partition.Decision;
import dev.enif.core.partition.Founding;
import dev.enif.core.partition.PartitionCommand;
import dev.enif.core.partition.PartitionEvent;
import dev.enif.core.partition.PartitionState;
import dev.enif.core.routing.InternetGatewayEvent.InternetGatewayAttached;
import dev.enif.core.routing.InternetGatewayEvent.InternetGatewayCreated;
import dev.enif.core.vpc.SubnetEvent.SubnetCreated;
import dev.enif.core.vpc.SubnetEvent.SubnetModified;
import dev.enif.query.view.ResourceView;
import dev.enif.query.view.ResourceViews;
import dev.enif.testing.Seeds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/**
 * Random commands on two accounts that share a small pool of public addresses and have small
 * subnets, so that everything runs out.
 */
class NetworkPropertyTest extends CoreTest {
    private static final int SEEDS = 120;
    private static final int COMMANDS = 150;
    private static final AccountId NEIGHBOUR = new AccountId("210987654321");

    private static final InternetGatewayId GATEWAY = new InternetGatewayId("igw-00000000000000001");

    /** Six addresses. */
    private static final Founding SMALL_POOL =
            new Founding(REGION, 0, 1, 7, List.of(new Cidr4(POOL.network(), 29)));

    private static final Draft.Environment SMALL =
            new Draft.Environment(
                    SMALL_POOL.ids(),
                    REGION,
                    ENVIRONMENT.zones(),
                    ENVIRONMENT.types(),
                    ENVIRONMENT.ipv6Pool());

    private static final List<?> FOUNDED =
            List.of(
                    VPC_CREATED,
                    DEFAULT_GROUP_CREATED,
                    GROUP_CREATED,
                    new SubnetCreated(SUBNET, VPC, Cidr4.parse("10.0.0.0/27"), ZONE_A, Tags.NONE),
                    new SubnetCreated(SUBNET_B, VPC, Cidr4.parse("10.0.1.0/28"), ZONE_B, Tags.NONE),
                    new SubnetCreated(
                            new SubnetId("subnet-00000000000000003"),
                            VPC,
                            Cidr4.parse("10.0.2.0/28"),
                            ZONE_A,
                            Tags.NONE),
                    new SubnetModified(SUBNET, true),
                    new InternetGatewayCreated(GATEWAY, Tags.NONE),
                    new InternetGatewayAttached(GATEWAY, VPC));

    /** What became of the commands, over all seeds: a property of nothing would pass too. */
    private final Map<String, Integer> outcomes = new HashMap<>();

    @Test
    void whatever_is_asked_the_rules_hold() {
        Seeds.check(SEEDS, this::check);
        if (Long.getLong("seed") == null) {
            assertThat(outcomes)
                    .containsKeys(
                            "CreateEni",
                            "DeleteEni",
                            "ModifyEni",
                            "AttachEni",
                            "DetachEni",
                            "MoveEni",
                            "AssignAddresses",
                            "UnassignAddresses",
                            "RunInstances",
                            "StartInstance",
                            "StopInstance",
                            "TerminateInstance",
                            "AllocateElasticIp",
                            "AssociateElasticIp",
                            "DisassociateElasticIp",
                            "ReleaseElasticIp",
                            "CreateInternetGateway",
                            "AttachInternetGateway",
                            "DetachInternetGateway",
                            "CreateRouteTable",
                            "CreateRoute",
                            "AssociateRouteTable",
                            "ReplaceRouteTableAssociation",
                            "CreateNatGateway",
                            "DeleteNatGateway",
                            "CreateEgressOnlyGateway",
                            "DeleteEgressOnlyGateway",
                            "ReplaceRoute",
                            "CreateFailoverGroup",
                            "Heartbeat",
                            "FailOver")
                    .containsKeys(
                            "InsufficientAddressCapacity",
                            "InsufficientFreeAddressesInSubnet",
                            "AttachmentLimitExceeded",
                            "PrivateIpAddressLimitExceeded",
                            "InvalidNetworkInterface.InUse",
                            "InvalidIPAddress.InUse",
                            "Resource.AlreadyAssociated",
                            "OperationNotPermitted",
                            "IncorrectInstanceState",
                            "DependencyViolation",
                            "Gateway.NotAttached",
                            "NatGatewayNotFound",
                            "AuthFailure",
                            "FailoverTermMismatch",
                            "InsufficientFailoverStandbys");
        }
    }

    private void check(RandomGenerator random) {
        Run run = new Run(founded(), SMALL, START_MILLIS);
        PartitionState begin = run.state();
        List<Decision> decisions = new ArrayList<>();
        for (int number = 0; number < COMMANDS; number++) {
            run = run.at(run.timeMillis() + random.nextInt(60_000));
            Decision decision = decide(run, random);
            Run after = run.after(decision);
            if (decision.outcome() instanceof Outcome.Refused) {
                assertThat(decision.events()).isEmpty();
                assertUnchanged(run.state(), after.state());
            }
            NetworkInvariants.check(after.state());
            assertChangesAreMarked(run.state(), after.state());
            decisions.add(decision);
            run = after;
        }
        assertReplays(begin, decisions, run.state());
    }

    /** Deciding twice gives the same decision, ids included. */
    private Decision decide(Run run, RandomGenerator random) {
        if (random.nextInt(20) == 0) {
            PartitionCommand tick = new PartitionCommand.Tick();
            return run.decide(tick);
        }
        AccountId account = random.nextInt(3) == 0 ? NEIGHBOUR : ACCOUNT;
        Object command = new RandomCommands(random, run.state().account(account)).next();
        Decision decision = run.decide(account, command);
        assertThat(run.decide(account, command)).isEqualTo(decision);
        String outcome =
                switch (decision.outcome()) {
                    case Outcome.Accepted _ -> command.getClass().getSimpleName();
                    case Outcome.Refused refused -> refused.code();
                };
        outcomes.merge(outcome, 1, Integer::sum);
        return decision;
    }

    private static void assertUnchanged(PartitionState before, PartitionState after) {
        assertThat(after.accountsSum()).isEqualTo(before.accountsSum());
        assertThat(after.requirePool().fingerprint()).isEqualTo(before.requirePool().fingerprint());
        assertThat(after.timers()).isEqualTo(before.timers());
        assertThat(after.nextId()).isEqualTo(before.nextId());
        assertThat(after.changes()).isEmpty();
    }

    /** Whatever is shown differently after a decision is among what it marks as changed. */
    private static void assertChangesAreMarked(PartitionState before, PartitionState after) {
        for (AccountId id : after.accounts().keySet()) {
            Set<String> marked = new HashSet<>();
            for (PartitionState.Change change : after.changes()) {
                if (change.account().equals(id)) {
                    marked.add(change.resource().value());
                }
            }
            Map<String, ResourceView> shown = shown(before.account(id));
            shown(after.account(id))
                    .forEach((resource, view) -> {
                        if (!view.equals(shown.remove(resource))) {
                            assertThat(marked).contains(resource);
                        }
                    });
            assertThat(marked).containsAll(shown.keySet());
        }
    }

    private static Map<String, ResourceView> shown(AccountState account) {
        Map<String, ResourceView> views = new HashMap<>();
        ResourceViews.all(account).forEach(view -> views.put(view.id(), view));
        return views;
    }

    private static void assertReplays(
            PartitionState begin, List<Decision> decisions, PartitionState end) {
        PartitionState replayed = begin;
        for (Decision decision : decisions) {
            replayed = replayed.after(decision);
        }
        assertThat(replayed.fingerprint()).isEqualTo(end.fingerprint());
        for (AccountId id : end.accounts().keySet()) {
            AccountState again = replayed.account(id);
            AccountState once = end.account(id);
            assertThat(again.networkInterfaces().rows()).isEqualTo(once.networkInterfaces().rows());
            assertThat(again.instances().rows()).isEqualTo(once.instances().rows());
            assertThat(again.elasticIps().rows()).isEqualTo(once.elasticIps().rows());
            assertThat(again.subnets().rows()).isEqualTo(once.subnets().rows());
            assertThat(again.indexes()).isEqualTo(once.indexes());
            assertThat(again.routeTables().rows()).isEqualTo(once.routeTables().rows());
            assertThat(again.internetGateways().rows()).isEqualTo(once.internetGateways().rows());
            assertThat(again.routing()).isEqualTo(once.routing());
            assertThat(again.natGateways().rows()).isEqualTo(once.natGateways().rows());
            assertThat(again.egressOnlyGateways().rows())
                    .isEqualTo(once.egressOnlyGateways().rows());
            assertThat(again.failoverGroups().rows()).isEqualTo(once.failoverGroups().rows());
        }
        assertThat(replayed.requirePool().fingerprint()).isEqualTo(end.requirePool().fingerprint());
    }

    private static PartitionState founded() {
        PartitionState state = PartitionState.EMPTY.found(SMALL_POOL, LEVEL);
        List<PartitionEvent> events = new ArrayList<>();
        for (AccountId account : List.of(ACCOUNT, NEIGHBOUR)) {
            for (Object event : FOUNDED) {
                events.add(
                        new PartitionEvent.InAccount(
                                account, Envelopes.event(event).orElseThrow()));
            }
        }
        return state.after(
                new Decision(
                        0,
                        "founded",
                        null,
                        START_MILLIS,
                        null,
                        0,
                        0,
                        "somebody",
                        "founded",
                        false,
                        new Outcome.Accepted(Result.NOTHING),
                        0,
                        events,
                        null));
    }
}
