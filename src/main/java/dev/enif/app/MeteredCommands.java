/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.app;

import dev.enif.command.Answer;
import dev.enif.command.CommandException;
import dev.enif.command.Commands;
import dev.enif.command.NotReadyException;
import dev.enif.command.OutcomeUnknownException;
import dev.enif.command.Request;
import dev.enif.command.TooManyCommandsException;
import dev.enif.core.account.AccountCommand;
import dev.enif.core.decision.Outcome;
import dev.enif.core.id.AccountId;
import dev.enif.log.codec.TypeNames;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Measures commands, from being handed in to being answered. */
final class MeteredCommands implements Commands {

    private static final String NONE = "none";

    private final Commands commands;
    private final MeterRegistry registry;
    private final Counter tokenHits;

    MeteredCommands(Commands commands, MeterRegistry registry) {
        this.commands = commands;
        this.registry = registry;
        this.tokenHits = registry.counter("enif.idempotency.hits");
    }

    @Override
    public CompletionStage<Answer> submit(
            AccountId account, AccountCommand command, Request request) {
        var action = TypeNames.ofCommand(command);
        var sample = Timer.start(registry);
        return commands.submit(account, command, request)
                .whenComplete((answer, failure) -> measure(sample, action, answer, failure));
    }

    private void measure(
            Timer.Sample sample,
            String action,
            @Nullable Answer answer,
            @Nullable Throwable failure) {
        var tags =
                answer == null
                        ? Tags.of("outcome", failed(failure), "error_code", NONE)
                        : decided(answer);
        sample.stop(
                Timer.builder("enif.commands")
                        .description("Commands, from being handed in to being answered")
                        .tags(tags.and("action", action))
                        .serviceLevelObjectives(
                                Duration.ofMillis(5),
                                Duration.ofMillis(10),
                                Duration.ofMillis(25),
                                Duration.ofMillis(50),
                                Duration.ofMillis(100),
                                Duration.ofMillis(250),
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(10))
                        .register(registry));
        if (answer != null && answer.decision().replayed()) {
            tokenHits.increment();
        }
    }

    private static Tags decided(Answer answer) {
        return switch (answer.decision().outcome()) {
            case Outcome.Accepted _ -> Tags.of("outcome", "accepted", "error_code", NONE);
            case Outcome.Refused refused ->
                    Tags.of("outcome", "refused", "error_code", refused.code());
        };
    }

    private static String failed(@Nullable Throwable failure) {
        // A stage that depends on another hands its failure on in a wrapper.
        var cause = failure instanceof CompletionException wrapper ? wrapper.getCause() : failure;
        return cause instanceof CommandException exception
                ? switch (exception) {
                    case OutcomeUnknownException _ -> "unknown";
                    case NotReadyException _ -> "not-ready";
                    case TooManyCommandsException _ -> "throttled";
                }
                : "failed";
    }
}
