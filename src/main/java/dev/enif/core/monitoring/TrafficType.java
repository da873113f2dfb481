/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.monitoring;

/** Which flows a flow log records. */
public enum TrafficType {
    ACCEPT,
    REJECT,
    ALL;

    /** Whether it records a flow that was let pass, or one that was not. */
    public boolean records(boolean accepted) {
        return switch (this) {
            case ACCEPT -> accepted;
            case REJECT -> !accepted;
            case ALL -> true;
        };
    }
}
