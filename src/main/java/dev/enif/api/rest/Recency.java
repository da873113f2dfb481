/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.api.problem.ProblemException;
import dev.enif.query.Consistency;
import java.util.List;
import java.util.Optional;

/**
 * How recent the answer to a read must be: {@code ?consistency=strong} sees everything that was
 * answered before it came; {@code ?atLeast=<position>}, or the header {@code Enif-At-Least}, sees
 * everything up to that position; otherwise the views are read as they are.
 */
final class Recency {
    static final String AT_LEAST = "atLeast";
    static final String AT_LEAST_HEADER = "Enif-At-Least";
    static final String CONSISTENCY = "consistency";
    static final List<String> QUERY = List.of(AT_LEAST, CONSISTENCY);

    private Recency() {}

    /**
     * Reads it from the request; the query counts more than the header, and strong more than both.
     *
     * @throws ProblemException if it is not valid
     */
    static Consistency of(Exchange exchange) {
        Consistency demanded =
                exchange.queryOnce(CONSISTENCY).map(Recency::named).orElse(Consistency.EVENTUAL);
        Optional<Consistency> atLeast =
                exchange.queryOnce(AT_LEAST)
                        .map(text -> atLeast(AT_LEAST, text))
                        .or(() ->
                                exchange.header(AT_LEAST_HEADER)
                                        .map(text -> atLeast(AT_LEAST_HEADER, text)));
        return demanded.equals(Consistency.STRONG) ? demanded : atLeast.orElse(demanded);
    }

    private static Consistency named(String text) {
        return switch (text) {
            case "strong" -> Consistency.STRONG;
            case "eventual" -> Consistency.EVENTUAL;
            default ->
                    throw ProblemException.invalid(
                            "InvalidParameterValue", CONSISTENCY, "expecting strong or eventual");
        };
    }

    private static Consistency atLeast(String field, String text) {
        return new Consistency.AtLeast(Parameters.position(field, text));
    }
}
