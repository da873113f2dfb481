/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.testing;

import dev.enif.core.id.AccountId;
import dev.enif.core.id.PeeringId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr;
import dev.enif.core.partition.Exchanges;
import dev.enif.core.partition.Outbox;
import dev.enif.core.partition.PartitionEvent;
import dev.enif.core.peering.PeeringMessage;
import dev.enif.core.peering.PeeringState;
import java.util.List;
import java.util.random.RandomGenerator;

/** Random steps of a partition's exchange with others. */
final class RandomExchange {
    private static final AccountId OTHER = new AccountId("999999999999");
    private static final PeeringId PEERING = new PeeringId("pcx-00000000000000fa1");
    private static final VpcId VPC = new VpcId("vpc-00000000000000fa2");

    private RandomExchange() {}

    static PartitionEvent step(RandomGenerator random, Exchanges exchanges, AccountId account) {
        int other = random.nextInt(3);
        Outbox outbox = exchanges.outbox(other);
        if (random.nextBoolean()) {
            return new PartitionEvent.MessageReceived(other, exchanges.received(other) + 1);
        }
        return outbox.waiting().isEmpty() || random.nextInt(3) != 0
                ? new PartitionEvent.MessageSent(
                        other, outbox.last() + 1, account, OTHER, message(random))
                : new PartitionEvent.MessagesDelivered(
                        other, random.nextLong(outbox.waiting().firstKey(), outbox.last() + 1));
    }

    private static PeeringMessage message(RandomGenerator random) {
        List<Cidr> blocks = List.of(Cidr.parse("10.9.0.0/16"), Cidr.parse("2001:db8::/56"));
        return switch (random.nextInt(4)) {
            case 0 -> new PeeringMessage.Asked(PEERING, VPC, blocks, VPC, random.nextLong(1_000));
            case 1 -> new PeeringMessage.Taken(PEERING);
            case 2 -> new PeeringMessage.Agreed(PEERING, blocks);
            default -> new PeeringMessage.Ended(PEERING, PeeringState.FAILED);
        };
    }
}
