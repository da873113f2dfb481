/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.command;

import dev.enif.core.account.AccountCommand;
import dev.enif.core.id.AccountId;
import dev.enif.core.partition.CommandEnvelope;
import dev.enif.core.partition.PartitionCommand;
import dev.enif.log.codec.JsonCodec;
import dev.enif.log.kafka.CommandLog;
import dev.enif.log.kafka.Follower;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/** Commands by way of the log: append, wait for the decision, answer. */
public final class KafkaCommands implements Commands {

    /**
     * Bounds of the edge.
     *
     * @param timeout how long an answer is waited for
     * @param timeToLive how long a command may wait to be decided; longer than the time-out, so
     *     that nobody is told "expired" of what may still happen
     * @param inFlight how many commands may wait for their answers
     * @param inFlightOfAccount how many of one account
     */
    public record Bounds(
            Duration timeout, Duration timeToLive, int inFlight, int inFlightOfAccount) {
        public static final Bounds STANDARD =
                new Bounds(Duration.ofSeconds(10), Duration.ofSeconds(30), 2_048, 512);
    }

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Follower follower;
    private final CommandLog log;
    private final JsonCodec codec;
    private final Bounds bounds;
    private final Waiters waiters;
    private final Admission admission;
    private final Executor executor;

    /**
     * Must be made before the follower is started, for it listens to it.
     *
     * @param timer for time-outs
     * @param executor appends commands and completes answers: may block, and runs callers' code
     */
    public KafkaCommands(
            Follower follower,
            CommandLog log,
            JsonCodec codec,
            Bounds bounds,
            ScheduledExecutorService timer,
            Executor executor) {
        this.follower = follower;
        this.log = log;
        this.codec = codec;
        this.bounds = bounds;
        this.executor = executor;
        this.waiters = new Waiters(bounds.timeout(), RETRY_AFTER, timer, executor);
        this.admission = new Admission(bounds.inFlight(), bounds.inFlightOfAccount());
        follower.addListener(waiters);
    }

    @Override
    public CompletionStage<Answer> submit(
            AccountId account, AccountCommand command, Request request) {
        int partition = account.partition(follower.partitions());
        if (!follower.live(partition)) {
            return CompletableFuture.failedStage(new NotReadyException(RETRY_AFTER));
        }
        var envelope = envelope(account, command, request);
        if (!admission.enter(account)) {
            return CompletableFuture.failedStage(new TooManyCommandsException(RETRY_AFTER));
        }
        var answer =
                waiters.register(
                        envelope.commandId(), partition, account, envelope.effectiveToken());
        var _ = answer.whenComplete((_, _) -> admission.leave(account));
        try {
            // Not here: this may be an event loop, and in an outage an append blocks.
            executor.execute(
                    log.prepare(partition, envelope, _ -> waiters.unknown(envelope.commandId())));
        } catch (RuntimeException unsent) {
            waiters.forget(envelope.commandId());
            answer.cancel(false);
            throw unsent;
        }
        return answer.minimalCompletionStage();
    }

    private CommandEnvelope envelope(AccountId account, AccountCommand command, Request request) {
        var forAccount = new PartitionCommand.ForAccount(account, command);
        return new CommandEnvelope(
                CommandIds.next(),
                request.token(),
                codec.parameterHash(forAccount),
                request.actor(),
                request.requestId(),
                bounds.timeToLive().toMillis(),
                request.expected(),
                forAccount);
    }

    /** How many commands wait for their answers now. */
    public int waiting() {
        return admission.waiting();
    }
}
