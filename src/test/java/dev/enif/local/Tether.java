/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Ends a process when this JVM ends for whatever reason, kill -9 included: a small shell holds the
 * other end of a pipe, and the system closes the pipe with the JVM.
 */
final class Tether {

    /**
     * A line says that the process ended in good order; the end of the file, that this JVM is gone.
     */
    private static final String SCRIPT =
            """
            trap '' INT HUP TERM
            read -r _ && exit 0
            kill -"$2" "$1" 2>/dev/null || exit 0
            waited=0
            while kill -0 "$1" 2>/dev/null; do
              [ "$waited" -lt 15 ] || { kill -KILL "$1" 2>/dev/null; exit 0; }
              sleep 1
              waited=$((waited + 1))
            done
            """;

    private final Process shell;

    private Tether(Process shell) {
        this.shell = shell;
    }

    /**
     * Ties the process to this JVM.
     *
     * @param signal the name of the signal that asks it to end, as "TERM"; SIGKILL follows after 15
     *     s
     */
    static Tether to(ProcessHandle process, String signal) {
        var builder =
                new ProcessBuilder(
                        "sh", "-c", SCRIPT, "tether", Long.toString(process.pid()), signal);
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            return new Tether(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets go: the process has ended, or may now outlive this JVM. */
    void release() {
        try (var pipe = shell.getOutputStream()) {
            pipe.write("released\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // The shell is gone already, and with it the tether.
        }
    }
}
