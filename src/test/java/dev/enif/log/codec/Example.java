/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec;

import org.jspecify.annotations.Nullable;

/**
 * A value with the golden file that holds its written form.
 *
 * @param name of its type
 * @param version in which the file was written
 * @param variant tells files of one type and version apart; null for the first
 * @param older whether the file lacks fields that were added since, and is read with their defaults
 */
record Example<T>(String name, int version, @Nullable String variant, boolean older, T value) {
    static <T> Example<T> of(String name, T value) {
        return new Example<>(name, 1, null, false, value);
    }

    static <T> Example<T> of(String name, String variant, T value) {
        return new Example<>(name, 1, variant, false, value);
    }

    static <T> Example<T> older(String name, T value) {
        return new Example<>(name, 1, null, true, value);
    }

    String fileName() {
        return name + ".v" + version + (variant == null ? "" : "." + variant) + ".json";
    }

    @Override
    public String toString() {
        return fileName();
    }
}
