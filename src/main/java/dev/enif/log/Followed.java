/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log;

/** What became of a reader that was given one record. */
public sealed interface Followed<S> {

    /**
     * The record was read, whether it counts or not.
     *
     * @param image the state and cursor after it
     * @param reading what the record meant
     */
    record Advanced<S>(Image<S> image, Reading reading) implements Followed<S> {}

    /**
     * The record counts, but its value was not understood or could not be folded. To skip it would
     * make this reader disagree with all others, so it goes no further: the partition is unready
     * here until code that understands the record starts again from a stored image.
     *
     * @param image the last good state and cursor, before the record
     * @param offset the record's offset
     * @param cause what the evolution threw
     */
    record Stopped<S>(Image<S> image, long offset, RuntimeException cause) implements Followed<S> {}
}
