/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.partition;

import dev.enif.core.id.AccountId;
import dev.enif.core.id.ResourceId;

/**
 * Something that is due at a log time; the owner of the partition appends a {@code Tick} when the
 * first one has passed.
 */
public record Timer(long atMillis, AccountId account, ResourceId resource)
        implements Comparable<Timer> {
    @Override
    public int compareTo(Timer other) {
        int byTime = Long.compare(atMillis, other.atMillis);
        if (byTime != 0) {
            return byTime;
        }
        int byAccount = account.compareTo(other.account);
        return byAccount != 0 ? byAccount : resource.compareTo(other.resource);
    }
}
