/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.partition;

import dev.enif.core.account.AccountCommand;
import dev.enif.core.id.AccountId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.peering.PeeringMessage;

/** Anything that a partition can be asked to do. */
public sealed interface PartitionCommand {
    record ForAccount(AccountId account, AccountCommand command) implements PartitionCommand {}

    /**
     * Brings a message of an account of another partition; appended by the owner of that one, as
     * often as need be.
     *
     * @param sequence its number among those of that partition to this one, from 1
     */
    record ReceiveMessage(
            int fromPartition, long sequence, AccountId from, AccountId to, PeeringMessage message)
            implements PartitionCommand {}

    /**
     * The messages to that partition were decided there, up to this one. Appended by the
     * partition's owner, who has read it in the log of the other.
     */
    record ConfirmDelivery(int toPartition, long upTo) implements PartitionCommand {}

    /** Time has passed: decide what is due. Appended by the partition's owner. */
    record Tick() implements PartitionCommand {}

    /**
     * Adds a block to the public pool; sent to every partition. Refused if it overlaps one that is
     * there.
     */
    record ExtendPublicPool(Cidr4 block) implements PartitionCommand {}
}
