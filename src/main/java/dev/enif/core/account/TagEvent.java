/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.account;

import dev.enif.core.id.ResourceId;

/** Facts about the tags of one resource. */
public sealed interface TagEvent {
    /** The resource has these tags now, and no others. */
    record TagsReplaced(ResourceId resource, Tags tags) implements TagEvent {}
}
