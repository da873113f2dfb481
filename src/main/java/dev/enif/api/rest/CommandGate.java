/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.api.identity.Caller;
import dev.enif.api.problem.Problem;
import dev.enif.api.problem.ProblemException;
import dev.enif.api.problem.ProblemType;
import dev.enif.command.Answer;
import dev.enif.command.CommandException;
import dev.enif.command.Commands;
import dev.enif.command.NotReadyException;
import dev.enif.command.OutcomeUnknownException;
import dev.enif.command.Request;
import dev.enif.command.TooManyCommandsException;
import dev.enif.core.account.AccountCommand;
import dev.enif.core.decision.Outcome;
import dev.enif.core.decision.Refusal;
import dev.enif.core.decision.RefusalKind;
import dev.enif.core.id.ResourceId;
import dev.enif.core.partition.CommandEnvelope.ExpectedRevision;
import dev.enif.log.codec.TooLargeException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Hands commands over and makes problems of refusals and failures, so that what comes out is an
 * accepted answer. Thread-safe.
 */
@ApplicationScoped
public class CommandGate {
    private final Commands commands;
    private final Exchange exchange;

    public CommandGate(Commands commands, Exchange exchange) {
        this.commands = commands;
        this.exchange = exchange;
    }

    /** Submits a command that makes something, or that is about more than one resource. */
    public Uni<Answer> submit(AccountCommand command) {
        exchange.requireQuery(List.of());
        exchange.refuseExpectedRevision();
        return submit(command, (ExpectedRevision) null);
    }

    /**
     * Submits a command that changes one resource, with {@code If-Match} holding for it.
     *
     * @param query the query parameters that the request may have
     */
    public Uni<Answer> submit(AccountCommand command, ResourceId target, String... query) {
        exchange.requireQuery(List.of(query));
        OptionalLong revision = exchange.expectedRevision();
        return submit(
                command,
                revision.isEmpty() ? null : new ExpectedRevision(target, revision.getAsLong()));
    }

    private Uni<Answer> submit(AccountCommand command, @Nullable ExpectedRevision expected) {
        Caller caller = exchange.caller();
        Request request =
                new Request(
                        exchange.idempotencyKey(), caller.actor(), exchange.requestId(), expected);
        Uni<Answer> answer =
                Uni.createFrom()
                        .completionStage(() -> commands.submit(caller.account(), command, request));
        return backOnTheRequestsThread(answer)
                .onFailure()
                .transform(CommandGate::problemOf)
                .invoke(CommandGate::requireAccepted);
    }

    /** Rendering is the request's business: the follower that completes the answer goes on. */
    private static Uni<Answer> backOnTheRequestsThread(Uni<Answer> answer) {
        Context context = Vertx.currentContext();
        return context == null
                ? answer
                : answer.emitOn(work -> context.runOnContext(_ -> work.run()));
    }

    private static void requireAccepted(Answer answer) {
        switch (answer.decision().outcome()) {
            case Outcome.Accepted _ -> {}
            case Outcome.Refused refused -> throw problemOf(refused, answer);
        }
    }

    private static ProblemException problemOf(Outcome.Refused refused, Answer answer) {
        ProblemException problem =
                new ProblemException(typeOf(refused.kind()), refused.code(), refused.message())
                        .withDependents(refused.dependents())
                        .withHeader(Replies.POSITION, answer.position().toString());
        return refused.kind() == RefusalKind.EXPIRED
                ? problem.withRetry(nothingHappened(1))
                : problem;
    }

    /** The one place where a kind of refusal becomes a status of this interface. */
    static ProblemType typeOf(RefusalKind kind) {
        return switch (kind) {
            case INVALID -> ProblemType.INVALID_REQUEST;
            case NOT_FOUND -> ProblemType.NOT_FOUND;
            case CONFLICT -> ProblemType.CONFLICT;
            case DEPENDENCY -> ProblemType.DEPENDENCY;
            case LIMIT -> ProblemType.LIMIT_EXCEEDED;
            case PRECONDITION -> ProblemType.PRECONDITION_FAILED;
            case EXPIRED -> ProblemType.EXPIRED;
            case FAULT -> ProblemType.INTERNAL;
        };
    }

    private static Throwable problemOf(Throwable failure) {
        return switch (failure) {
            case CommandException exception -> problemOf(exception);
            case TooLargeException tooLarge ->
                    new ProblemException(
                            ProblemType.BODY_TOO_LARGE,
                            "RequestEntityTooLarge",
                            "The command is larger than the log takes: "
                                    + tooLarge.bytes()
                                    + " bytes of at most "
                                    + tooLarge.limit());
            default -> failure;
        };
    }

    static ProblemException problemOf(CommandException exception) {
        long seconds = seconds(exception.retryAfter());
        return switch (exception) {
            case OutcomeUnknownException unknown ->
                    new ProblemException(
                                    ProblemType.OUTCOME_UNKNOWN,
                                    "OutcomeUnknown",
                                    "The command was handed over, and its outcome was not seen in"
                                            + " time: it may have been carried out, or may be yet")
                            .withRetry(repeatWith(unknown.token(), seconds));
            case NotReadyException _ ->
                    new ProblemException(
                                    ProblemType.NOT_READY,
                                    "Unavailable",
                                    "Commands of this account cannot be decided at the moment")
                            .withRetry(nothingHappened(seconds));
            case TooManyCommandsException _ ->
                    new ProblemException(
                                    ProblemType.TOO_MANY_REQUESTS,
                                    "RequestLimitExceeded",
                                    "Too many commands are being decided at the moment")
                            .withRetry(nothingHappened(seconds));
        };
    }

    private static Problem.Retry repeatWith(String token, long seconds) {
        return new Problem.Retry(
                seconds,
                token,
                "Send the same request again after "
                        + seconds
                        + " s with the header '"
                        + Exchange.IDEMPOTENCY_KEY
                        + ": "
                        + token
                        + "' within five minutes: it is carried out once at most, and"
                        + " answered with its outcome");
    }

    private static Problem.Retry nothingHappened(long seconds) {
        return new Problem.Retry(
                seconds,
                null,
                "Nothing happened: send the same request again after " + seconds + " s");
    }

    /** Whole seconds, rounded up, at least one: {@code Retry-After} knows no fractions. */
    private static long seconds(Duration duration) {
        return Math.max(1, duration.plusMillis(999).toSeconds());
    }

    /** How a refusal is told. */
    static ProblemException refused(Refusal refusal) {
        return new ProblemException(typeOf(refusal.kind()), refusal.code(), refusal.message())
                .withDependents(refusal.dependents());
    }
}
