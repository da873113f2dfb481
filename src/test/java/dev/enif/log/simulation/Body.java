/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.simulation;

import dev.enif.log.Fingerprint;
import java.util.Optional;

/**
 * The value of a decision.
 *
 * @param version 2 for what old nodes do not understand
 * @param commandOffset the command that was decided, or the first of those lost
 * @param nextCommandOffset where the commands go on after it
 * @param replayed whether the answer is that of an earlier command with the same token
 */
record Body(
        int version,
        long commandOffset,
        long nextCommandOffset,
        long timeMillis,
        String commandId,
        String token,
        String name,
        Answer answer,
        boolean replayed,
        Optional<Fingerprint> fingerprint) {

    Body with(Fingerprint recorded) {
        return new Body(
                version,
                commandOffset,
                nextCommandOffset,
                timeMillis,
                commandId,
                token,
                name,
                answer,
                replayed,
                Optional.of(recorded));
    }
}
