/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.ownership;

/** Why a command is answered as an internal error. */
public sealed interface Undecidable {

    /** Deciding it threw: a bug of ours. */
    record Threw(Throwable cause) implements Undecidable {}

    /**
     * Its decision did not come back from the log in as many terms of this owner.
     *
     * @param terms how many, at least {@link Setbacks#TERMS_BEFORE_INTERNAL_ERROR}
     */
    record NotReadBack(int terms) implements Undecidable {}
}
