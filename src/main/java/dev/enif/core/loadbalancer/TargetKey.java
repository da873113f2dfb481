/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.loadbalancer;

/**
 * One target of a group: the same host may be registered with several ports. Ordered by the text of
 * the id, then by port.
 *
 * @param port 1 to 65535
 */
public record TargetKey(TargetId id, int port) implements Comparable<TargetKey> {
    /** The name by which {@link Maglev} knows it. */
    @Override
    public String toString() {
        return id + ":" + port;
    }

    @Override
    public int compareTo(TargetKey other) {
        int byId = id.toString().compareTo(other.id.toString());
        return byId != 0 ? byId : Integer.compare(port, other.port);
    }
}
