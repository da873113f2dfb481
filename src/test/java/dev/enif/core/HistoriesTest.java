/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.decision.Outcome;
import dev.enif.core.id.AccountId;
import dev.enif.core.partition.CommandEnvelope;
import dev.enif.core.partition.Decision;
import dev.enif.core.partition.PartitionCommand;
import dev.enif.core.partition.PartitionDecider;
import dev.enif.core.partition.PartitionState;
import dev.enif.testing.RandomHistory;
import dev.enif.testing.Seeds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Laws of whole histories, decided command by command as in the service. */
class HistoriesTest extends CoreTest {
    private static final AccountId OTHER = new AccountId("210987654321");
    private static final int SEEDS = 60;
    private static final int COMMANDS = 120;

    private PartitionState state = PartitionState.EMPTY.found(FOUNDING, LEVEL);
    private final List<Decision> decisions = new ArrayList<>();

    @Test
    void whatever_is_asked_the_image_is_sound_and_its_derived_parts_are_right() {
        Map<String, Integer> outcomes = new HashMap<>();
        Seeds.check(
                SEEDS,
                random -> {
                    begin();
                    List<VpcScript> scripts = scripts();
                    for (int count = 0; count < COMMANDS; count++) {
                        var account = random.nextInt(4) == 0 ? OTHER : ACCOUNT;
                        var script = scripts.get(random.nextInt(scripts.size()));
                        var command = script.command(state.account(account), random);
                        var outcome = decide(account, command, random.nextInt(5) * 1_000L);
                        outcomes.merge(name(outcome), 1, Integer::sum);
                        if (count % 10 == 0) {
                            state.accounts().values().forEach(ImageLaws::networksAreSound);
                        }
                    }
                    state.accounts().values().forEach(ImageLaws::networksAreSound);
                    ImageLaws.derivedPartsAreRight(state);
                    replayed();
                });
        if (Long.getLong("seed") == null) {
            // A law about commands that all fail, or never fail, says little.
            assertThat(outcomes.keySet())
                    .contains(
                            "accepted",
                            "CannotDelete",
                            "DependencyViolation",
                            "InvalidCidrBlock.InUse",
                            "InvalidGroup.Duplicate",
                            "InvalidParameterCombination",
                            "InvalidPermission.Duplicate",
                            "InvalidPermission.NotFound",
                            "InvalidSubnet.Conflict",
                            "InvalidSubnet.Range",
                            "InvalidVpc.Range",
                            "OperationNotPermitted");
            assertThat(outcomes.get("accepted")).isGreaterThan(COMMANDS);
        }
    }

    /** Another fold of the same decisions ends in the same state, and knows so by its hash. */
    private void replayed() {
        PartitionState again = PartitionState.EMPTY.found(FOUNDING, LEVEL);
        for (Decision decision : decisions) {
            again = again.after(decision);
        }
        assertThat(again.fingerprint()).isEqualTo(state.fingerprint());
        assertThat(Portrait.of(again.account(ACCOUNT)))
                .isEqualTo(Portrait.of(state.account(ACCOUNT)));
    }

    @Test
    void the_order_of_commands_on_different_vpcs_does_not_matter() {
        Seeds.check(
                SEEDS / 2,
                random -> {
                    List<VpcScript> scripts = scripts();
                    List<Integer> order = new ArrayList<>();
                    List<List<Long>> draws = new ArrayList<>();
                    for (int script = 0; script < scripts.size(); script++) {
                        draws.add(random.longs(40).boxed().toList());
                        order.addAll(Collections.nCopies(40, script));
                    }
                    var inTurn = played(scripts, draws, order);
                    Collections.shuffle(order, new Random(random.nextLong()));
                    var shuffled = played(scripts, draws, order);
                    assertThat(shuffled).isEqualTo(inTurn);
                });
    }

    @Test
    void the_order_of_commands_of_different_accounts_does_not_matter() {
        Seeds.check(
                SEEDS / 4,
                random -> {
                    var script = new VpcScript("one", 0);
                    List<Long> draws = random.longs(60).boxed().toList();
                    begin();
                    draws.forEach(draw -> play(script, ACCOUNT, draw));
                    var alone = Portrait.of(state.account(ACCOUNT));
                    begin();
                    for (long draw : draws) {
                        play(new VpcScript("two", 10), OTHER, random.nextLong());
                        play(script, ACCOUNT, draw);
                    }
                    assertThat(Portrait.of(state.account(ACCOUNT))).isEqualTo(alone);
                });
    }

    /** Events of all kinds of resources, beyond what the deciders here would ask for. */
    @Test
    void the_derived_parts_are_right_after_any_events() {
        Seeds.check(
                SEEDS / 2,
                random -> {
                    var history = new RandomHistory(random, 0, 1);
                    var again = PartitionState.EMPTY.found(RandomHistory.founding(0, 1), LEVEL);
                    for (int count = 0; count < 80; count++) {
                        again = again.after(history.next());
                    }
                    ImageLaws.derivedPartsAreRight(history.state());
                    assertThat(again.fingerprint()).isEqualTo(history.state().fingerprint());
                });
    }

    private Set<String> played(
            List<VpcScript> scripts, List<List<Long>> draws, List<Integer> order) {
        begin();
        int[] next = new int[scripts.size()];
        for (int script : order) {
            play(scripts.get(script), ACCOUNT, draws.get(script).get(next[script]++));
        }
        return Portrait.of(state.account(ACCOUNT));
    }

    private void play(VpcScript script, AccountId account, long draw) {
        RandomGenerator random = Seeds.random(draw);
        decide(account, script.command(state.account(account), random), 1);
    }

    private void begin() {
        state = PartitionState.EMPTY.found(FOUNDING, LEVEL);
        decisions.clear();
    }

    private static List<VpcScript> scripts() {
        return List.of(new VpcScript("one", 0), new VpcScript("two", 0), new VpcScript("three", 9));
    }

    private Outcome decide(AccountId account, Object command, long passedMillis) {
        var envelope =
                new CommandEnvelope(
                        "command-" + state.nextCommandOffset(),
                        null,
                        7,
                        "somebody",
                        "request",
                        10_000,
                        null,
                        new PartitionCommand.ForAccount(
                                account, Envelopes.command(command).orElseThrow()));
        long offset = state.nextCommandOffset();
        long atMillis = Math.max(state.timeMillis(), START_MILLIS) + passedMillis;
        var decision = PartitionDecider.decide(state, envelope, offset, atMillis, ENVIRONMENT);
        assertThat(PartitionDecider.decide(state, envelope, offset, atMillis, ENVIRONMENT))
                .isEqualTo(decision);
        long before = state.account(account).fingerprint();
        state = state.after(decision);
        decisions.add(decision);
        if (decision.outcome() instanceof Outcome.Refused) {
            assertThat(decision.events()).isEmpty();
            assertThat(state.account(account).fingerprint()).isEqualTo(before);
        }
        return decision.outcome();
    }

    private static String name(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted _ -> "accepted";
            case Outcome.Refused refused -> refused.code();
        };
    }
}
