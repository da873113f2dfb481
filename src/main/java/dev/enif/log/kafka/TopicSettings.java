/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one topic must look like.
 *
 * @param name of the topic
 * @param exact settings that must have this very value
 * @param atLeast settings that must have this value or a larger one
 */
record TopicSettings(String name, Map<String, String> exact, Map<String, Long> atLeast) {

    TopicSettings {
        exact = Map.copyOf(exact);
        atLeast = Map.copyOf(atLeast);
    }

    /** What to create the topic with. */
    Map<String, String> forCreation() {
        var all = new TreeMap<>(exact);
        atLeast.forEach((setting, value) -> all.put(setting, Long.toString(value)));
        return all;
    }

    /** One sentence for each setting that is not as it must be, in the order of their names. */
    List<String> violations(Map<String, String> found) {
        var violations = new ArrayList<String>();
        new TreeMap<>(exact)
                .forEach((setting, expected) -> {
                    var value = found.get(setting);
                    if (!expected.equals(value)) {
                        violations.add(
                                "Topic %s has %s=%s, but it must be %s"
                                        .formatted(name, setting, value, expected));
                    }
                });
        new TreeMap<>(atLeast)
                .forEach((setting, minimum) -> {
                    var value = found.get(setting);
                    if (value == null || Long.parseLong(value) < minimum) {
                        violations.add(
                                "Topic %s has %s=%s, but it must be %d or more"
                                        .formatted(name, setting, value, minimum));
                    }
                });
        return violations;
    }
}
