/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.api.identity.IdentityFilter;
import dev.enif.log.kafka.Follower;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Puts a position on the answers that have none of their own, which are refusals that looked at no
 * state: then it is what this process had read. Answers to nobody in particular have none.
 */
@ApplicationScoped
public class PositionStamp {
    private final Follower follower;

    public PositionStamp(Follower follower) {
        this.follower = follower;
    }

    void open(@Observes Router router) {
        // Before the routes that answer; it acts when their headers are written.
        router.route("/v1/*").order(-900).handler(this::enter);
    }

    private void enter(RoutingContext context) {
        context.addHeadersEndHandler(_ -> stamp(context));
        context.next();
    }

    private void stamp(RoutingContext context) {
        if (!context.response().headers().contains(Replies.POSITION)) {
            IdentityFilter.found(context)
                    .map(caller -> caller.account().partition(follower.partitions()))
                    .map(partition -> follower.current(partition).position().toString())
                    .ifPresent(
                            position -> context.response().putHeader(Replies.POSITION, position));
        }
    }
}
