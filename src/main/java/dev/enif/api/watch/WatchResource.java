/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.watch;

import dev.enif.api.rest.Exchange;
import io.smallrye.mutiny.Multi;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.List;
import java.util.Objects;
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
    private final WatchFeed feed;
    private final WatchSettings settings;
    private final Exchange exchange;
    private final Sse sse;

    public WatchResource(WatchFeed feed, WatchSettings settings, Exchange exchange, Sse sse) {
        this.feed = feed;
        this.settings = settings;
        this.exchange = exchange;
        this.sse = sse;
    }

    @GET
    @Watching
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
                    * `end`: the stream ends; `data` is `{code, detail, position}`, and the `id` is
                      that position. With the code `PositionGone` list again; else connect again with
                      `Last-Event-ID`.

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
        WatchDoor.Start start = WatchDoor.Start.of(exchange.routing());
        Context context = Objects.requireNonNull(Vertx.currentContext());
        HttpServerResponse response = exchange.routing().response();
        Watcher.Terms terms =
                new Watcher.Terms(
                        exchange.caller().account(),
                        start.interest(),
                        start.position(),
                        settings.heartbeat(),
                        settings.bookmark());
        return RestMulti.fromMultiData(
                        Multi.createFrom().publisher(stream(terms, context, response)))
                .header("Enif-Position", start.position().toString())
                .header("Cache-Control", "no-store")
                .build();
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
}
