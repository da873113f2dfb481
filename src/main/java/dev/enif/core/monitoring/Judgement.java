/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.monitoring;

/** What became of a flow at one interface. */
public enum Judgement {
    /** No group and no network ACL refused it there. */
    ACCEPTED("ACCEPT", "OK"),
    /** A group of the interface, or a network ACL of its subnet, refused it (EC2). */
    REJECTED("REJECT", "OK"),
    /** The interface, or its address, had gone before the flow was told of. */
    UNJUDGED("-", "SKIPDATA"),
    /** It came so late that nobody knows any more who had its addresses. */
    LATE("-", "SKIPDATA");

    private final String action;
    private final String status;

    Judgement(String action, String status) {
        this.action = action;
        this.status = status;
    }

    /** As the field {@code action} says it. */
    public String action() {
        return action;
    }

    /** As the field {@code log-status} says it. */
    public String status() {
        return status;
    }

    /** Whether a flow log of that traffic records it. */
    public boolean isRecordedBy(TrafficType traffic) {
        return switch (this) {
            case ACCEPTED -> traffic.records(true);
            case REJECTED -> traffic.records(false);
            case UNJUDGED, LATE -> traffic == TrafficType.ALL;
        };
    }
}
