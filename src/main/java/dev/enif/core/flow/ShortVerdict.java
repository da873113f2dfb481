/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.id.RuleId;
import dev.enif.core.loadbalancer.TargetKey;
import org.jspecify.annotations.Nullable;

/**
 * The short answer, which both readings must agree on.
 *
 * @param code of the first blocker, or why it passes
 * @param creditedRule the lowest id among the matching rules of the last group filter that let it
 *     pass; null for a denial, or if no rule was needed
 * @param target whom a load balancer picked, the last one if it passed several; null for a denial,
 *     or if it passed none
 */
public record ShortVerdict(
        VerdictCode code, @Nullable RuleId creditedRule, @Nullable TargetKey target) {
    public ShortVerdict(VerdictCode code, @Nullable RuleId creditedRule) {
        this(code, creditedRule, null);
    }

    public static ShortVerdict of(VerdictCode code) {
        return new ShortVerdict(code, null);
    }

    public Action action() {
        return code.action();
    }
}
