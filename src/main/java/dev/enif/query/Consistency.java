/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query;

import dev.enif.log.Position;

/** How recent an answer must be. */
public sealed interface Consistency {
    /** As the views happen to be: some milliseconds old, as a rule. */
    record Eventual() implements Consistency {}

    /** Everything up to the position, such as that of one's own last command. */
    record AtLeast(Position position) implements Consistency {}

    /** Everything that was answered before the read came: linearizable. */
    record Strong() implements Consistency {}

    Consistency EVENTUAL = new Eventual();
    Consistency STRONG = new Strong();
}
