/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every file that can carry a comment says whose it is; the formatter adds the line to Java classes
 * only.
 */
class LicenceHeaderTest {

    private static final String HEADER =
            "Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE)."
                    + " SPDX-License-Identifier: Apache-2.0";

    private static final List<Path> ROOTS =
            Stream.of("src", "docker", "k8s", "docs", ".ci", "pom.xml")
                    .map(Path::of)
                    .filter(Files::exists)
                    .toList();

    private static final List<String> COMMENTED =
            List.of(
                    ".java",
                    ".properties",
                    ".sql",
                    ".sh",
                    ".yaml",
                    ".yml",
                    ".xml",
                    "run",
                    ".jvm",
                    ".native");

    @Test
    void every_source_file_begins_with_the_licence() throws IOException {
        for (var root : ROOTS) {
            try (var files = Files.walk(root)) {
                assertThat(
                                files.filter(Files::isRegularFile)
                                        .filter(LicenceHeaderTest::isCommented))
                        .allSatisfy(LicenceHeaderTest::hasHeader);
            }
        }
    }

    private static boolean isCommented(Path file) {
        return COMMENTED.stream().anyMatch(file.getFileName().toString()::endsWith);
    }

    private static void hasHeader(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            assertThat(lines.limit(2)).as(file.toString()).anyMatch(line -> line.contains(HEADER));
        }
    }
}
