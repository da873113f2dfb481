/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.simulation;

import dev.enif.log.Evolution;

/** The fold of the toy domain, by code of one version. */
record RegisterEvolution(int codeVersion, Mutant mutant) implements Evolution<Register, LogEntry> {

    /** A record of newer code. */
    static final class NotUnderstood extends RuntimeException {
        NotUnderstood(String what) {
            super(what);
        }
    }

    @Override
    public Register decided(Register state, LogEntry entry) {
        var body = entry.body().orElseThrow();
        if (body.version() > codeVersion) {
            throw new NotUnderstood("version " + body.version());
        }
        var time =
                mutant == Mutant.FOLD_READS_TIMESTAMP
                        ? entry.appendTimeMillis()
                        : body.timeMillis();
        return state.evolve(body, time);
    }
}
