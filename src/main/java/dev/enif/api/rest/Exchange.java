/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.api.identity.Caller;
import dev.enif.api.identity.IdentityFilter;
import dev.enif.api.problem.ProblemException;
import dev.enif.api.problem.ProblemType;
import dev.enif.api.problem.RequestIds;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The request being served, as far as it is not in its path and body. */
@RequestScoped
public class Exchange {
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    static final String IF_MATCH = "If-Match";
    static final String IF_NONE_MATCH = "If-None-Match";

    private static final int MAX_KEY_LENGTH = 64;

    private final RoutingContext context;

    public Exchange(RoutingContext context) {
        this.context = context;
    }

    /**
     * @throws ProblemException if there is no identity
     */
    public Caller caller() {
        return IdentityFilter.callerOf(context);
    }

    /**
     * @throws ProblemException unless the caller may do what concerns other accounts too
     */
    void requireAdministrator() {
        if (!caller().roles().contains(Caller.Role.ADMINISTRATOR)) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN,
                    "UnauthorizedOperation",
                    "This concerns other accounts too, and is for administrators");
        }
    }

    public String requestId() {
        return RequestIds.of(context);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(context.request().getHeader(name));
    }

    /** The values of a query parameter, decoded, in order; empty if it is not there. */
    public List<String> query(String name) {
        return context.queryParam(name);
    }

    /**
     * The value of a query parameter that may be there once.
     *
     * @throws ProblemException if it is there more than once
     */
    public Optional<String> queryOnce(String name) {
        List<String> values = query(name);
        if (values.size() > 1) {
            throw ProblemException.invalid("InvalidParameterValue", name, "may be given only once");
        }
        return values.stream().findFirst();
    }

    /** The names of the query parameters that are there. */
    public Set<String> queryNames() {
        return context.queryParams().names();
    }

    /**
     * @throws ProblemException if a query parameter is there that is not among these, or one of
     *     them is given twice
     */
    public void requireQuery(List<String> known) {
        for (String name : queryNames()) {
            if (!known.contains(name)) {
                throw ProblemException.invalid(
                        "UnknownParameter",
                        name,
                        known.isEmpty()
                                ? "is not known here; there are no query parameters"
                                : "is not known here; known are " + String.join(", ", known));
            }
        }
    }

    /** The connection to the client; what is done with it must be done on its context. */
    public RoutingContext routing() {
        return context;
    }

    /**
     * The client's idempotency token, or null.
     *
     * @throws ProblemException unless it is 1 to 64 printable ASCII characters without blanks
     */
    public @Nullable String idempotencyKey() {
        String key = context.request().getHeader(IDEMPOTENCY_KEY);
        if (key == null) {
            return null;
        }
        boolean sound =
                !key.isEmpty()
                        && key.length() <= MAX_KEY_LENGTH
                        && key.chars().allMatch(c -> c > ' ' && c < 127);
        if (!sound) {
            throw ProblemException.invalid(
                    "InvalidParameterValue",
                    IDEMPOTENCY_KEY,
                    "expecting 1 to 64 printable ASCII characters without blanks");
        }
        return key;
    }

    /**
     * The revision that {@code If-Match} names; empty without the header and for {@code *}, which a
     * command on a resource that is not there refuses anyway.
     *
     * @throws ProblemException if it is no entity tag, or one that cannot be any resource's
     */
    public OptionalLong expectedRevision() {
        String match = context.request().getHeader(IF_MATCH);
        if (match == null || match.equals("*")) {
            return OptionalLong.empty();
        }
        if (!match.matches("(W/)?\"[^\"]*\"")) {
            throw ProblemException.invalid(
                    "InvalidParameterValue",
                    IF_MATCH,
                    "expecting one entity tag as an ETag header gave it, such as \"42\", or *");
        }
        if (!match.matches("\"[0-9]{1,18}\"")) {
            throw new ProblemException(
                    ProblemType.PRECONDITION_FAILED,
                    "PreconditionFailed",
                    "The entity tag "
                            + match
                            + " is not one of this service: read the resource again and repeat the"
                            + " change");
        }
        return OptionalLong.of(Long.parseLong(match.substring(1, match.length() - 1)));
    }

    /**
     * @throws ProblemException if {@code If-Match} is there: nothing exists yet, or more than one
     *     resource is meant
     */
    public void refuseExpectedRevision() {
        if (context.request().getHeader(IF_MATCH) != null) {
            throw ProblemException.invalid(
                    "InvalidParameterCombination",
                    IF_MATCH,
                    "has no meaning here: the request is not a change of one resource");
        }
    }

    /** What the client has already, by {@code If-None-Match}. */
    public Known known() {
        return new Known(header(IF_NONE_MATCH).orElse(""));
    }

    /**
     * Entity tags of what a client has.
     *
     * @param tags separated by commas, {@code *} for any, or empty
     */
    public record Known(String tags) {
        /** Weak comparison, as RFC 9110 §13.1.2 wants it for this header. */
        boolean has(String entityTag) {
            for (String one : tags.split(",", -1)) {
                String tag = one.strip();
                if (tag.equals("*")
                        || (tag.startsWith("W/") ? tag.substring(2) : tag).equals(entityTag)) {
                    return true;
                }
            }
            return false;
        }
    }
}
