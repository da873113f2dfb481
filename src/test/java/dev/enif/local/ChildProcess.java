/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A child process that outlives neither its parent nor its welcome. A terminal's Ctrl-C does not
 * reach it, so that the parent decides in which order things stop; a killed parent takes it along
 * (see {@link Tether}).
 */
final class ChildProcess implements AutoCloseable {

    /**
     * An ignored signal stays ignored through exec, and a JVM respects that: the pid stays the
     * same.
     */
    private static final String SHIELD = "trap '' INT HUP; exec \"$@\"";

    private final String name;
    private final Process process;
    private final Tether tether;

    private ChildProcess(String name, Process process, Tether tether) {
        this.name = name;
        this.process = process;
        this.tether = tether;
    }

    /**
     * Starts the command.
     *
     * @param log the file that receives its output, overwritten; null inherits the parent's output
     */
    static ChildProcess start(String name, List<String> command, @Nullable Path log) {
        var shielded = new ArrayList<>(List.of("sh", "-c", SHIELD, name));
        shielded.addAll(command);
        var builder = new ProcessBuilder(shielded).redirectErrorStream(true);
        builder.redirectOutput(
                log == null
                        ? ProcessBuilder.Redirect.INHERIT
                        : ProcessBuilder.Redirect.to(log.toFile()));
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        try {
            var process = builder.start();
            return new ChildProcess(name, process, Tether.to(process.toHandle(), "TERM"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** The exit value; 128 + signal if a signal ended it. */
    int exitValue() {
        return process.exitValue();
    }

    /** SIGKILL: as a crash. Returns when it is gone. */
    void kill() {
        process.destroyForcibly();
        awaitEnd(Duration.ofSeconds(10));
        tether.release();
    }

    /** SIGSTOP: as a process that hangs. */
    void pause() {
        signal("STOP");
    }

    /** SIGCONT after {@link #pause}. */
    void resume() {
        signal("CONT");
    }

    /**
     * SIGTERM, and SIGKILL if it has not ended by then. Returns when it is gone; true if it ended
     * by itself.
     */
    boolean stop(Duration patience) {
        process.destroy();
        boolean inTime = awaitEnd(patience);
        if (!inTime) {
            process.destroyForcibly();
            awaitEnd(Duration.ofSeconds(10));
        }
        tether.release();
        return inTime;
    }

    /** Whether it ended within the bound. An interrupt counts as "no" and is kept. */
    boolean awaitEnd(Duration bound) {
        try {
            return process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    @Override
    public void close() {
        stop(Duration.ofSeconds(20));
    }

    @Override
    public String toString() {
        return name + " (pid " + pid() + ")";
    }

    private void signal(String signal) {
        try {
            int exit =
                    new ProcessBuilder("kill", "-" + signal, Long.toString(pid()))
                            .start()
                            .waitFor();
            if (exit != 0) {
                throw new IllegalStateException("cannot send SIG" + signal + " to " + this);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
