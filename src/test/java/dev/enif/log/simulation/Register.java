/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.simulation;

import dev.enif.log.Fingerprint;
import java.util.Map;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * The toy domain's state: a register of accounts, each with a unique name and a unique number.
 *
 * @param accounts numbers by name
 * @param tokens what was answered to each token; accepted commands only
 * @param nextCommandOffset the first command not yet consumed
 * @param timeMillis the newest append time of the commands decided
 * @param decisions how many decisions were folded
 */
record Register(
        PMap<String, Long> accounts,
        PMap<String, Answer> tokens,
        long nextCommandOffset,
        long timeMillis,
        long decisions) {

    static final Register EMPTY = new Register(HashTreePMap.empty(), HashTreePMap.empty(), 0, 0, 0);

    private static final int FINGERPRINT_VERSION = 1;

    /** Folds one decision, at a time that is the body's unless something is wrong. */
    Register evolve(Body body, long timeMillis) {
        var answer = body.answer();
        var fresh = answer.accepted() && !body.replayed();
        var accountsAfter =
                !fresh
                        ? accounts
                        : answer.outcome() == Answer.Outcome.OPENED
                                ? accounts.plus(body.name(), answer.number())
                                : accounts.minus(body.name());
        return new Register(
                accountsAfter,
                fresh ? tokens.plus(body.token(), answer) : tokens,
                body.nextCommandOffset(),
                Math.max(this.timeMillis, timeMillis),
                decisions + 1);
    }

    Fingerprint fingerprint() {
        return new Fingerprint(
                FINGERPRINT_VERSION,
                digest(accounts, tokens, nextCommandOffset, timeMillis, decisions));
    }

    /** A hash of the contents that does not depend on their order. */
    static long digest(
            Map<String, Long> accounts,
            Map<String, Answer> tokens,
            long nextCommandOffset,
            long timeMillis,
            long decisions) {
        var sum = mix(nextCommandOffset) + 3 * mix(timeMillis) + 5 * mix(decisions);
        for (var account : accounts.entrySet()) {
            sum += 7 * mix(account.getKey().hashCode() + (account.getValue() << 32));
        }
        for (var token : tokens.entrySet()) {
            var answer = token.getValue();
            sum +=
                    11
                            * mix(
                                    token.getKey().hashCode()
                                            + (answer.number() << 32)
                                            + ((long) answer.outcome().ordinal() << 56));
        }
        return sum;
    }

    private static long mix(long value) {
        var mixed = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
        return mixed ^ (mixed >>> 29);
    }
}
