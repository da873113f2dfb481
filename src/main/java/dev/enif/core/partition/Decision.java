/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.partition;

import dev.enif.core.decision.Outcome;
import dev.enif.core.id.AccountId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One command's outcome and all of its events: the body of one record of {@code eni.events}. Atomic
 * because it is one record. Everything that the fold needs is in here.
 *
 * @param commandOffset the command's place in {@code eni.commands}; the next decision begins behind
 *     it
 * @param account null for a command to the partition itself
 * @param timeMillis log time: never earlier than the decision before; milliseconds since 1970
 * @param token under which an accepted result is kept, or null to keep none
 * @param tokenExpiresAtMillis log time at which it is forgotten
 * @param replayed the answer was found under the token; nothing happened now
 * @param nextId the id counter after this decision
 * @param fingerprint of the state after this decision, in some decisions only
 */
public record Decision(
        long commandOffset,
        String commandId,
        @Nullable AccountId account,
        long timeMillis,
        @Nullable String token,
        long tokenExpiresAtMillis,
        long parameterHash,
        String actor,
        String requestId,
        boolean replayed,
        Outcome outcome,
        long nextId,
        List<PartitionEvent> events,
        @Nullable StateFingerprint fingerprint) {
    public Decision {
        events = List.copyOf(events);
    }

    /**
     * A hash of the whole state with the version of the way it is computed; only equal versions can
     * be compared.
     */
    public record StateFingerprint(int version, long value) {}

    public Decision withFingerprint(StateFingerprint newFingerprint) {
        return new Decision(
                commandOffset,
                commandId,
                account,
                timeMillis,
                token,
                tokenExpiresAtMillis,
                parameterHash,
                actor,
                requestId,
                replayed,
                outcome,
                nextId,
                events,
                newFingerprint);
    }
}
