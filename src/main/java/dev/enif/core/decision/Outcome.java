/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.decision;

import java.util.List;

/** The answer to a command, in the form that the log keeps. */
public sealed interface Outcome {
    record Accepted(Result result) implements Outcome {}

    /** A {@link Refusal}, flattened: later versions may drop its class, never its meaning. */
    record Refused(RefusalKind kind, String code, String message, List<String> dependents)
            implements Outcome {
        public Refused {
            dependents = List.copyOf(dependents);
        }

        public static Refused of(Refusal refusal) {
            return new Refused(
                    refusal.kind(), refusal.code(), refusal.message(), refusal.dependents());
        }
    }
}
