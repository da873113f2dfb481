/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.failover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.FailoverLaws;
import dev.enif.core.NetworkInvariants;
import dev.enif.core.RandomFailoverCommands;
import dev.enif.core.Run;
import dev.enif.core.account.AccountEvent;
import dev.enif.core.account.AccountState;
import dev.enif.core.decision.Outcome;
import dev.enif.core.eni.EniCommand.MoveEni;
import dev.enif.core.failover.FailoverGroupCommand.FailOver;
import dev.enif.core.failover.FailoverGroupCommand.Heartbeat;
import dev.enif.core.failover.FailoverGroupEvent.FailedOver;
import dev.enif.core.failover.FailoverGroupEvent.FailureDetected;
import dev.enif.core.failover.FailoverGroupEvent.FailureRecovered;
import dev.enif.core.failover.FailoverGroupEvent.HolderChanged;
import dev.enif.core.failover.FailoverGroupEvent.StandbysExhausted;
import dev.enif.core.id.FailoverGroupId;
import dev.enif.core.instance.Health;
import dev.enif.core.instance.Instance;
import dev.enif.core.instance.PowerState;
import dev.enif.core.partition.Decision;
import dev.enif.core.partition.PartitionCommand;
import dev.enif.core.partition.PartitionEvent;
import dev.enif.core.partition.PartitionState;
import dev.enif.testing.Seeds;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/**
 * Random heartbeats, crashes, ticks and commands of those who were holders once: a resource has one
 * holder at most, terms only rise, and each failure moves it at most once.
 */
class FailoverPropertyTest extends FailoverWorld {
    private static final int SEEDS = 150;
    private static final int STEPS = 120;

    private final Map<String, Integer> seen = new HashMap<>();

    /** Terms by group, and which groups have a failure that was told, and exhausted. */
    private static final class Ledger {
        final Map<FailoverGroupId, Long> terms = new HashMap<>();
        final Set<FailoverGroupId> failed = new HashSet<>();
        final Set<FailoverGroupId> exhausted = new HashSet<>();
        final Map<FailoverGroupId, FailoverSource> sources = new HashMap<>();
    }

    @Test
    void one_holder_rising_terms_and_one_move_for_each_failure() {
        Seeds.check(SEEDS, this::check);
        if (Long.getLong("seed") == null) {
            assertThat(seen)
                    .containsKeys(
                            "LEASE_EXPIRED",
                            "INSTANCE_STOPPED",
                            "INSTANCE_IMPAIRED",
                            "TARGET_UNHEALTHY",
                            "REQUESTED",
                            "OTHER_COMMAND",
                            "exhausted",
                            "recovered",
                            "fenced");
        }
    }

    private void check(RandomGenerator random) {
        Run run =
                new Run(
                        elastic(
                                        eni(ENI_B, "10.0.0.10"),
                                        attached(ENI_B, ATTACHMENT_B, INSTANCE_C, 1))
                                .and(targets(INSTANCE, INSTANCE_B, INSTANCE_C))
                                .state(),
                        ENVIRONMENT,
                        START_MILLIS);
        Ledger ledger = new Ledger();
        for (int step = 0; step < STEPS; step++) {
            run = run.at(run.timeMillis() + random.nextInt(8_000));
            boolean ticks = random.nextInt(4) == 0;
            AccountState before = run.state().account(ACCOUNT);
            Object command = new RandomFailoverCommands(random, before).next();
            Decision decision =
                    ticks ? run.decide(new PartitionCommand.Tick()) : run.decide(ACCOUNT, command);
            if (!ticks) {
                requireFenced(before, command, decision.outcome());
            }
            run = run.after(decision);
            decision.events().forEach(event -> note(ledger, event));
            FailoverLaws.check(run.state());
            NetworkInvariants.check(run.state());
            if (ticks) {
                requireNothingDue(run.state());
            }
            for (FailoverGroup group : run.state().account(ACCOUNT).failoverGroups().values()) {
                assertThat(group.term()).isEqualTo(ledger.terms.getOrDefault(group.id(), 1L));
            }
        }
    }

    /** Whoever names a term that is over, or not begun, is refused. */
    private void requireFenced(AccountState before, Object command, Outcome outcome) {
        boolean late =
                switch (command) {
                    case Heartbeat beat ->
                            there(before.failoverGroups().find(beat.groupId())).term()
                                    != beat.term();
                    case FailOver(var id, _, var term) ->
                            term != null && there(before.failoverGroups().find(id)).term() != term;
                    case MoveEni move ->
                            move.failoverTerm() != null
                                    && Protection.of(before, move.eniId()).orElseThrow().term()
                                            != move.failoverTerm();
                    default -> false;
                };
        if (late) {
            assertThat(outcome).isInstanceOf(Outcome.Refused.class);
            seen.merge("fenced", 1, Integer::sum);
        }
    }

    private static void requireNothingDue(PartitionState state) {
        assertThat(state.timers().earliestMillis()).isGreaterThan(state.timeMillis());
    }

    private void note(Ledger ledger, PartitionEvent event) {
        if (!(event
                instanceof PartitionEvent.InAccount(_, AccountEvent.OfFailoverGroup(var inner)))) {
            return;
        }
        FailoverGroupId id = inner.groupId();
        switch (inner) {
            case FailureDetected _ -> {
                assertThat(ledger.failed.add(id)).as("a failure is told once").isTrue();
            }
            case FailureRecovered _ -> {
                assertThat(ledger.failed.remove(id)).isTrue();
                ledger.exhausted.remove(id);
                seen.merge("recovered", 1, Integer::sum);
            }
            case FailedOver moved -> {
                rise(ledger, id, moved.term());
                boolean failed = ledger.failed.remove(id);
                ledger.exhausted.remove(id);
                assertThat(failed || moved.cause() == FailoverCause.REQUESTED)
                        .as("one failure moves it once")
                        .isTrue();
                assertThat(moved.detectedAtMillis()).isLessThanOrEqualTo(moved.decidedAtMillis());
                seen.merge(moved.cause().name(), 1, Integer::sum);
            }
            case HolderChanged changed -> {
                rise(ledger, id, changed.term());
                if (changed.cause() != FailoverCause.INSTANCE_TERMINATED) {
                    ledger.failed.remove(id);
                    ledger.exhausted.remove(id);
                }
                seen.merge(changed.cause().name(), 1, Integer::sum);
            }
            case StandbysExhausted _ -> {
                assertThat(ledger.failed).contains(id);
                assertThat(ledger.exhausted.add(id)).as("told once").isTrue();
                seen.merge("exhausted", 1, Integer::sum);
            }
            case FailoverGroupEvent.FailoverGroupModified(_, var settings) -> {
                if (ledger.sources.put(id, settings.source()) != settings.source()) {
                    forget(ledger, id);
                }
            }
            case FailoverGroupEvent.FailoverGroupPaused _ -> {
                ledger.failed.remove(id);
                ledger.exhausted.remove(id);
            }
            case FailoverGroupEvent.FailoverGroupDeleted _ -> {
                ledger.failed.remove(id);
                ledger.exhausted.remove(id);
                ledger.terms.remove(id);
            }
            case FailoverGroupEvent.FailoverGroupCreated created ->
                    ledger.sources.put(id, created.settings().source());
            case FailoverGroupEvent.FailoverGroupResumed _,
                    FailoverGroupEvent.HeartbeatReceived _,
                    FailoverGroupEvent.ImpairedReportsCounted _,
                    FailoverGroupEvent.StandbyRemoved _ -> {
                // Nobody moves.
            }
        }
    }

    /** Another source forgets what was told by the one before. */
    private static void forget(Ledger ledger, FailoverGroupId id) {
        ledger.failed.remove(id);
        ledger.exhausted.remove(id);
    }

    private static void rise(Ledger ledger, FailoverGroupId id, long term) {
        assertThat(term).isEqualTo(ledger.terms.getOrDefault(id, 1L) + 1);
        ledger.terms.put(id, term);
    }

    @Test
    void an_automatic_move_goes_to_a_standby_that_runs_and_is_well() {
        Seeds.check(
                SEEDS / 3,
                random -> {
                    Run run = new Run(elastic().state(), ENVIRONMENT, START_MILLIS);
                    for (int step = 0; step < STEPS; step++) {
                        run = run.at(run.timeMillis() + random.nextInt(8_000));
                        AccountState before = run.state().account(ACCOUNT);
                        Decision decision =
                                random.nextInt(4) == 0
                                        ? run.decide(new PartitionCommand.Tick())
                                        : run.decide(
                                                ACCOUNT,
                                                new RandomFailoverCommands(random, before).next());
                        run = run.after(decision);
                        for (PartitionEvent event : decision.events()) {
                            requireWell(run, event);
                        }
                    }
                });
    }

    private static void requireWell(Run run, PartitionEvent event) {
        if (event
                        instanceof
                        PartitionEvent.InAccount(_, AccountEvent.OfFailoverGroup(FailedOver moved))
                && moved.cause() != FailoverCause.REQUESTED) {
            Instance to =
                    there(run.state().account(ACCOUNT).instances().find(moved.toInstanceId()));
            assertThat(to.state()).isEqualTo(PowerState.RUNNING);
            assertThat(to.health()).isEqualTo(Health.OK);
        }
    }
}
