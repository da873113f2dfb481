/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec.snapshot;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes a value that comes again and again in full the first time, and as a number from then on:
 * how many others were written in full before it. What is read shares one object for all of them,
 * as the state did that was folded. Bounded: values after the first {@value #MOST} are always
 * written in full. Not thread-safe.
 */
final class PaletteWriter<T> {
    static final int MOST = 65_536;

    /** Writes a value in full, which never begins with a number. */
    @FunctionalInterface
    interface Full<T> {
        void write(T value) throws IOException;
    }

    private final JsonGenerator generator;
    private final Full<T> full;
    private final Map<T, Integer> numbers = new HashMap<>();

    PaletteWriter(JsonGenerator generator, Full<T> full) {
        this.generator = generator;
        this.full = full;
    }

    void write(T value) throws IOException {
        Integer number = numbers.get(value);
        if (number != null) {
            generator.writeNumber(number);
            return;
        }
        if (numbers.size() < MOST) {
            numbers.put(value, numbers.size());
        }
        full.write(value);
    }
}
