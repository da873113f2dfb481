/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.partition;

import dev.enif.core.account.Draft;
import dev.enif.core.decision.RefusedException;
import dev.enif.core.partition.PartitionCommand.ConfirmDelivery;
import dev.enif.core.partition.PartitionCommand.ReceiveMessage;
import dev.enif.core.partition.PartitionEvent.MessageReceived;
import dev.enif.core.partition.PartitionEvent.MessagesDelivered;
import dev.enif.core.peering.PeeringExchange;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides messages of other partitions, and that own ones have arrived. Exactly the message behind
 * the watermark is taken: an earlier one was decided before, and a later one would leave a gap,
 * which its sender closes by sending again.
 */
final class ExchangeDecider {
    private ExchangeDecider() {}

    /** What came of a message. */
    record Taken(List<PartitionEvent> events, long nextId) {}

    /**
     * @throws RefusedException if it is not for this partition, or one is missing before it
     */
    static Taken receive(
            PartitionState state,
            ReceiveMessage message,
            long timeMillis,
            Draft.Environment environment) {
        int partitions = state.requireFounding().partitions();
        Draft.refuseIf(
                !state.decidesFor(message.to()), new PartitionRefusal.WrongPartition(message.to()));
        Draft.refuseIf(
                message.from().partition(partitions) != message.fromPartition(),
                new PartitionRefusal.WrongPartition(message.from()));
        long watermark = state.exchanges().received(message.fromPartition());
        if (message.sequence() <= watermark) {
            return new Taken(List.of(), state.nextId());
        }
        Draft.refuseIf(
                message.sequence() > watermark + 1,
                new PartitionRefusal.MessageMissing(message.fromPartition(), watermark + 1));
        Draft draft =
                new Draft(
                        state.account(message.to()).begin(state.ordinal() + 1),
                        new PoolAddresses(state.requirePool()),
                        environment,
                        timeMillis,
                        state.nextId());
        PeeringExchange.receive(draft, message.from(), message.message());
        List<PartitionEvent> events = new ArrayList<>(skip(state, message));
        events.addAll(new Posting(state).events(message.to(), draft));
        return new Taken(events, draft.nextId());
    }

    /** That it is taken, and nothing else: empty unless it is the next one. */
    static List<PartitionEvent> skip(PartitionState state, ReceiveMessage message) {
        long watermark = state.exchanges().received(message.fromPartition());
        return message.sequence() == watermark + 1
                ? List.of(new MessageReceived(message.fromPartition(), message.sequence()))
                : List.of();
    }

    /**
     * Takes messages out of the outbox; empty if they are no longer in it.
     *
     * @throws RefusedException if the last one was never written
     */
    static List<PartitionEvent> confirm(PartitionState state, ConfirmDelivery delivery) {
        Outbox outbox = state.exchanges().outbox(delivery.toPartition());
        Draft.refuseIf(
                delivery.upTo() > outbox.last(),
                new PartitionRefusal.MessageMissing(delivery.toPartition(), delivery.upTo()));
        return outbox.waiting().headMap(delivery.upTo(), true).isEmpty()
                ? List.of()
                : List.of(new MessagesDelivered(delivery.toPartition(), delivery.upTo()));
    }
}
