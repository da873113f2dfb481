/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.proof;

import dev.enif.log.kafka.Faults;
import java.util.Optional;

/** What goes wrong in a run, always under load. */
enum Crash {
    /** The service is killed at any moment. */
    ANYWHERE,
    /** It ends between a decision's acknowledgement and its read-back. */
    AFTER_APPEND,
    /** It ends when its follower has fetched a decision and not folded it yet. */
    BEFORE_READ_BACK,
    /** It ends when a chunk of a snapshot is written and the snapshot is not announced yet. */
    DURING_SNAPSHOT,
    /** The broker is killed and started again. */
    BROKER,
    /**
     * The owner stops in its tracks; another process takes over; the first goes on where it was,
     * and must do no harm. Then the other is killed, and the first takes over in its turn.
     */
    OWNER_HANGS;

    /** The place in the code, where there is one. */
    Optional<Faults.Point> point() {
        return switch (this) {
            case AFTER_APPEND -> Optional.of(Faults.Point.AFTER_APPEND_BEFORE_READ_BACK);
            case BEFORE_READ_BACK -> Optional.of(Faults.Point.BEFORE_READ_BACK);
            case DURING_SNAPSHOT -> Optional.of(Faults.Point.DURING_SNAPSHOT);
            case ANYWHERE, BROKER, OWNER_HANGS -> Optional.empty();
        };
    }
}
