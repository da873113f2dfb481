/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Folders with all that is in them. */
public final class Folders {

    private Folders() {}

    /** Deletes the folder, if it exists, with all that is in it. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /**
     * Creates an empty folder, and deletes those that killed processes left under the same prefix.
     */
    static Path createAnew(Path parent, String prefix) throws IOException {
        try (var earlier = Files.newDirectoryStream(parent, prefix + "*")) {
            for (var folder : earlier) {
                delete(folder);
            }
        }
        return Files.createTempDirectory(parent, prefix);
    }
}
