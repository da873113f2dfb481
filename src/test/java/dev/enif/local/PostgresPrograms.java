/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.local;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of PostgreSQL for this machine: unpacked once per folder, from an archive on the
 * class path.
 */
final class PostgresPrograms {

    private final Path programs;

    private PostgresPrograms(Path programs) {
        this.programs = programs;
    }

    /** Unpacks them into the folder unless they are there; safe with several processes at once. */
    static PostgresPrograms in(Path folder) throws IOException {
        var archive = archive();
        var programs = folder.resolve(digest(archive));
        if (!Files.exists(programs)) {
            Files.createDirectories(folder);
            var unpacked = Files.createTempDirectory(folder, "unpacking-");
            unpack(archive, unpacked);
            try {
                Files.move(unpacked, programs, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                if (!Files.exists(programs)) {
                    throw e;
                }
                // Another process was faster.
                Folders.delete(unpacked);
            }
        }
        return new PostgresPrograms(programs);
    }

    /**
     * Runs one to its end, at most two minutes.
     *
     * @param log receives its output, at the end
     * @throws IOException if it fails
     */
    void run(Path log, List<String> programAndArguments) throws IOException {
        var command = new ArrayList<String>(prefix());
        command.add(programs.resolve("bin").resolve(programAndArguments.getFirst()).toString());
        command.addAll(programAndArguments.subList(1, programAndArguments.size()));
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IOException(programAndArguments.getFirst() + " does not end");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        if (process.exitValue() != 0) {
            throw new IOException(
                    programAndArguments.getFirst() + " ends with " + process.exitValue());
        }
    }

    /**
     * PostgreSQL refuses to run as root; in a user namespace of its own, it does not see that it
     * is.
     */
    private static List<String> prefix() {
        if (!System.getProperty("user.name").equals("root")) {
            return List.of();
        }
        if (LinuxUtils.isUnshareAvailable()) {
            return List.of("unshare", "-U");
        }
        throw new LocalTrouble(
                "PostgreSQL does not run as root, and this system forbids user namespaces: run this as an ordinary user.");
    }

    private static byte[] archive() throws IOException {
        var system = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : "Linux";
        var machine = System.getProperty("os.arch").replace("amd64", "x86_64");
        try (var stream = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine)) {
            return stream.readAllBytes();
        } catch (IllegalStateException e) {
            throw new LocalTrouble(
                    "There is no PostgreSQL for this machine: " + system + " " + machine + ".", e);
        }
    }

    private static String digest(byte[] archive) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(archive);
            return "postgres-" + HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void unpack(byte[] archive, Path folder) throws IOException {
        try (var files =
                new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = files.getNextEntry();
                    entry != null;
                    entry = files.getNextEntry()) {
                var file = folder.resolve(entry.getName()).normalize();
                if (!file.startsWith(folder)) {
                    throw new IOException("outside of the archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.resolveSibling("."));
                if (entry.isSymbolicLink() || entry.isLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(files, file);
                    Files.setPosixFilePermissions(
                            file,
                            PosixFilePermissions.fromString(
                                    entry.getName().contains("bin/") ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }
}
