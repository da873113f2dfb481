/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.proof.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/** The script that sends and receives, as a file that an interpreter can read. */
final class Script {
    private static final String RESOURCE = "/kernel/probe.py";

    private Script() {}

    /** Written once; it goes when the process ends. */
    static String path() {
        return Holder.PATH.toString();
    }

    private static final class Holder {
        static final Path PATH = write();

        private static Path write() {
            try (InputStream script =
                    Objects.requireNonNull(Script.class.getResourceAsStream(RESOURCE))) {
                Path file = Files.createTempFile("enif-probe", ".py");
                file.toFile().deleteOnExit();
                Files.copy(script, file, StandardCopyOption.REPLACE_EXISTING);
                return file;
            } catch (IOException failure) {
                throw new UncheckedIOException(RESOURCE + " cannot be written out", failure);
            }
        }
    }
}
