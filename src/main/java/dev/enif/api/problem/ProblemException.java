/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ends a request with a problem. It is the interfaces' way to leave a nested translation, and is an
 * answer rather than a fault: it holds no stack trace. Immutable.
 */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ProblemType type;
    private final String code;
    private final transient List<String> dependents;
    private final transient List<Problem.FieldError> errors;
    private final transient Problem.@Nullable Retry retry;
    private final transient Map<String, String> headers;

    private ProblemException(
            ProblemType type,
            String code,
            String detail,
            List<String> dependents,
            List<Problem.FieldError> errors,
            Problem.@Nullable Retry retry,
            Map<String, String> headers) {
        super(detail, null, false, false);
        this.type = type;
        this.code = code;
        this.dependents = List.copyOf(dependents);
        this.errors = List.copyOf(errors);
        this.retry = retry;
        this.headers = Map.copyOf(headers);
    }

    public ProblemException(ProblemType type, String code, String detail) {
        this(type, code, detail, List.of(), List.of(), null, Map.of());
    }

    /** A part of the request is wrong. */
    public static ProblemException invalid(String code, String field, String detail) {
        return invalid(code, List.of(new Problem.FieldError(field, detail)));
    }

    /** Parts of the request are wrong; the detail names them all. */
    public static ProblemException invalid(String code, List<Problem.FieldError> errors) {
        List<String> sentences =
                errors.stream().map(error -> error.field() + ": " + error.detail()).toList();
        return new ProblemException(
                ProblemType.INVALID_REQUEST,
                code,
                String.join("; ", sentences),
                List.of(),
                errors,
                null,
                Map.of());
    }

    public ProblemException withDependents(List<String> newDependents) {
        return new ProblemException(type, code, detail(), newDependents, errors, retry, headers);
    }

    /** With an error that says which field, query parameter or header is meant. */
    public ProblemException about(String field, String why) {
        return new ProblemException(
                type,
                code,
                detail(),
                dependents,
                List.of(new Problem.FieldError(field, why)),
                retry,
                headers);
    }

    /** With the advice to repeat, in the body and as {@code Retry-After}. */
    public ProblemException withRetry(Problem.Retry newRetry) {
        return new ProblemException(type, code, detail(), dependents, errors, newRetry, headers)
                .withHeader("Retry-After", Long.toString(newRetry.afterSeconds()));
    }

    public ProblemException withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new ProblemException(type, code, detail(), dependents, errors, retry, more);
    }

    public ProblemType type() {
        return type;
    }

    public Map<String, String> headers() {
        return headers;
    }

    private String detail() {
        String message = getMessage();
        return message == null ? type.title() : message;
    }

    /** The document for the request with that id and path. */
    public Problem problem(String requestId, @Nullable String instance) {
        return new Problem(
                type.uri(),
                type.title(),
                type.status(),
                detail(),
                code,
                dependents,
                requestId,
                instance == null ? "/" : instance,
                errors,
                retry);
    }
}
