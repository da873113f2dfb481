/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.simulation;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The consumer group of the commands: gives the partition to a member that polls, and may well
 * leave it to two at once. Keeps the committed offset that only a mutant believes in.
 */
final class Group {

    private static final long SESSION_MILLIS = 500;

    private final Timeline timeline;
    private final Map<String, Long> lastPollMillis = new HashMap<>();
    private final Set<String> owners = new LinkedHashSet<>();
    private long committedOffset;

    Group(Timeline timeline) {
        this.timeline = timeline;
    }

    /** A member polls; whether the partition is assigned to it. */
    boolean poll(String member) {
        lastPollMillis.put(member, timeline.nowMillis());
        owners.removeIf(owner ->
                lastPollMillis.getOrDefault(owner, 0L) < timeline.nowMillis() - SESSION_MILLIS);
        if (owners.isEmpty()) {
            owners.add(member);
        }
        return owners.contains(member);
    }

    /** Assigns the partition to another member, leaving it to the old one too or not. */
    void assign(String member, boolean leaveOld) {
        if (!leaveOld) {
            owners.clear();
        }
        owners.add(member);
        lastPollMillis.put(member, timeline.nowMillis());
    }

    /** Leaves the partition to one member only. */
    void settle() {
        Optional<String> first = owners.stream().findFirst();
        owners.clear();
        first.ifPresent(owners::add);
    }

    void commit(long offset) {
        committedOffset = offset;
    }

    long committedOffset() {
        return committedOffset;
    }
}
