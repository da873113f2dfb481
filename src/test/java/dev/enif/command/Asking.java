/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.command;

import dev.enif.core.account.AccountCommand;
import dev.enif.core.account.Quota;
import dev.enif.core.account.QuotaCommand;
import dev.enif.core.decision.Outcome;
import dev.enif.core.id.AccountId;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Commands as tests ask for them. */
final class Asking {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Asking() {}

    static AccountId account(int number) {
        return new AccountId("%012d".formatted(number));
    }

    static Request request(@Nullable String token) {
        return new Request(token, "tester", "request", null);
    }

    /** A command that every account may be asked for, and that leaves a trace. */
    static AccountCommand setQuota(int value) {
        return new AccountCommand.OfQuota(new QuotaCommand.SetQuota(Quota.VPCS, value));
    }

    static Answer ask(
            Commands commands, AccountId account, AccountCommand command, @Nullable String token) {
        try {
            return commands.submit(account, command, request(token))
                    .toCompletableFuture()
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CommandException exception) {
                throw exception;
            }
            throw new AssertionError(e);
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    static Outcome.Refused refusal(Answer answer) {
        if (answer.decision().outcome() instanceof Outcome.Refused refused) {
            return refused;
        }
        throw new AssertionError("not refused: " + answer.decision());
    }
}
