/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.decision;

/** What sort of refusal it is; each interface maps it to its own status once. */
public enum RefusalKind {
    /** The command says something that is wrong whatever the state. */
    INVALID,
    /** A resource that the command names does not exist in the account. */
    NOT_FOUND,
    /** The state of a resource does not permit it now. */
    CONFLICT,
    /** Other resources depend on it. */
    DEPENDENCY,
    /** A quota or a capacity is used up. */
    LIMIT,
    /** The precondition that the caller stated does not hold (expected revision or attachment). */
    PRECONDITION,
    /** It came too late to be decided. */
    EXPIRED,
    /** Deciding it failed by our fault. */
    FAULT
}
