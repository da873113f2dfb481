/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.account;

import dev.enif.core.id.ResourceId;
import java.util.List;
import java.util.Map;

/** Commands on the tags of any resources, all or nothing. */
public sealed interface TagCommand {
    /** Adds tags to, or replaces their values on, each resource. */
    record AddTags(List<ResourceId> resources, Tags tags) implements TagCommand {
        public AddTags {
            resources = List.copyOf(resources);
        }
    }

    /**
     * Removes keys from each resource; a key with a value is removed only where the value matches.
     * Absent keys are no error. Without any key, and without any to match, all tags go (EC2).
     */
    record RemoveTags(List<ResourceId> resources, List<String> keys, Map<String, String> matching)
            implements TagCommand {
        public RemoveTags {
            resources = List.copyOf(resources);
            keys = List.copyOf(keys);
            matching = Map.copyOf(matching);
        }
    }
}
