/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.command;

import dev.enif.core.id.AccountId;
import dev.enif.log.kafka.Follower;

/**
 * The accounts as this process's follower knows them, for reads that need the exact image and not a
 * view of it. Thread-safe.
 */
public final class CommandState {

    private final Follower follower;

    public CommandState(Follower follower) {
        this.follower = follower;
    }

    /** The account's image now; an account in which nothing has happened is empty. */
    public AccountView account(AccountId account) {
        var current = follower.current(account.partition(follower.partitions()));
        return new AccountView(current.position(), current.state().account(account));
    }
}
