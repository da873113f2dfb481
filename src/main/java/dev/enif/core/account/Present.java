/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.account;

import org.jspecify.annotations.Nullable;

/** Says that an event applies: what it speaks of is there. */
public final class Present {
    private Present() {}

    /**
     * @throws IllegalStateException if {@code value} is null: the log and the fold disagree, a
     *     fault
     */
    public static <T> T in(@Nullable T value, Object id) {
        if (value == null) {
            throw new IllegalStateException("an event speaks of " + id + ", which is not there");
        }
        return value;
    }
}
