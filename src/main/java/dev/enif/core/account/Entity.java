/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.account;

import dev.enif.core.id.ResourceId;
import java.util.Collection;
import java.util.List;

/** A resource as the decider knows it: immutable, folded from events. */
public interface Entity<K extends ResourceId> {
    K id();

    Tags tags();

    Entity<K> withTags(Tags tags);

    /**
     * The resources and parts that it names, for those who ask {@link References} who names them:
     * what stands in the way of deleting something, what shows something that changed. Kinds that
     * have an index of their own name none here. Two collections of one entity compare equal if
     * they name the same.
     */
    default Collection<? extends ResourceId> references() {
        return List.of();
    }

    /** A hash of all of its fields; two entities that differ should differ here. */
    long fingerprint();
}
