/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log;

/**
 * A state together with the place in the log up to which it was folded. Immutable, if the state is.
 *
 * @param cursor the reader state after the last record that was read
 * @param state the fold of all decisions that count before {@code cursor.nextOffset()}
 */
public record Image<S>(Cursor cursor, S state) {}
