/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The folder of a local run: one run at a time, data of one version, and enough disk. */
final class DataFolder implements AutoCloseable {

    /**
     * What this Enif reads; raised when PostgreSQL's major version, the layout of the folder or a
     * migration of before changes.
     */
    private static final String VERSION = "2";

    private final Path folder;
    private final FileChannel lockFile;
    private final FileLock lock;

    private DataFolder(Path folder, FileChannel lockFile, FileLock lock) {
        this.folder = folder;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /**
     * Opens the folder, which is created if missing, for this process alone.
     *
     * @throws LocalTrouble if another run holds it, if it cannot be written, holds data of another
     *     version, or if the disk is almost full
     */
    static DataFolder open(Path folder, long minimumFreeMib) {
        try {
            Files.createDirectories(folder);
            var lockFile =
                    FileChannel.open(
                            folder.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            var opened = new DataFolder(folder, lockFile, lock(folder, lockFile));
            try {
                opened.checkVersion();
                opened.checkSpace(minimumFreeMib);
            } catch (LocalTrouble e) {
                opened.close();
                throw e;
            }
            return opened;
        } catch (IOException e) {
            throw new LocalTrouble(
                    "The data folder %s cannot be written by the user %s: give this run another with -Denif.data=<folder>."
                            .formatted(folder, System.getProperty("user.name")),
                    e);
        }
    }

    Path broker() {
        return folder.resolve("kafka");
    }

    Path database() {
        return folder.resolve("postgres");
    }

    Path databasePrograms() {
        return folder.resolve("programs");
    }

    /** Remembers a process, so that the next run can end it if this one is killed. */
    void remember(ProcessHandle process) {
        try {
            Files.writeString(
                    processes(),
                    process.pid() + " " + started(process) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The processes of a killed run that still live. */
    List<ProcessHandle> leftBehind() {
        var alive = new ArrayList<ProcessHandle>();
        try {
            for (var line : Files.readAllLines(processes())) {
                var fields = line.split(" ", 2);
                // The start tells it from a later process with the same pid.
                ProcessHandle.of(Long.parseLong(fields[0]))
                        .filter(ProcessHandle::isAlive)
                        .filter(process -> started(process).equals(fields[1]))
                        .ifPresent(alive::add);
            }
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return alive;
    }

    /** Ends the processes of a killed run, which are ending anyway: see {@link Tether}. */
    void endLeftBehind() {
        for (var process : leftBehind()) {
            process.destroy();
            try {
                process.onExit().get(20, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                process.destroyForcibly();
                process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        forget();
    }

    /** Releases the folder; its processes have ended. */
    @Override
    public void close() {
        forget();
        try {
            lock.release();
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void forget() {
        try {
            Files.deleteIfExists(processes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path processes() {
        return folder.resolve("processes");
    }

    private static String started(ProcessHandle process) {
        return process.info().startInstant().map(Object::toString).orElse("?");
    }

    private static FileLock lock(Path folder, FileChannel lockFile) throws IOException {
        try {
            var lock = lockFile.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException e) {
            // Another run in this very process: the same sentence.
        }
        lockFile.close();
        throw new LocalTrouble(
                "Another Enif runs on the data folder %s: stop it first, or give this run -Denif.data=<folder> and other ports."
                        .formatted(folder));
    }

    private void checkVersion() throws IOException {
        var versionFile = folder.resolve("version");
        if (!Files.exists(versionFile)) {
            if (Files.exists(broker()) || Files.exists(database())) {
                throw otherVersion("an unknown version");
            }
            Files.writeString(versionFile, VERSION + "\n");
        }
        var found = Files.readString(versionFile).strip();
        if (!found.equals(VERSION)) {
            throw otherVersion("version " + found);
        }
    }

    private LocalTrouble otherVersion(String found) {
        return new LocalTrouble(
                "The data folder %s was written by %s, this Enif reads version %s: move the folder away, or start the Enif that wrote it."
                        .formatted(folder, found, VERSION));
    }

    private void checkSpace(long minimumFreeMib) throws IOException {
        long freeMib = Files.getFileStore(folder).getUsableSpace() >> 20;
        if (freeMib < minimumFreeMib) {
            throw new LocalTrouble(
                    "The disk of the data folder %s has %d MiB free, and a run needs at least %d MiB: make room, or set -Denif.data=<folder>."
                            .formatted(folder, freeMib, minimumFreeMib));
        }
    }
}
