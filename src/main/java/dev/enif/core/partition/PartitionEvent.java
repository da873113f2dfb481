/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.partition;

import dev.enif.core.account.AccountEvent;
import dev.enif.core.id.AccountId;
import dev.enif.core.net.Cidr4;

/** Anything that can have happened in a partition. */
public sealed interface PartitionEvent {
    record InAccount(AccountId account, AccountEvent event) implements PartitionEvent {}

    record PublicPoolExtended(Cidr4 block) implements PartitionEvent {}

    /**
     * Commands from {@code from} up to, not including, {@code to} had left the topic before they
     * were decided.
     */
    record CommandsLost(long from, long to) implements PartitionEvent {}
}
