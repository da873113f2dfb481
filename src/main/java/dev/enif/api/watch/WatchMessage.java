/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.watch;

import dev.enif.log.Position;
import org.jspecify.annotations.Nullable;

/** What goes to a watcher. */
sealed interface WatchMessage {
    /**
     * Something happened.
     *
     * @param id where to go on from; only with the last event of a decision, so that a client that
     *     comes back with it has missed none
     */
    record Happened(@Nullable Position id, String type, String json) implements WatchMessage {}

    /** Everything up to here has been told, or was not meant for this watcher. */
    record Bookmark(Position position) implements WatchMessage {}

    /** Nothing happened; the connection lives. */
    record Heartbeat() implements WatchMessage {}

    /**
     * The stream ends here.
     *
     * @param position where to go on from, if that is still kept
     */
    record End(String code, String detail, Position position) implements WatchMessage {}
}
