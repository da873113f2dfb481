/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.securitygroup;

import dev.enif.core.account.Tags;
import dev.enif.core.id.RuleId;
import dev.enif.core.net.Traffic;

/**
 * One allowance: this traffic, in this direction, with this peer. Neither description nor tags are
 * part of its identity.
 */
public record Rule(
        RuleId id, Direction direction, Traffic traffic, Peer peer, String description, Tags tags) {
    public Rule withTags(Tags newTags) {
        return new Rule(id, direction, traffic, peer, description, newTags);
    }
}
