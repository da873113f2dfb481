/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.account.AccountState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both readings of a network give the verdicts that were worked out by hand. */
class PathsByHandTest {
    private static final Path DRAWN = Path.of("src", "test", "resources", "golden", "paths");

    record Case(String title, DrawnNetwork network, Question question) {
        @Override
        public String toString() {
            return title + ": " + question;
        }
    }

    static Stream<Case> cases() {
        List<Case> cases = new ArrayList<>();
        DrawnNetwork drawn = new DrawnNetwork();
        DrawnNetwork changed = drawn;
        String title = "";
        for (String line : lines()) {
            if (line.equals("network")) {
                drawn = new DrawnNetwork();
                changed = drawn;
            } else if (line.startsWith("case ")) {
                title = line.substring(5);
                changed = drawn.copy();
            } else if (line.startsWith("? ")) {
                cases.add(new Case(title, changed.copy(), Question.parse(line.substring(2))));
            } else {
                changed.draw(line);
            }
        }
        return cases.stream();
    }

    /** Of all files, in the order of their names. */
    private static List<String> lines() {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(DRAWN)) {
            for (Path file : files.sorted().toList()) {
                lines.addAll(Files.readAllLines(file));
            }
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        return lines.stream().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void both_readings_say_what_was_worked_out_by_hand(Case drawn) {
        AccountState account = drawn.network().account();
        Question question = drawn.question();
        DrawnQuestion named = new DrawnQuestion(drawn.network(), question);
        Flow flow = named.flow();

        Verdict verdict = PathEvaluator.evaluate(account, flow);

        assertThat(verdict.summary().code().wireName())
                .as(verdict.toString())
                .isEqualTo(question.expected());
        assertThat(RuleTable.compile(account).evaluate(flow)).isEqualTo(verdict.summary());
        question.rule()
                .ifPresent(rule ->
                        assertThat(verdict.summary().creditedRule()).isEqualTo(named.rule(rule)));
        question.target()
                .ifPresent(target ->
                        assertThat(verdict.summary().target())
                                .isEqualTo(new DrawnBalancers(drawn.network()).key(target)));
        List<String> also = question.also();
        if (also != null) {
            assertThat(verdict.blockers().stream().skip(1))
                    .extracting(blocker -> blocker.code().wireName())
                    .containsExactlyElementsOf(also);
        }
        assertThat(verdict.warnings())
                .extracting(warning -> warning.kind().wireName())
                .containsExactlyElementsOf(question.warnings());
    }

    @Test
    void there_are_at_least_sixty_paths_and_every_code_occurs() {
        List<String> seen = cases().map(drawn -> drawn.question().expected()).toList();
        List<String> also =
                cases().flatMap(drawn -> Stream.ofNullable(drawn.question().also()))
                        .flatMap(List::stream)
                        .toList();

        assertThat(seen).hasSizeGreaterThanOrEqualTo(60);
        assertThat(Stream.concat(seen.stream(), also.stream()).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(VerdictCode.values()).map(VerdictCode::wireName).toList());
    }
}
