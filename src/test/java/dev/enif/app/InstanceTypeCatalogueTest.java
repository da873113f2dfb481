/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.instance.InstanceType;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class InstanceTypeCatalogueTest {
    private final InstanceTypeCatalogue catalogue = new InstanceTypeCatalogue();

    @Test
    void the_service_carries_the_types() {
        assertThat(catalogue.names()).hasSize(1_263);
        assertThat(catalogue.find("t3.micro"))
                .isEqualTo(new InstanceType("t3.micro", 2, 2, List.of(2)));
        assertThat(catalogue.find("p4d.24xlarge"))
                .isEqualTo(new InstanceType("p4d.24xlarge", 60, 50, List.of(15, 15, 15, 15)));
        assertThat(catalogue.find("m5.huge")).isNull();
    }

    @Test
    void every_type_takes_an_interface_with_an_address() {
        for (String name : catalogue.names()) {
            InstanceType type = Objects.requireNonNull(catalogue.find(name));
            assertThat(type.name()).isEqualTo(name);
            assertThat(type.ipv4PerInterface()).as(name).isPositive();
            assertThat(type.cardInterfaces()).as(name).isNotEmpty().allMatch(most -> most > 0);
            assertThat(type.maximumInterfaces())
                    .as(name)
                    .isEqualTo(type.cardInterfaces().stream().mapToInt(most -> most).sum());
        }
    }
}
