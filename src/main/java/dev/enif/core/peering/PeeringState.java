/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.peering;

/** Where a peering connection is in its life (EC2's states). */
public enum PeeringState {
    /** On its way to the other account. */
    INITIATING_REQUEST("initiating-request"),
    /** Asked for, and not answered yet. */
    PENDING_ACCEPTANCE("pending-acceptance"),
    /** Traffic passes where routes lead to it. */
    ACTIVE("active"),
    REJECTED("rejected"),
    /** The other account has no such VPC, or one that cannot be peered with this. */
    FAILED("failed"),
    /** Nobody answered in time. */
    EXPIRED("expired"),
    DELETED("deleted");

    private final String code;

    PeeringState(String code) {
        this.code = code;
    }

    /** EC2's word for it; never changes. */
    public String code() {
        return code;
    }

    /** Whether it may carry traffic now, or come to. */
    public boolean isLive() {
        return switch (this) {
            case INITIATING_REQUEST, PENDING_ACCEPTANCE, ACTIVE -> true;
            case REJECTED, FAILED, EXPIRED, DELETED -> false;
        };
    }
}
