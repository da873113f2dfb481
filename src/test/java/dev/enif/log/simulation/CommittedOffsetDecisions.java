/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.simulation;

import dev.enif.log.ownership.Decided;
import dev.enif.log.ownership.Decisions;
import dev.enif.log.ownership.PolledCommand;
import dev.enif.log.ownership.Undecidable;
import java.util.OptionalLong;

/** A mutant's decisions: where to continue comes from the consumer group instead of the state. */
final class CommittedOffsetDecisions implements Decisions<Register, Command, Body> {

    private final Decisions<Register, Command, Body> decisions;
    private final Group group;
    private OptionalLong justConsumed = OptionalLong.empty();

    CommittedOffsetDecisions(Decisions<Register, Command, Body> decisions, Group group) {
        this.decisions = decisions;
        this.group = group;
    }

    @Override
    public long nextCommandOffset(Register state) {
        var next = justConsumed.orElse(group.committedOffset());
        justConsumed = OptionalLong.empty();
        return next;
    }

    @Override
    public Decided<Register, Body> decide(
            Register state, PolledCommand<Command> command, long newestLogTimeMillis) {
        var decided = decisions.decide(state, command, newestLogTimeMillis);
        justConsumed = OptionalLong.of(command.offset() + 1);
        return decided;
    }

    @Override
    public Decided<Register, Body> internalError(
            Register state, PolledCommand<Command> command, Undecidable reason) {
        var decided = decisions.internalError(state, command, reason);
        justConsumed = OptionalLong.of(command.offset() + 1);
        return decided;
    }

    @Override
    public Decided<Register, Body> commandsLost(Register state, long from, long to) {
        var decided = decisions.commandsLost(state, from, to);
        justConsumed = OptionalLong.of(to);
        return decided;
    }
}
