/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.partition;

import dev.enif.core.account.AccountEvent;
import dev.enif.core.id.AccountId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.peering.PeeringMessage;

/** Anything that can have happened in a partition. */
public sealed interface PartitionEvent {
    record InAccount(AccountId account, AccountEvent event) implements PartitionEvent {}

    /**
     * An account has something to tell another: to be carried there by the partition's owner.
     *
     * @param sequence its number among those to that partition, from 1
     */
    record MessageSent(
            int toPartition, long sequence, AccountId from, AccountId to, PeeringMessage message)
            implements PartitionEvent {}

    /** The message with that number was decided, along with what it brought about. */
    record MessageReceived(int fromPartition, long sequence) implements PartitionEvent {}

    /** The other partition has decided the messages up to that number. */
    record MessagesDelivered(int toPartition, long upTo) implements PartitionEvent {}

    record PublicPoolExtended(Cidr4 block) implements PartitionEvent {}

    /**
     * Commands from {@code from} up to, not including, {@code to} had left the topic before they
     * were decided.
     */
    record CommandsLost(long from, long to) implements PartitionEvent {}
}
