/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Processes are killed, stopped and restarted under load, each way once. Whatever they were doing,
 * the log, the views and the clients' history must agree afterwards. {@link CrashProof} does the
 * same many times over.
 */
class CrashIT {

    /** The logs of a run that failed stay. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @MethodSource
    void nothing_is_lost_and_nothing_is_doubled_by(List<Crash> crashes) throws Exception {
        Report report = CrashRun.run(crashes, Long.getLong("seed", 0), folder);
        System.out.printf("Crashes %s%n%s", crashes, report);
        assertThat(report.violations()).isEmpty();
        assertThat(Invariant.values()).allMatch(invariant -> report.checks(invariant) > 0);
    }

    static Stream<List<Crash>> nothing_is_lost_and_nothing_is_doubled_by() {
        return Stream.of(
                List.of(
                        Crash.AFTER_APPEND,
                        Crash.BEFORE_READ_BACK,
                        Crash.DURING_SNAPSHOT,
                        Crash.ANYWHERE),
                List.of(Crash.BROKER),
                List.of(Crash.OWNER_HANGS));
    }
}
