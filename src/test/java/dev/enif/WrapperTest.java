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
 * {@code ./mvnw} finds a JDK that is new enough, also after somebody has generated the wrapper
 * anew.
 */
class WrapperTest {

    private static final Path SCRIPT = Path.of(".mvn", "jdk.sh").toAbsolutePath();

    @Test
    void the_wrapper_still_looks_for_a_jdk_first() throws IOException {
        var lines = Files.readAllLines(Path.of("mvnw"));
        assertThat(lines.get(lines.indexOf("set -euf") + 1))
                .startsWith(". \"$(dirname \"$0\")/.mvn/jdk.sh\"");
    }

    @Test
    void a_java_home_that_is_new_enough_is_kept(@TempDir Path folder) throws Exception {
        var home = fakeJdk(folder.resolve("jdk-26"), "26.0.1");
        assertThat(find(SCRIPT, home, folder)).isEqualTo(home.toString());
    }

    @Test
    void an_old_java_home_gives_way_to_the_jdk_in_the_path(@TempDir Path folder) throws Exception {
        var old = fakeJdk(folder.resolve("jdk-17"), "17.0.15");
        var wanted = fakeJdk(folder.resolve("jdk-25"), "25");
        assertThat(find(SCRIPT, old, wanted.resolve("bin")))
                .isEqualTo(wanted.toRealPath().toString());
    }

    @Test
    void without_a_jdk_one_sentence_says_what_to_install(@TempDir Path folder) throws Exception {
        var demanding = folder.resolve("jdk.sh");
        Files.writeString(
                demanding,
                Files.readString(SCRIPT)
                        .replace("enif_wanted_release=25", "enif_wanted_release=99"));
        assertThat(find(demanding, folder, folder))
                .startsWith("Enif needs a JDK 99 or newer and found none: install one")
                .hasLineCount(1);
    }

    private static Path fakeJdk(Path home, String version) throws IOException {
        var javac = Files.createDirectories(home.resolve("bin")).resolve("javac");
        Files.writeString(javac, "#!/bin/sh\n");
        if (!javac.toFile().setExecutable(true)) {
            throw new IOException("cannot make it executable: " + javac);
        }
        Files.writeString(
                home.resolve("release"),
                "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    /** What the script chooses, or what it says. */
    private static String find(Path script, Path javaHome, Path firstInPath) throws Exception {
        var command =
                List.of(
                        "sh",
                        "-euf",
                        "-c",
                        ". \"$1\"; printf %s \"$JAVA_HOME\"",
                        "test",
                        script.toString());
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", javaHome.toString());
        builder.environment().merge("PATH", firstInPath + ":", (path, first) -> first + path);
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output.strip();
    }
}
