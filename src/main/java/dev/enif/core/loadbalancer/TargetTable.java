/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.loadbalancer;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A choice of targets, ready to be picked from: a look-up a flow. Immutable. */
public final class TargetTable {
    private final TargetChoice choice;
    private final Maglev maglev;
    private final TargetKey[] keys;

    private TargetTable(TargetChoice choice, Maglev maglev) {
        Map<String, TargetKey> byName = new HashMap<>();
        choice.targets().forEach(key -> byName.put(key.toString(), key));
        this.choice = choice;
        this.maglev = maglev;
        this.keys = maglev.names().stream().map(byName::get).toArray(TargetKey[]::new);
    }

    /** Null if there is nothing to pick from. */
    public static @Nullable TargetTable of(TargetChoice choice) {
        Maglev maglev = choice.table();
        return maglev == null ? null : new TargetTable(choice, maglev);
    }

    public TargetChoice choice() {
        return choice;
    }

    /** The target of a flow with that hash, spread over all 64 bits. */
    public TargetKey pick(long flowHash) {
        return keys[maglev.pickIndex(flowHash)];
    }
}
