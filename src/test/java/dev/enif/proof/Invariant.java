/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.proof;

/** What must never break, by its name in ARCHITECTURE.md, as far as a finished run can show it. */
enum Invariant {
    I1("every answered command has exactly one valid decision, with that outcome"),
    I2("each command is decided at most once, in order"),
    I3("an independent model of the log gives the recorded outcomes"),
    I4("no address, slot, public address or id is given twice"),
    I5("answered before sent implies a lower position"),
    I6("a read at a position reflects it"),
    I7("views equal the fold, row by row and column by column, at equal position"),
    I9("all fingerprints of the state agree"),
    I10("after the last fault all commands are decided and answered, and all views caught up");

    private final String sentence;

    Invariant(String sentence) {
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
