/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.monitoring;

/**
 * Flows summed up; for one thread.
 *
 * <p>Its id is that of its first record, so a sum that is made again of the same records has it
 * again.
 */
public final class FlowSum {
    private final FlowKey key;
    private final String id;
    private long flows;
    private long packets;
    private long bytes;
    private long startMillis = Long.MAX_VALUE;
    private long endMillis = Long.MIN_VALUE;
    private int flags;

    /**
     * @param id unique among the sums of one interval
     */
    public FlowSum(FlowKey key, String id) {
        this.key = key;
        this.id = id;
    }

    /** Sums stop at the largest number rather than begin anew. */
    public void add(FlowRecord record) {
        flows++;
        packets = saturated(packets + record.packets());
        bytes = saturated(bytes + record.bytes());
        startMillis = Math.min(startMillis, record.startMillis());
        endMillis = Math.max(endMillis, record.endMillis());
        flags |= record.tcpFlags();
    }

    private static long saturated(long sum) {
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    public FlowKey key() {
        return key;
    }

    public String id() {
        return id;
    }

    /** How many records it sums up. */
    public long flows() {
        return flows;
    }

    public long packets() {
        return packets;
    }

    public long bytes() {
        return bytes;
    }

    public long startMillis() {
        return startMillis;
    }

    public long endMillis() {
        return endMillis;
    }

    /** TCP flags, OR-ed, as they came. */
    public int flags() {
        return flags;
    }
}
