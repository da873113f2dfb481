/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.command;

import dev.enif.core.account.Draft;
import dev.enif.core.instance.InstanceTypes;
import dev.enif.core.net.Cidr6;
import dev.enif.core.net.Zone;
import dev.enif.core.partition.CommandEnvelope;
import dev.enif.core.partition.Decision;
import dev.enif.core.partition.Founding;
import dev.enif.core.partition.PartitionCommand;
import dev.enif.core.partition.PartitionDecider;
import dev.enif.core.partition.PartitionRefusal;
import dev.enif.core.partition.PartitionState;
import dev.enif.log.codec.DecisionRecord;
import dev.enif.log.codec.JsonCodec;
import dev.enif.log.codec.NotYetWritableException;
import dev.enif.log.codec.TooLargeException;
import dev.enif.log.codec.UndecodableException;
import dev.enif.log.ownership.Decided;
import dev.enif.log.ownership.Decisions;
import dev.enif.log.ownership.PolledCommand;
import dev.enif.log.ownership.Undecidable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides commands as the owner needs it: what is folded ahead is the decision as every reader will
 * read it, so what cannot be written or read never enters the log. For one thread.
 */
final class PartitionDecisions implements Decisions<PartitionState, CommandRecord, Decision> {

    private static final System.Logger LOG = System.getLogger(PartitionDecisions.class.getName());

    private final JsonCodec codec;
    private final List<Zone> zones;
    private final InstanceTypes types;
    private final Cidr6 ipv6Pool;

    PartitionDecisions(JsonCodec codec, List<Zone> zones, InstanceTypes types, Cidr6 ipv6Pool) {
        this.codec = codec;
        this.zones = List.copyOf(zones);
        this.types = types;
        this.ipv6Pool = ipv6Pool;
    }

    @Override
    public long nextCommandOffset(PartitionState state) {
        return state.nextCommandOffset();
    }

    @Override
    public Decided<PartitionState, Decision> decide(
            PartitionState state, PolledCommand<CommandRecord> command, long newestLogTimeMillis) {
        CommandEnvelope envelope;
        try {
            envelope = codec.decodeCommand(command.value().body());
        } catch (UndecodableException undecodable) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Command {0} cannot be decoded: {1}",
                    command.value().commandId(),
                    undecodable.getMessage());
            return fault(state, command, "The command cannot be understood");
        }
        var decision =
                PartitionDecider.decide(
                        state,
                        envelope,
                        command.offset(),
                        command.appendTimeMillis(),
                        newestLogTimeMillis,
                        environment(state));
        try {
            return ahead(state, decision);
        } catch (NotYetWritableException notYet) {
            LOG.log(System.Logger.Level.WARNING, "Refusing a command: {0}", notYet.getMessage());
            return refused(
                    state, command, envelope, new PartitionRefusal.NotYet(state.featureLevel()));
        } catch (TooLargeException tooLarge) {
            return refused(
                    state, command, envelope, new PartitionRefusal.TooLarge(tooLarge.limit()));
        }
    }

    private Decided<PartitionState, Decision> refused(
            PartitionState state,
            PolledCommand<CommandRecord> command,
            CommandEnvelope envelope,
            PartitionRefusal refusal) {
        return ahead(
                state,
                PartitionDecider.refused(
                        state, envelope, command.offset(), command.appendTimeMillis(), refusal));
    }

    @Override
    public Decided<PartitionState, Decision> internalError(
            PartitionState state, PolledCommand<CommandRecord> command, Undecidable reason) {
        var why =
                switch (reason) {
                    case Undecidable.Threw(var cause) -> {
                        LOG.log(
                                System.Logger.Level.ERROR,
                                "Deciding command " + command.value().commandId() + " failed",
                                cause);
                        yield "Deciding the command failed";
                    }
                    case Undecidable.NotReadBack(int terms) ->
                            "The decision did not come back from the log in " + terms + " terms";
                };
        // What exhausts the stack would do so here once more.
        var skipped =
                reason instanceof Undecidable.Threw(var cause) && cause instanceof RuntimeException
                        ? skipped(state, command)
                        : null;
        return skipped == null ? fault(state, command, why) : skipped;
    }

    /** A message of another partition is taken, although deciding it failed; else null. */
    private @Nullable Decided<PartitionState, Decision> skipped(
            PartitionState state, PolledCommand<CommandRecord> command) {
        CommandEnvelope envelope;
        try {
            envelope = codec.decodeCommand(command.value().body());
        } catch (RuntimeException undecodable) {
            return null;
        }
        return envelope.command() instanceof PartitionCommand.ReceiveMessage message
                ? ahead(
                        state,
                        PartitionDecider.skipped(
                                state,
                                envelope,
                                message,
                                command.offset(),
                                command.appendTimeMillis()))
                : null;
    }

    @Override
    public Decided<PartitionState, Decision> commandsLost(
            PartitionState state, long from, long to) {
        LOG.log(
                System.Logger.Level.ERROR,
                "Commands {0} to {1} were deleted before they were decided",
                from,
                to - 1);
        return ahead(state, PartitionDecider.commandsLost(state, to));
    }

    private Decided<PartitionState, Decision> fault(
            PartitionState state, PolledCommand<CommandRecord> command, String why) {
        return ahead(
                state,
                PartitionDecider.fault(
                        state,
                        command.value().commandId(),
                        null,
                        command.offset(),
                        command.appendTimeMillis(),
                        why));
    }

    /** Term and seq come later: the largest ones there are stand in for them. */
    private Decided<PartitionState, Decision> ahead(PartitionState state, Decision decision) {
        var written =
                codec.encode(
                        new DecisionRecord(Long.MAX_VALUE, Long.MAX_VALUE, decision),
                        state.featureLevel());
        var read = codec.decodeDecision(written).decision();
        return new Decided<>(state.after(read), read);
    }

    private Draft.Environment environment(PartitionState state) {
        Founding founding = state.founding();
        if (founding == null) {
            throw new IllegalStateException("An owner decides only in a founded partition");
        }
        return new Draft.Environment(
                founding.ids(), founding.region(), zones, types, founding.ipv6Pool(ipv6Pool));
    }
}
