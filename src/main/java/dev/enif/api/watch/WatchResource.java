/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.watch;

import dev.enif.api.identity.Caller;
import dev.enif.api.problem.Problem;
import dev.enif.api.problem.ProblemException;
import dev.enif.api.problem.ProblemType;
import dev.enif.api.rest.Exchange;
import dev.enif.api.rest.Parameters;
import dev.enif.log.Position;
import dev.enif.log.kafka.Follower;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Flow;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * The watch, after the contract of Kubernetes: list the resources, then watch from the position of
 * that answer. What happens is sent as server-sent events, each with the position to go on from.
 */
@Path("/v1/watch")
@Tag(name = "Watch", description = "What happens in the account, as it happens")
public class WatchResource {
    private static final List<String> QUERY = List.of("from", "resource");
    private static final int MAX_RESOURCES = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final WatchFeed feed;
    private final WatchSettings settings;
    private final Follower follower;
    private final Exchange exchange;
    private final Sse sse;

    public WatchResource(
            WatchFeed feed, WatchSettings settings, Follower follower, Exchange exchange, Sse sse) {
        this.feed = feed;
        this.settings = settings;
        this.follower = follower;
        this.exchange = exchange;
        this.sse = sse;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "Watch what happens",
            description =
                    """
                    Server-sent events. List the resources first, then watch from the `Enif-Position`
                    of that answer: nothing is missed and nothing comes twice.

                    * An event of the domain: `event` is its type, such as `eni.attached`; `data` is
                      `{position, account, time, type, actor, requestId, event, resources, gone}`,
                      where `resources` are the views of what it is about as they are after the whole
                      decision, and `gone` the ids of what is there no more. The last event of a
                      decision has the `id` to go on from.
                    * `bookmark`: everything up to its `id` was sent, or does not concern this watch.
                      The first message is one.
                    * Comments keep the connection alive.
                    * `end`: the stream ends; `data` is `{code, detail, position}`. With the code
                      `PositionGone` list again; else connect again with `Last-Event-ID`.

                    A position that is no longer kept is answered with 410.\
                    """)
    @APIResponse(responseCode = "200", description = "The stream")
    @APIResponse(responseCode = "410", description = "The position is too old: list again")
    public RestMulti<OutboundSseEvent> watch(
            @RestQuery
                    @Parameter(
                            description =
                                    "Where to begin: everything behind this position is sent. Now,"
                                            + " if it is left out",
                            example = "0:42")
                    @Nullable String from,
            @RestQuery
                    @Parameter(
                            description =
                                    "Only what is about this id, or in this collection"
                                            + " (network-interfaces, quotas, …); may be repeated",
                            example = "network-interfaces")
                    List<String> resource,
            @RestHeader("Last-Event-ID")
                    @Parameter(
                            description =
                                    "The id that came last, sent by browsers that come back; it"
                                            + " counts instead of from",
                            example = "0:42")
                    @Nullable String lastEventId) {
        exchange.requireQuery(QUERY);
        Caller caller = exchange.caller();
        int partition = caller.account().partition(follower.partitions());
        Interest interest = interest(resource);
        Optional<Position> wished = wished(from, lastEventId, partition);
        if (!follower.live(partition)) {
            throw notReady();
        }
        Position start = wished.orElseGet(() -> follower.current(partition).position());
        Context context = Objects.requireNonNull(Vertx.currentContext());
        HttpServerResponse response = exchange.routing().response();
        Watcher.Terms terms =
                new Watcher.Terms(
                        caller.account(),
                        interest,
                        start,
                        settings.heartbeat(),
                        settings.bookmark());
        return RestMulti.fromUniResponse(
                ready(start),
                position -> Multi.createFrom().publisher(stream(terms, context, response)),
                position ->
                        Map.of(
                                "Enif-Position",
                                List.of(position.toString()),
                                "Cache-Control",
                                List.of("no-store")));
    }

    private static Interest interest(List<String> resources) {
        return resources.isEmpty()
                ? Interest.EVERYTHING
                : Interest.of(
                        Parameters.readQuery(
                                "resource", resources, MAX_RESOURCES, Interest::checked));
    }

    private static Optional<Position> wished(
            @Nullable String from, @Nullable String lastEventId, int partition) {
        String field = lastEventId == null ? "from" : "Last-Event-ID";
        String text = lastEventId == null ? from : lastEventId;
        if (text == null) {
            return Optional.empty();
        }
        Position position = Parameters.position(field, text);
        if (position.partition() != partition) {
            throw ProblemException.invalid(
                    "InvalidParameterValue",
                    field,
                    "is a position of another account's partition; this account's is " + partition);
        }
        return Optional.of(position);
    }

    /** Waits for a position that another process has read already; refuses one that is gone. */
    private Uni<Position> ready(Position start) {
        return Uni.createFrom()
                .completionStage(() -> follower.await(start, PATIENCE))
                .onFailure()
                .transform(_ -> notReady())
                .map(_ -> {
                    if (start.offset() < feed.journal(start.partition()).horizon()) {
                        throw gone(start);
                    }
                    if (feed.isFull()) {
                        throw tooMany();
                    }
                    return start;
                });
    }

    private Flow.Publisher<OutboundSseEvent> stream(
            Watcher.Terms terms, Context context, HttpServerResponse response) {
        return client -> {
            Watcher watcher =
                    new Watcher(
                            terms,
                            feed.journal(terms.from().partition()),
                            new Translating(client),
                            turn -> context.runOnContext(_ -> turn.run()),
                            System::nanoTime,
                            feed::remove,
                            () -> context.runOnContext(_ -> response.reset()));
            feed.add(watcher);
            client.onSubscribe(watcher);
        };
    }

    /** Hands messages on as server-sent events. */
    private final class Translating implements Flow.Subscriber<WatchMessage> {
        private final Flow.Subscriber<? super OutboundSseEvent> client;

        Translating(Flow.Subscriber<? super OutboundSseEvent> client) {
            this.client = client;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            client.onSubscribe(subscription);
        }

        @Override
        public void onNext(WatchMessage message) {
            client.onNext(SseMessages.of(sse, message));
        }

        @Override
        public void onError(Throwable failure) {
            client.onError(failure);
        }

        @Override
        public void onComplete() {
            client.onComplete();
        }
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
