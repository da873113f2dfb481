/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.proof.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end, but no longer than 60 seconds. */
final class Commands {
    private static final int SECONDS = 60;

    private Commands() {}

    /**
     * What it wrote.
     *
     * @throws IllegalStateException if it fails or takes too long; the message has what it said
     */
    static String run(List<String> command, String input) throws InterruptedException {
        try {
            // Files on both sides: no pipe can fill up while nobody reads it.
            Path in = Files.createTempFile("enif-kernel", ".in");
            Path out = Files.createTempFile("enif-kernel", ".out");
            Path err = Files.createTempFile("enif-kernel", ".err");
            try {
                Files.writeString(in, input);
                Process process =
                        new ProcessBuilder(command)
                                .redirectInput(in.toFile())
                                .redirectOutput(out.toFile())
                                .redirectError(err.toFile())
                                .start();
                boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
                if (!ended) {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly().waitFor();
                }
                if (!ended || process.exitValue() != 0) {
                    throw new IllegalStateException(
                            "%s %s: %s"
                                    .formatted(
                                            command,
                                            ended
                                                    ? "failed with " + process.exitValue()
                                                    : "was stopped after " + SECONDS + " s",
                                            Files.readString(err)));
                }
                return Files.readString(out, StandardCharsets.UTF_8);
            } finally {
                Files.deleteIfExists(in);
                Files.deleteIfExists(out);
                Files.deleteIfExists(err);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(command + " cannot be run", failure);
        }
    }

    /** Runs a script of the shell, which ends at the first command that fails. */
    static String shell(String script) throws InterruptedException {
        return run(List.of("sh", "-e", "-s"), script);
    }
}
