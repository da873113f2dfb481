/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core;

import dev.enif.core.account.Draft;
import dev.enif.core.id.AccountId;
import dev.enif.core.partition.CommandEnvelope;
import dev.enif.core.partition.Decision;
import dev.enif.core.partition.PartitionCommand;
import dev.enif.core.partition.PartitionDecider;
import dev.enif.core.partition.PartitionState;

/**
 * A partition that decides one command after the other, for tests of long histories; unlike {@link
 * Given}, ids go on counting. Immutable.
 */
public record Run(PartitionState state, Draft.Environment environment, long timeMillis) {
    /** Decides a command of any resource; the run goes on with {@link #after}. */
    public Decision decide(AccountId account, Object command) {
        return decide(
                new PartitionCommand.ForAccount(account, Envelopes.command(command).orElseThrow()));
    }

    public Decision decide(PartitionCommand command) {
        long offset = state.nextCommandOffset();
        return PartitionDecider.decide(
                state,
                new CommandEnvelope(
                        "command-" + offset,
                        null,
                        command.hashCode(),
                        "somebody",
                        "request-" + offset,
                        10_000,
                        null,
                        command),
                offset,
                timeMillis,
                environment);
    }

    public Run after(Decision decision) {
        return new Run(state.after(decision), environment, timeMillis);
    }

    /** Decides and folds a command that a test knows to be accepted. */
    public Run accepted(AccountId account, Object command) {
        Decision decision = decide(account, command);
        if (decision.events().isEmpty()) {
            throw new AssertionError(command + " changed nothing: " + decision.outcome());
        }
        return after(decision);
    }

    public Run at(long millis) {
        return new Run(state, environment, millis);
    }
}
