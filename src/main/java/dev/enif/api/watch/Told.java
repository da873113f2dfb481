/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.watch;

import dev.enif.core.id.AccountId;
import java.util.List;

/**
 * One decision as watchers are told of it; written once, whatever their number. Immutable.
 *
 * @param offset of the decision in its partition
 */
record Told(long offset, AccountId account, List<Event> events) {
    /** What an entry takes beside its texts, roughly. */
    private static final int OVERHEAD_BYTES = 200;

    /**
     * One event of it.
     *
     * @param type such as {@code eni.attached}
     * @param resources ids of what it is about
     * @param collections that those are in
     * @param json what is sent
     */
    record Event(String type, List<String> resources, List<String> collections, String json) {
        Event {
            resources = List.copyOf(resources);
            collections = List.copyOf(collections);
        }
    }

    Told {
        events = List.copyOf(events);
    }

    /** The memory it takes, roughly. */
    long bytes() {
        long sum = OVERHEAD_BYTES;
        for (Event event : events) {
            sum += OVERHEAD_BYTES + event.json().length();
        }
        return sum;
    }
}
