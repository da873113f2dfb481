/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query;

/** Something that a list of resources can be narrowed down by. */
public interface FilterField {
    /** How a value is compared. */
    enum Kind {
        /** The resource has that very text. */
        TEXT,
        /** The text is one of several that the resource has. */
        MEMBER,
        /** {@code true} or {@code false}; any other value matches nothing. */
        FLAG,
        /** A decimal number; any other value matches nothing. */
        NUMBER
    }

    /** Of the row's entity. */
    String attribute();

    Kind kind();
}
