/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.simulation;

/** Ways to get the protocol wrong; the simulation must notice each of them. */
enum Mutant {
    /** The protocol as it is. */
    NONE,
    /** A decision counts in whatever term it was made. */
    NO_TERM_RULE,
    /** A decision of the current term counts whether or not it is the next one. */
    NO_SEQ_RULE,
    /** A node claims again and again with the nonce of its first claim. */
    CLAIMS_AGAIN_WITH_SAME_NONCE,
    /** The acknowledgement of the claim is taken for its read-back. */
    DECIDES_BEFORE_READ_BACK,
    /** A command is answered when the producer was told that its decision was appended. */
    REPLIES_ON_ACKNOWLEDGEMENT,
    /** Where to continue is kept by the consumer group, beside the state. */
    COMMAND_OFFSET_NOT_IN_STATE,
    /** Stored cursors lack the nonce of their term. */
    CURSOR_WITHOUT_NONCE,
    /** A record that counts but is not understood is skipped as if it were void. */
    NOT_UNDERSTOOD_IS_VOID,
    /** The fold takes the time from the record's timestamp. */
    FOLD_READS_TIMESTAMP,
    /** Snapshots hold what was decided ahead of what was read back. */
    SNAPSHOT_OF_SPECULATION,
    /** A snapshot is announced before all of its chunks are in place, and loaded unchecked. */
    SNAPSHOT_ANNOUNCED_EARLY
}
