/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.monitoring;

import dev.enif.core.id.AccountId;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;

/** The last ids that were seen, up to a number, so that repeats are known; for one thread. */
public final class RecentIds {
    private final int most;
    private final Set<Key> seen = new HashSet<>();
    private final ArrayDeque<Key> order = new ArrayDeque<>();

    /** Accounts cannot use up each other's ids. */
    private record Key(AccountId account, String id) {}

    public RecentIds(int most) {
        this.most = most;
    }

    /** Notes the id; whether it was not among the last ones. */
    public boolean add(AccountId account, String id) {
        Key key = new Key(account, id);
        if (!seen.add(key)) {
            return false;
        }
        order.addLast(key);
        if (order.size() > most) {
            seen.remove(order.removeFirst());
        }
        return true;
    }

    public int size() {
        return order.size();
    }
}
