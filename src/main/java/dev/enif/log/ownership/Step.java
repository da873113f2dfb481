/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.ownership;

import java.util.List;

/** Where the node stands after an input, and what the shell is to do, in this order. */
public record Step<S, B>(Ownership<S> ownership, List<Effect<B>> effects) {
    public Step {
        effects = List.copyOf(effects);
    }
}
