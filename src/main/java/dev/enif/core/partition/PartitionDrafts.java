/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.partition;

import dev.enif.core.account.Draft;
import dev.enif.core.id.AccountId;

/** Drafts that nobody decides by: to find out what a command would do. */
public final class PartitionDrafts {
    private PartitionDrafts() {}

    /**
     * A draft of what would be decided next, at the log time of the decision before.
     *
     * @param state of a founded partition
     */
    public static Draft of(PartitionState state, AccountId account, Draft.Environment environment) {
        return new Draft(
                state.account(account).begin(state.ordinal() + 1),
                new PoolAddresses(state.requirePool()),
                environment,
                state.timeMillis(),
                state.nextId());
    }
}
