/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.partition;

import dev.enif.core.account.Hash64;
import dev.enif.core.id.AccountId;
import dev.enif.core.peering.PeeringMessage;
import java.util.Map;
import org.pcollections.TreePMap;

/**
 * The messages of a partition to one other, until that one has decided them. How many there can be
 * is bounded by what the accounts may have: each connection has at most one on its way from each
 * end. Immutable.
 *
 * @param last the number of the message written last; they are numbered from 1 without a gap
 * @param waiting by number: those that the receiver is not known to have decided
 */
public record Outbox(long last, TreePMap<Long, Letter> waiting) {
    static final Outbox EMPTY = new Outbox(0, TreePMap.empty());

    /** A message from an account to another. */
    public record Letter(AccountId from, AccountId to, PeeringMessage message) {}

    /**
     * @throws IllegalStateException if it is not the next one
     */
    Outbox plus(long sequence, Letter letter) {
        if (sequence != last + 1) {
            throw new IllegalStateException("message " + sequence + " cannot follow " + last);
        }
        return new Outbox(sequence, waiting.plus(sequence, letter));
    }

    /**
     * Without those up to that one.
     *
     * @throws IllegalStateException if it was never written
     */
    Outbox delivered(long upTo) {
        if (upTo > last) {
            throw new IllegalStateException("message " + upTo + " was never written: " + last);
        }
        return new Outbox(last, waiting.minusAll(waiting.headMap(upTo, true).keySet()));
    }

    void hash(Hash64 hash) {
        hash.add(last);
        for (Map.Entry<Long, Letter> entry : waiting.entrySet()) {
            Letter letter = entry.getValue();
            hash.add(entry.getKey().longValue())
                    .add(letter.from())
                    .add(letter.to())
                    .add(letter.message().peeringId());
        }
    }
}
