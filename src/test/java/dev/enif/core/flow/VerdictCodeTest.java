/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class VerdictCodeTest {
    @Test
    void the_page_about_verdicts_explains_every_code_and_every_component() throws IOException {
        String page = Files.readString(Path.of("docs", "verdicts.md"));

        for (VerdictCode code : VerdictCode.values()) {
            assertThat(page).contains("`" + code.wireName());
        }
        for (Component component : Component.values()) {
            assertThat(page).contains("`" + component.wireName() + "`");
        }
    }
}
