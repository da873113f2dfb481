/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.ownership;

/** Decides by writing the word down, but for a few words that misbehave. */
final class LedgerDecisions implements Decisions<Ledger, String, String> {
    @Override
    public long nextCommandOffset(Ledger state) {
        return state.nextCommandOffset();
    }

    @Override
    public Decided<Ledger, String> decide(
            Ledger state, PolledCommand<String> command, long newestLogTimeMillis) {
        var next = command.offset() + 1;
        return switch (command.value()) {
            case "throw", "hopeless" -> throw new IllegalArgumentException("a bug");
            case "nest" -> throw new StackOverflowError("nested too deeply");
            case "forget" -> new Decided<>(state, "forgets to consume its command");
            case "time" ->
                    new Decided<>(state.with(next, "time"), Long.toString(newestLogTimeMillis));
            default ->
                    new Decided<>(
                            state.with(next, command.value()),
                            command.value() + " on " + state.entries());
        };
    }

    @Override
    public Decided<Ledger, String> internalError(
            Ledger state, PolledCommand<String> command, Undecidable reason) {
        if (command.value().equals("hopeless")) {
            throw new IllegalStateException("another bug");
        }
        return new Decided<>(
                state.with(command.offset() + 1, "error"),
                "internal error: " + reason.getClass().getSimpleName());
    }

    @Override
    public Decided<Ledger, String> commandsLost(Ledger state, long from, long to) {
        return new Decided<>(state.with(to, "lost"), "lost %d-%d".formatted(from, to));
    }
}
