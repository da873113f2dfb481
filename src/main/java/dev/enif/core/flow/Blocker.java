/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.id.ResourceId;
import java.util.List;

/**
 * Something that stops the flow.
 *
 * @param reason one sentence
 * @param candidates the rules that come nearest to letting it pass
 */
public record Blocker(
        VerdictCode code, Component component, String reason, List<Candidate> candidates) {
    public Blocker {
        candidates = List.copyOf(candidates);
    }

    /**
     * A rule that nearly matches, with what it lacks in words.
     *
     * @param owner the group or network ACL that it is of
     * @param rule its id, or its number in the network ACL
     */
    public record Candidate(ResourceId owner, String rule, List<String> lacks) {
        public Candidate {
            lacks = List.copyOf(lacks);
        }
    }
}
