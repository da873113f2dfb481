/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.ownership;

/** Why an owner stepped down, or gave up a claim. */
public enum RetreatReason {
    /** Another claim was read: whoever made it owns the partition now. */
    FOREIGN_TERM,
    /** The producer could not append the claim, or does not know whether it did. */
    CLAIM_FAILED,
    /** The claim was not read back in time. */
    CLAIM_TIMED_OUT,
    /** The producer could not append a decision, or does not know whether it did. */
    APPEND_FAILED,
    /** A decision was not read back in time. */
    READ_BACK_TIMED_OUT,
    /** A decision of this term came back void: one before it was lost or came later. */
    OWN_DECISION_VOID,
    /** A decision of this term counts that this owner never made: two nodes drew the same nonce. */
    UNKNOWN_DECISION,
    /** The bounds of the command topic could not be had. */
    COMMAND_RANGE_UNKNOWN,
    /** The command topic no longer holds the offset to be polled next. */
    COMMANDS_OUT_OF_RANGE,
    /** The follower went back or ahead to another image; what it skipped was not seen. */
    FOLLOWER_JUMPED,
    /** The consumer group took the partition away. */
    REVOKED,
    /** The partition cannot be served here; {@link Effect.ReportUnready} says why. */
    UNREADY
}
