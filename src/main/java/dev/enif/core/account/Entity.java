/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.account;

import dev.enif.core.id.ResourceId;

/** A resource as the decider knows it: immutable, folded from events. */
public interface Entity<K extends ResourceId> {
    K id();

    Tags tags();

    Entity<K> withTags(Tags tags);

    /** A hash of all of its fields; two entities that differ should differ here. */
    long fingerprint();
}
