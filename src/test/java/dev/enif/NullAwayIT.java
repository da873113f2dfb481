/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The compiler stops at a null where none may be: with this project's own pom, over a class that
 * breaks the rule.
 */
class NullAwayIT {

    @Test
    void a_null_where_none_may_be_and_a_likely_bug_stop_the_compiler(@TempDir Path project)
            throws Exception {
        var output =
                compile(
                        project,
                        """
                        package dev.enif.proof;

                        import org.jspecify.annotations.Nullable;

                        final class Proof {
                            int lengthOf(@Nullable String text) {
                                return text.length();
                            }

                            boolean same(String text) {
                                return text.equals(text);
                            }
                        }
                        """);
        assertThat(output)
                .contains(
                        "Proof.java:[7,20] [NullAway] dereferenced expression 'text' is @Nullable")
                .contains("Proof.java:[11,27] [SelfEquals]")
                .contains("BUILD FAILURE");
    }

    private static String compile(Path project, String source)
            throws IOException, InterruptedException {
        Files.copy(Path.of("pom.xml"), project.resolve("pom.xml"));
        Files.createDirectory(project.resolve(".mvn"));
        Files.copy(Path.of(".mvn", "jvm.config"), project.resolve(".mvn").resolve("jvm.config"));
        var sources =
                Files.createDirectories(
                        project.resolve(Path.of("src", "main", "java", "dev", "enif", "proof")));
        Files.writeString(sources.resolve("Proof.java"), source);
        // Only the compiler, with what this build has fetched already.
        var command =
                List.of(
                        Path.of(System.getProperty("enif.maven.home"), "bin", "mvn").toString(),
                        "-B",
                        "-o",
                        "-f",
                        project.resolve("pom.xml").toString(),
                        "-Dmaven.repo.local=" + System.getProperty("enif.maven.repository"),
                        "compiler:compile");
        var builder =
                new ProcessBuilder(command).redirectErrorStream(true).directory(project.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
