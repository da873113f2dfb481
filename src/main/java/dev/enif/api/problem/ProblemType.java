/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.problem;

import java.util.Locale;

/**
 * The types of problem that the interfaces answer with; {@code docs/problems.md} explains each.
 * Names and statuses are part of the interface: they are added, never changed.
 */
public enum ProblemType {
    MALFORMED_BODY(
            400,
            "The body cannot be read",
            "The body is not JSON, or is no JSON object; the detail says where. Correct it."),
    INVALID_REQUEST(
            400,
            "The request is not valid",
            "A field, query parameter or header is missing, unknown or out of shape, or says what no"
                    + " state could allow. The list errors names each. Correct them."),
    UNAUTHENTICATED(
            401,
            "No identity",
            "The request carries no identity that the service knows. The local run knows the"
                    + " developer at its own machine only."),
    FORBIDDEN(
            403,
            "Not permitted",
            "The caller is known, and may not do this. Ask somebody who may."),
    NOT_FOUND(
            404,
            "There is no such resource",
            "An id that the request names is well formed and is nothing of this account. It may have"
                    + " been deleted, or be another account's: both look the same."),
    NO_SUCH_ROUTE(
            404,
            "There is nothing under this path",
            "The path is not one of this interface. The index at / and the OpenAPI document list"
                    + " them."),
    METHOD_NOT_ALLOWED(
            405,
            "The path does not have this method",
            "The header Allow lists the methods that it has."),
    NOT_ACCEPTABLE(
            406,
            "The answer cannot be given in a format that the request accepts",
            "Answers are application/json, problems application/problem+json, the watch"
                    + " text/event-stream."),
    CONFLICT(
            409,
            "The state of a resource does not permit it",
            "The request is sound, and the state of a resource does not permit it now. Read the"
                    + " resource, change that first, or ask for something else."),
    DEPENDENCY(
            409,
            "Other resources depend on it",
            "The list dependents names the resources that stand in the way. Change or delete them"
                    + " first."),
    LIMIT_EXCEEDED(
            409,
            "A quota or a capacity is used up",
            "A quota of the account, a limit of an instance type or a subnet's free addresses are"
                    + " used up. Remove something, or raise the quota under /v1/quotas."),
    POSITION_GONE(
            410,
            "The position is too old to watch from",
            "What happened behind that position is not kept for watching any more. List the"
                    + " resources again, and watch from the position of that answer."),
    PRECONDITION_FAILED(
            412,
            "The precondition does not hold",
            "The resource is at another revision than If-Match names, another attachment has taken"
                    + " the place of the expected one, or another term of a failover group has"
                    + " begun. Read it again and decide anew."),
    BODY_TOO_LARGE(413, "The body is too large", "Send less at once: bodies are limited to 1 MiB."),
    UNSUPPORTED_MEDIA_TYPE(
            415,
            "The body has a format that is not understood",
            "Send JSON, and say so with the header Content-Type: application/json."),
    TOO_MANY_REQUESTS(
            429,
            "Too many requests at once",
            "Nothing happened. Send the request again after the time that Retry-After names."),
    INTERNAL(
            500,
            "An error of ours",
            "Something is wrong in the service. Report it with the request id, which its log"
                    + " carries."),
    NOT_READY(
            503,
            "Not ready to answer",
            "The service is starting, taking over, or has not read far enough yet. Nothing"
                    + " happened. Send the request again after the time that Retry-After names."),
    OUTCOME_UNKNOWN(
            503,
            "The outcome is not known yet",
            "The command was handed over and its outcome was not seen in time. Send the same request"
                    + " again, within five minutes, with the Idempotency-Key that the problem names:"
                    + " it is carried out once at most, and answered with its outcome."),
    EXPIRED(
            503,
            "It came too late to be decided",
            "The command waited longer than its time to live and was dropped. Nothing happened. Send"
                    + " it again.");

    private final int status;
    private final String title;
    private final String meaning;

    ProblemType(int status, String title, String meaning) {
        this.status = status;
        this.title = title;
        this.meaning = meaning;
    }

    /** The HTTP status it is answered with. */
    public int status() {
        return status;
    }

    /** What it is, in a few words that are the same at every occurrence. */
    public String title() {
        return title;
    }

    /** What it means, and what to do about it. */
    public String meaning() {
        return meaning;
    }

    /** Its relative URI, such as {@code /problems/not-found}. */
    public String uri() {
        return "/problems/" + slug();
    }

    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
