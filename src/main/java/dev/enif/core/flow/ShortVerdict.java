/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.id.RuleId;
import org.jspecify.annotations.Nullable;

/**
 * The short answer, which both readings must agree on.
 *
 * @param code of the first blocker, or why it passes
 * @param creditedRule the lowest id among the matching rules of the last group filter that let it
 *     pass; null for a denial, or if no rule was needed
 */
public record ShortVerdict(VerdictCode code, @Nullable RuleId creditedRule) {
    public static ShortVerdict of(VerdictCode code) {
        return new ShortVerdict(code, null);
    }

    public Action action() {
        return code.action();
    }
}
