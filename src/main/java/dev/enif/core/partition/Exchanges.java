/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.partition;

import dev.enif.core.account.Hash64;
import java.util.Map;
import org.pcollections.TreePMap;

/**
 * Where a partition stands with the others: what it has to tell each, and how far it has decided
 * what each has told it. A message is written down with the decision that it comes of, and stays
 * until the receiver's watermark, which lies in the receiver's log, has passed it; so it may be
 * sent as often as need be, by whoever owns the partition then, and counts once. A partition
 * exchanges messages with itself in the same way. At most one entry each for every partition.
 * Immutable.
 *
 * @param outboxes by receiving partition
 * @param received by sending partition: the number of the last message that was decided here
 */
public record Exchanges(TreePMap<Integer, Outbox> outboxes, TreePMap<Integer, Long> received) {
    public static final Exchanges NONE = new Exchanges(TreePMap.empty(), TreePMap.empty());

    public Outbox outbox(int partition) {
        return outboxes.getOrDefault(partition, Outbox.EMPTY);
    }

    /** The watermark of that partition's messages; 0 before the first. */
    public long received(int partition) {
        return received.getOrDefault(partition, 0L);
    }

    /** Whether some message is not known to have been decided. */
    public boolean isWaiting() {
        for (Outbox outbox : outboxes.values()) {
            if (!outbox.waiting().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    Exchanges after(PartitionEvent.MessageSent sent) {
        Outbox.Letter letter = new Outbox.Letter(sent.from(), sent.to(), sent.message());
        return with(sent.toPartition(), outbox(sent.toPartition()).plus(sent.sequence(), letter));
    }

    /**
     * @throws IllegalStateException if it is not the one behind the watermark
     */
    Exchanges after(PartitionEvent.MessageReceived event) {
        long before = received(event.fromPartition());
        if (event.sequence() != before + 1) {
            throw new IllegalStateException(
                    "message %d of partition %d cannot follow %d"
                            .formatted(event.sequence(), event.fromPartition(), before));
        }
        return new Exchanges(outboxes, received.plus(event.fromPartition(), event.sequence()));
    }

    Exchanges after(PartitionEvent.MessagesDelivered event) {
        return with(event.toPartition(), outbox(event.toPartition()).delivered(event.upTo()));
    }

    private Exchanges with(int partition, Outbox outbox) {
        return new Exchanges(outboxes.plus(partition, outbox), received);
    }

    /** A hash of all; O(messages that wait). */
    long fingerprint() {
        Hash64 hash = new Hash64();
        for (Map.Entry<Integer, Outbox> entry : outboxes.entrySet()) {
            hash.add(entry.getKey().longValue());
            entry.getValue().hash(hash);
        }
        for (Map.Entry<Integer, Long> entry : received.entrySet()) {
            hash.add(entry.getKey().longValue()).add(entry.getValue().longValue());
        }
        return hash.value();
    }
}
