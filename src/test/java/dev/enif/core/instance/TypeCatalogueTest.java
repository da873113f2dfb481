/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TypeCatalogueTest {
    private static final String HEADER =
            "instance_type,vcpus,max_network_interfaces,ipv4_per_interface,network_cards";

    private static TypeCatalogue parse(String... lines) {
        return TypeCatalogue.parse(List.of(lines));
    }

    @Test
    void a_line_is_a_type() {
        var types =
                parse(
                        "# facts",
                        HEADER,
                        "",
                        "m5.large,2,3,10,0:3",
                        "c6in.32xlarge,128,16,50,0:8 1:8");
        assertThat(types.find("m5.large"))
                .isEqualTo(new InstanceType("m5.large", 3, 10, List.of(3)));
        assertThat(types.find("c6in.32xlarge"))
                .isEqualTo(new InstanceType("c6in.32xlarge", 16, 50, List.of(8, 8)));
        assertThat(types.find("m5.huge")).isNull();
    }

    @Test
    void a_line_that_cannot_be_read_is_named() {
        for (String line :
                List.of(
                        "m5.large,2,3,10",
                        "m5.large,2,3,10,0:3,x",
                        "m5.large,2,three,10,0:3",
                        "m5.large,2,3,10,3",
                        "m5.large,2,3,10,1:3",
                        "m5.large,2,3,10,")) {
            assertThatThrownBy(() -> parse(HEADER, line))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(line);
        }
        assertThatThrownBy(() -> parse(HEADER, "a.b,2,3,10,0:3", "a.b,2,4,10,0:4"))
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> parse("instance_type,vcpus", "m5.large,2"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
