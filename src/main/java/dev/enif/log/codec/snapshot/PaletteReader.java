/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec.snapshot;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads what a {@link PaletteWriter} wrote. Not thread-safe. */
final class PaletteReader<T> {
    private final CborReader reader;
    private final CborReader.Part<T> full;
    private final List<T> values = new ArrayList<>();

    PaletteReader(CborReader reader, CborReader.Part<T> full) {
        this.reader = reader;
        this.full = full;
    }

    T read() throws IOException {
        if (reader.atNumber()) {
            int number = reader.integer();
            if (number < 0 || number >= values.size()) {
                throw new DamagedSnapshotException("value " + number + " was never written");
            }
            return values.get(number);
        }
        T value = full.read();
        if (values.size() < PaletteWriter.MOST) {
            values.add(value);
        }
        return value;
    }
}
