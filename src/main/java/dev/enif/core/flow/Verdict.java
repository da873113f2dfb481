/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import java.util.List;

/**
 * The full answer.
 *
 * @param hops the path in order, as far as it can be known
 * @param blockers all of them in path order; empty exactly when it passes
 * @param warnings what blocks nothing and may still surprise
 */
public record Verdict(
        ShortVerdict summary, List<Hop> hops, List<Blocker> blockers, List<Warning> warnings) {
    public Verdict {
        hops = List.copyOf(hops);
        blockers = List.copyOf(blockers);
        warnings = List.copyOf(warnings);
    }

    public Action action() {
        return summary.action();
    }
}
