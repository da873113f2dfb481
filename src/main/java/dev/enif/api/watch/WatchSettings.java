/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.watch;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds of the watch. */
@ConfigMapping(prefix = "enif.watch")
public interface WatchSettings {
    /** How many watchers one process serves. */
    @WithDefault("1000")
    int maxWatchers();

    /** How many of one account, so that none takes the places of all others. */
    @WithDefault("200")
    int maxWatchersOfAccount();

    /**
     * How much memory the last decisions of all partitions may take, which are kept for watchers
     * that are behind or come back; roughly a thousand bytes each.
     */
    @WithDefault("32M")
    MemorySize maxSize();

    /** How long a watcher hears nothing at most; then it gets a comment. */
    @WithDefault("10s")
    Duration heartbeat();

    /**
     * How long a watcher's position may lag behind what it was told, because nothing of what
     * happened was meant for it; then it gets a bookmark.
     */
    @WithDefault("5s")
    Duration bookmark();

    /** How long a watcher may take nothing, while something waits for it, before it is cut off. */
    @WithDefault("30s")
    Duration patience();
}
