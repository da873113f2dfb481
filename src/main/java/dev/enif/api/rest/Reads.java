/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.api.problem.Problem;
import dev.enif.api.problem.ProblemException;
import dev.enif.api.problem.ProblemType;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.id.ResourceId;
import dev.enif.log.Position;
import dev.enif.query.Filter;
import dev.enif.query.FilterField;
import dev.enif.query.ForeignPositionException;
import dev.enif.query.PageRequest;
import dev.enif.query.PositionTimeoutException;
import dev.enif.query.TooManyReadersException;
import dev.enif.query.ViewKind;
import dev.enif.query.Views;
import dev.enif.query.ViewsUnavailableException;
import dev.enif.query.view.ResourceView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;

/** Answers reads of the views. Thread-safe. */
@ApplicationScoped
public class Reads {
    private static final Logger LOG = Logger.getLogger(Reads.class);

    private final Exchange exchange;
    private final Views views;

    public Reads(Exchange exchange, Views views) {
        this.exchange = exchange;
        this.views = views;
    }

    /** The resources of that kind that the request asks for. */
    <K extends ResourceId, V extends ResourceView, F extends Enum<F> & FilterField>
            Uni<Response> list(ViewKind<K, V, F> kind) {
        Filter<F> filter = ListFilters.filter(exchange, kind.fields());
        PageRequest page = ListFilters.page(exchange);
        return views.list(kind, exchange.caller().account(), filter, page, Recency.of(exchange))
                .onFailure()
                .transform(Reads::problemOf)
                .map(found ->
                        Replies.at(Response.ok(), found.position())
                                .entity(
                                        new ResourceList<>(
                                                found.items(), found.next().orElse(null)))
                                .build());
    }

    /** The resource of that kind and id. */
    <K extends ResourceId, V extends ResourceView, F extends Enum<F> & FilterField>
            Uni<Response> one(ViewKind<K, V, F> kind, K id) {
        exchange.requireQuery(Recency.QUERY);
        Exchange.Known known = exchange.known();
        return views.find(kind, exchange.caller().account(), id, Recency.of(exchange))
                .onFailure()
                .transform(Reads::problemOf)
                .map(found ->
                        found.view()
                                .map(view -> shown(view, found.position(), known))
                                .orElseThrow(() -> notFound(id, found.position())));
    }

    private static Response shown(ResourceView view, Position position, Exchange.Known known) {
        String entityTag = Replies.entityTag(view.revision());
        Response.ResponseBuilder response =
                known.has(entityTag) ? Response.notModified() : Response.ok().entity(view);
        return Replies.at(response, position).header(HttpHeaders.ETAG, entityTag).build();
    }

    static ProblemException notFound(ResourceId id, Position position) {
        CommonRefusal.NotFound refusal = new CommonRefusal.NotFound(id);
        return new ProblemException(ProblemType.NOT_FOUND, refusal.code(), refusal.message())
                .withHeader(Replies.POSITION, position.toString());
    }

    static Throwable problemOf(Throwable failure) {
        return switch (failure) {
            case ForeignPositionException foreign ->
                    ProblemException.invalid(
                            "InvalidParameterValue",
                            Recency.AT_LEAST,
                            String.valueOf(foreign.getMessage()));
            case PositionTimeoutException late ->
                    new ProblemException(
                                    ProblemType.NOT_READY,
                                    "Unavailable",
                                    String.valueOf(late.getMessage()))
                            .withRetry(
                                    new Problem.Retry(
                                            1,
                                            null,
                                            "Read again after 1 s, or without asking for a"
                                                    + " position"));
            case TooManyReadersException tooMany ->
                    new ProblemException(
                                    ProblemType.TOO_MANY_REQUESTS,
                                    "RequestLimitExceeded",
                                    String.valueOf(tooMany.getMessage()))
                            .withRetry(again());
            case ViewsUnavailableException unavailable -> {
                LOG.warn("The views cannot be read", unavailable);
                yield new ProblemException(
                                ProblemType.NOT_READY,
                                "Unavailable",
                                "The views cannot be read at the moment")
                        .withRetry(again());
            }
            default -> failure;
        };
    }

    private static Problem.Retry again() {
        return new Problem.Retry(1, null, "Read again after 1 s");
    }
}
