/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.identity;

import dev.enif.api.problem.ProblemException;
import dev.enif.api.problem.ProblemType;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Turns every request away that has no identity, but for the few that need none. It runs before a
 * path is matched, so what exists cannot be found out by asking.
 */
@ApplicationScoped
public class IdentityFilter {
    private static final String KEY = "enif.caller";

    private final List<CallerSource> sources;

    public IdentityFilter(@All List<CallerSource> sources) {
        this.sources = List.copyOf(sources);
    }

    @ServerRequestFilter(preMatching = true)
    public @Nullable Uni<Response> identify(
            ContainerRequestContext request, RoutingContext context) {
        return isPublic(request.getUriInfo().getPath()) ? null : identify(context, 0);
    }

    private Uni<Response> identify(RoutingContext context, int index) {
        if (index == sources.size()) {
            return Uni.createFrom().failure(unauthenticated());
        }
        return sources.get(index)
                .identify(context)
                .flatMap(caller -> accept(context, caller, index));
    }

    private Uni<Response> accept(RoutingContext context, Optional<Caller> caller, int index) {
        if (caller.isEmpty()) {
            return identify(context, index + 1);
        }
        context.put(KEY, caller.get());
        return Uni.createFrom().nullItem();
    }

    /**
     * The index, the explanations of problems and the description of the stream say nothing about
     * anybody's resources.
     */
    static boolean isPublic(String path) {
        return path.isEmpty()
                || path.equals("/")
                || path.startsWith("/problems")
                || path.equals("/asyncapi")
                || path.startsWith("/schemas/");
    }

    /**
     * The caller that the filter found.
     *
     * @throws ProblemException if there is none: a second wall, should a path ever pass the first
     */
    public static Caller callerOf(RoutingContext context) {
        return found(context).orElseThrow(IdentityFilter::unauthenticated);
    }

    /** The caller that the filter found, if it found one. */
    public static Optional<Caller> found(RoutingContext context) {
        return Optional.ofNullable(context.get(KEY));
    }

    private static ProblemException unauthenticated() {
        return new ProblemException(
                        ProblemType.UNAUTHENTICATED,
                        "AuthFailure",
                        "The request has no identity that this service knows")
                .withHeader("WWW-Authenticate", "Bearer");
    }
}
