/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.failover;

/**
 * What the last heartbeat promised: to come again within that time.
 *
 * @param lengthMillis {@value #SHORTEST_MILLIS} to {@value #LONGEST_MILLIS}
 * @param renewedAtMillis log time of the heartbeat, or of the change of holder since; milliseconds
 *     since 1970
 */
public record Lease(long lengthMillis, long renewedAtMillis) {
    public static final long SHORTEST_MILLIS = 1_000;
    public static final long LONGEST_MILLIS = 600_000;

    Lease renewed(long atMillis) {
        return new Lease(lengthMillis, atMillis);
    }

    @Override
    public String toString() {
        return lengthMillis + " " + renewedAtMillis;
    }
}
