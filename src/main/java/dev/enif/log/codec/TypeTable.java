/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The wire names of the types of one family, both ways. Immutable.
 *
 * @param family what the names stand for, for messages
 */
record TypeTable(String family, Map<String, Class<?>> types, Map<Class<?>, String> names) {
    static TypeTable of(String family) {
        return new TypeTable(family, Map.of(), Map.of());
    }

    /**
     * @throws IllegalArgumentException if the name or the type is in the table already
     */
    TypeTable with(String name, Class<?> type) {
        Map<String, Class<?>> moreTypes = new LinkedHashMap<>(types);
        Map<Class<?>, String> moreNames = new LinkedHashMap<>(names);
        if (moreTypes.put(name, type) != null || moreNames.put(type, name) != null) {
            throw new IllegalArgumentException(name + " or " + type + " is in the table twice");
        }
        return new TypeTable(family, moreTypes, moreNames);
    }

    /**
     * The type that the name stands for.
     *
     * @throws UndecodableException if there is none: newer code wrote it
     */
    Class<?> type(String name) {
        Class<?> type = types.get(name);
        if (type == null) {
            throw new UndecodableException("'" + name + "' is not a known type of " + family);
        }
        return type;
    }

    /** The name that stands for the type. */
    String name(Class<?> type) {
        String name = names.get(type);
        if (name == null) {
            throw new IllegalArgumentException(type + " has no wire name as a " + family);
        }
        return name;
    }

    Set<Class<?>> members() {
        return names.keySet();
    }
}
