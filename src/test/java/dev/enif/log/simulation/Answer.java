/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.simulation;

/**
 * What became of a command.
 *
 * @param number the account's number, where the outcome has one; otherwise 0
 */
record Answer(Outcome outcome, long number) {

    static Answer refused(Outcome outcome) {
        return new Answer(outcome, 0);
    }

    boolean accepted() {
        return outcome == Outcome.OPENED || outcome == Outcome.CLOSED;
    }

    enum Outcome {
        OPENED,
        CLOSED,
        NAME_TAKEN,
        NAME_UNKNOWN,
        /** Refused by the toss of a coin, so that no two deciders agree. */
        BAD_LUCK,
        EXPIRED,
        UNDECODABLE,
        INTERNAL_ERROR,
        COMMANDS_LOST
    }
}
