/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ten rounds of every crash, each round by a seed of its own: {@code ./mvnw -Pproof}. {@code
 * -Drounds=N} sets how many, {@code -Dseed=N} replays one round, {@code -Dcrash=NAME} one crash.
 */
class CrashProof {
    private static final int ROUNDS = 10;
    private static final Report TOTAL = new Report();

    private static int runs;

    /** The logs of a run that failed stay. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    static Stream<Arguments> rounds() {
        Long replayed = Long.getLong("seed");
        String only = System.getProperty("crash");
        LongStream seeds =
                replayed == null
                        ? LongStream.rangeClosed(1, Integer.getInteger("rounds", ROUNDS))
                        : LongStream.of(replayed);
        return seeds.boxed()
                .flatMap(seed ->
                        Stream.of(Crash.values())
                                .filter(crash -> only == null || crash.name().equals(only))
                                .map(crash -> Arguments.of(crash, seed)));
    }

    @ParameterizedTest(name = "{0} by seed {1}")
    @MethodSource("rounds")
    void nothing_is_lost_and_nothing_is_doubled_by_a_crash(Crash crash, long seed)
            throws Exception {
        System.out.printf(
                "%nCrash %s by seed %d; replay it with: ./mvnw -Pproof -Dcrash=%1$s -Dseed=%2$d%n",
                crash, seed);
        Report report;
        try {
            report = CrashRun.run(List.of(crash), seed, folder);
        } catch (Exception | AssertionError failure) {
            // Said at once: the build tells only at the end of all rounds.
            System.out.printf("  FAILED, logs are in %s: %s%n", folder, failure);
            throw failure;
        }
        System.out.print(report);
        runs++;
        TOTAL.add(report);
        assertThat(report.violations()).isEmpty();
    }

    @AfterAll
    static void tell() {
        System.out.printf("%nAll %d runs together%n%s", runs, TOTAL);
    }
}
