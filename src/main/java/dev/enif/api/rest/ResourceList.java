/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.enif.query.view.ResourceView;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list, sorted by id.
 *
 * @param nextCursor leads to the next page; left out on the last one
 */
@RegisterForReflection
public record ResourceList<V extends ResourceView>(
        List<V> items, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String nextCursor) {
    public ResourceList {
        items = List.copyOf(items);
    }
}
