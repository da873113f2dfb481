/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log;

/** What one record means to every reader, and the cursor after it. */
public sealed interface Reading {

    /**
     * Where the reader stands after the record; stored and continued from, whatever the record
     * meant.
     */
    Cursor cursor();

    /** The record began a new term; {@code cursor.term()} is its offset. */
    record TermBegins(Cursor cursor) implements Reading {}

    /** The record is a decision that counts: fold it. */
    record Valid(Cursor cursor) implements Reading {}

    /** The record does not count: log it, count it by reason, skip it. */
    record Void(Cursor cursor, VoidReason reason) implements Reading {}
}
