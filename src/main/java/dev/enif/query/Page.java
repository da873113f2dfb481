/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query;

import dev.enif.log.Position;
import dev.enif.query.view.ResourceView;
import java.util.List;
import java.util.Optional;

/**
 * Part of a list, sorted by id.
 *
 * @param next the cursor of the next page; empty on the last one
 * @param position what the page reflects: everything up to it, and nothing behind it
 */
public record Page<V extends ResourceView>(
        List<V> items, Optional<String> next, Position position) {
    public Page {
        items = List.copyOf(items);
    }
}
