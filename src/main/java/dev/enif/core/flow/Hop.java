/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.id.RuleId;
import java.util.List;

/**
 * One step of the path.
 *
 * @param subject the id, or words, of what was met
 * @param matchingRules every rule that lets it pass here, lowest id first; empty where no rules are
 *     asked
 */
public record Hop(Component component, String subject, boolean passed, List<RuleId> matchingRules) {
    public Hop {
        matchingRules = List.copyOf(matchingRules);
    }
}
