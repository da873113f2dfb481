/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

/**
 * Gives equal texts the same value, as long as not too many others come between: the subnet of a
 * thousand interfaces is then one object in the state and not a thousand. Bounded to {@value #MOST}
 * values. Thread-safe; values must be immutable and print as the text that they are read from.
 */
final class RecentValues<T> implements Function<String, T> {
    private static final int MOST = 1_024;

    private final Function<String, ? extends T> parse;
    private final AtomicReferenceArray<T> recent = new AtomicReferenceArray<>(MOST);

    RecentValues(Function<String, ? extends T> parse) {
        this.parse = parse;
    }

    @Override
    public T apply(String text) {
        int place = text.hashCode() & (MOST - 1);
        T found = recent.get(place);
        if (found != null && found.toString().equals(text)) {
            return found;
        }
        T parsed = parse.apply(text);
        recent.set(place, parsed);
        return parsed;
    }
}
