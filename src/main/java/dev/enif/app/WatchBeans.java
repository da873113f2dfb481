/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.app;

import dev.enif.api.watch.WatchFeed;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Brings the watch to the follower, and ends its streams before the service waits for requests. */
@Singleton
public class WatchBeans {
    private final WatchFeed feed;
    private final MeterRegistry registry;

    WatchBeans(WatchFeed feed, MeterRegistry registry) {
        this.feed = feed;
        this.registry = registry;
    }

    void listen(@Observes LogStart.FollowerStarting starting) {
        feed.start();
        Gauge.builder("enif.watchers", feed, WatchFeed::watching)
                .description("Clients that watch this process")
                .register(registry);
    }

    /** A stream has no end of its own: the stop would wait for each until its time is over. */
    void leave(@Observes ShutdownDelayInitiatedEvent stopping) {
        feed.close();
    }

    void close(@Observes ShutdownEvent stopping) {
        feed.close();
    }
}
