/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OptionalFieldsTest {
    @Test
    void the_optional_fields_are_those_that_may_be_null_in_java() {
        Map<Class<?>, Set<String>> nullable = new HashMap<>();
        for (Class<?> type : ReachableTypes.walk().records()) {
            Set<String> names =
                    Arrays.stream(type.getRecordComponents())
                            .filter(OptionalFieldsTest::mayBeNull)
                            .map(RecordComponent::getName)
                            .collect(Collectors.toSet());
            if (!names.isEmpty()) {
                nullable.put(type, names);
            }
        }

        assertThat(OptionalFields.ALL).isEqualTo(nullable);
    }

    private static boolean mayBeNull(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
