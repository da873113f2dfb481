/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTypeTest {
    @ParameterizedTest
    @EnumSource
    void a_type_of_problem_is_documented_as_it_is_answered(ProblemType type) throws IOException {
        String row =
                "| `%s` | %d | %s | %s |"
                        .formatted(type.uri(), type.status(), type.title(), type.meaning());
        assertThat(Files.readString(Path.of("docs", "problems.md"))).contains(row);
    }
}
