/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.watch;

import dev.enif.api.problem.Problem;
import dev.enif.api.problem.ProblemException;
import dev.enif.api.problem.ProblemType;
import dev.enif.api.rest.Exchange;
import dev.enif.api.rest.Parameters;
import dev.enif.core.id.AccountId;
import dev.enif.log.Position;
import dev.enif.log.kafka.Follower;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Lets a watch begin, or tells why it cannot. It is a filter because a stream that has begun has a
 * status already, and could not be refused any more.
 */
@ApplicationScoped
public class WatchDoor {
    static final String FROM = "from";
    static final String RESOURCE = "resource";
    static final String LAST_EVENT_ID = "Last-Event-ID";

    private static final String START = "enif.watch.start";
    private static final List<String> QUERY = List.of(FROM, RESOURCE);
    private static final int MAX_RESOURCES = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final WatchFeed feed;
    private final Follower follower;

    public WatchDoor(WatchFeed feed, Follower follower) {
        this.feed = feed;
        this.follower = follower;
    }

    /** Where a watch begins, and what it is about. */
    record Start(Position position, Interest interest) {
        static Start of(RoutingContext context) {
            Start start = context.get(START);
            if (start == null) {
                throw new IllegalStateException("a watch that did not come through its door");
            }
            return start;
        }
    }

    /** Waits for a position that another process has read already; refuses one that is gone. */
    @Watching
    @ServerRequestFilter
    public Uni<Void> open(RoutingContext context) {
        Exchange exchange = new Exchange(context);
        exchange.requireQuery(QUERY);
        int partition = exchange.caller().account().partition(follower.partitions());
        Interest interest = interest(exchange.query(RESOURCE));
        Optional<Position> wished = wished(exchange, partition);
        if (!follower.live(partition)) {
            throw notReady();
        }
        Position start = wished.orElseGet(() -> follower.current(partition).position());
        return Uni.createFrom()
                .completionStage(() -> follower.await(start, PATIENCE))
                .onFailure()
                .transform(_ -> notReady())
                .invoke(() -> requireRoom(exchange.caller().account(), start))
                .invoke(() -> context.put(START, new Start(start, interest)))
                .replaceWithVoid();
    }

    private void requireRoom(AccountId account, Position start) {
        if (start.offset() < feed.journal(start.partition()).horizon()) {
            throw gone(start);
        }
        if (feed.isFull(account)) {
            throw tooMany();
        }
    }

    private static Interest interest(List<String> resources) {
        return resources.isEmpty()
                ? Interest.EVERYTHING
                : Interest.of(
                        Parameters.readQuery(
                                RESOURCE, resources, MAX_RESOURCES, Interest::checked));
    }

    private static Optional<Position> wished(Exchange exchange, int partition) {
        Optional<String> last = exchange.header(LAST_EVENT_ID);
        String field = last.isPresent() ? LAST_EVENT_ID : FROM;
        Optional<Position> wished =
                last.or(() -> exchange.queryOnce(FROM))
                        .map(text -> Parameters.position(field, text));
        wished.filter(position -> position.partition() != partition)
                .ifPresent(_ -> {
                    throw ProblemException.invalid(
                            "InvalidParameterValue",
                            field,
                            "is a position of another account's partition; this account's is "
                                    + partition);
                });
        return wished;
    }

    private static ProblemException gone(Position position) {
        return new ProblemException(
                ProblemType.POSITION_GONE,
                "PositionGone",
                "What happened behind "
                        + position
                        + " is not kept for watching any more: list the resources again, and watch"
                        + " from the position of that answer");
    }

    private static ProblemException notReady() {
        return new ProblemException(
                        ProblemType.NOT_READY,
                        "Unavailable",
                        "This process has not read the log up to that position yet")
                .withRetry(new Problem.Retry(1, null, "Send the same request again after 1 s"));
    }

    private static ProblemException tooMany() {
        return new ProblemException(
                        ProblemType.TOO_MANY_REQUESTS,
                        "RequestLimitExceeded",
                        "Too many watch this process at the moment")
                .withRetry(new Problem.Retry(5, null, "Send the same request again after 5 s"));
    }
}
