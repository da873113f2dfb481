/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log;

/** Why a record does not count. */
public enum VoidReason {
    /** The claim that began the current term, appended once more by its producer. */
    DUPLICATE_TERM,
    /** Decided under a term that is not the current one: its owner was fenced off. */
    OTHER_TERM,
    /** A decision of the current term that was already read: its producer appended it twice. */
    REPEATED_SEQ,
    /** A decision of the current term before which another one of that term is missing. */
    SKIPPED_SEQ,
    /** Headers that nobody of this protocol writes. */
    MALFORMED
}
