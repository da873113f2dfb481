/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.partition;

import dev.enif.core.account.Hash64;
import dev.enif.core.decision.Result;
import dev.enif.core.id.AccountId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/**
 * The idempotency tokens whose commands were accepted, with what they were answered. They expire by
 * log time; at most {@value #DROPPED_AT_ONCE} are dropped with one decision, so that no decision
 * takes long. Immutable.
 */
public final class Tokens {
    public static final Tokens NONE =
            new Tokens(TreePMap.empty(), TreePSet.empty(), TreePMap.empty(), 0);
    private static final int DROPPED_AT_ONCE = 1_000;

    private final TreePMap<Key, Stored> stored;
    private final TreePSet<Expiry> expiries;
    private final TreePMap<AccountId, Integer> counts;
    private final long sum;

    private Tokens(
            TreePMap<Key, Stored> stored,
            TreePSet<Expiry> expiries,
            TreePMap<AccountId, Integer> counts,
            long sum) {
        this.stored = stored;
        this.expiries = expiries;
        this.counts = counts;
        this.sum = sum;
    }

    public static Tokens of(Map<Key, Stored> stored) {
        Tokens tokens = NONE;
        for (Map.Entry<Key, Stored> entry : stored.entrySet()) {
            tokens = tokens.plus(entry.getKey(), entry.getValue());
        }
        return tokens;
    }

    /** A token belongs to its account. */
    public record Key(AccountId account, String token) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byToken = token.compareTo(other.token);
            return byToken != 0 ? byToken : account.compareTo(other.account);
        }
    }

    /** What was asked (as a hash) and what was answered. */
    public record Stored(long parameterHash, Result result, long expiresAtMillis) {}

    /** Orders keys by when they expire. */
    private record Expiry(long atMillis, Key key) implements Comparable<Expiry> {
        @Override
        public int compareTo(Expiry other) {
            int byTime = Long.compare(atMillis, other.atMillis);
            return byTime != 0 ? byTime : key.compareTo(other.key);
        }
    }

    /** What is stored under the token and has not expired at that time, or null. */
    public @Nullable Stored find(Key key, long nowMillis) {
        Stored found = stored.get(key);
        return found == null || found.expiresAtMillis() <= nowMillis ? null : found;
    }

    public Tokens plus(Key key, Stored value) {
        Tokens without = minus(key);
        return new Tokens(
                without.stored.plus(key, value),
                without.expiries.plus(new Expiry(value.expiresAtMillis(), key)),
                without.counts.plus(key.account(), without.count(key.account()) + 1),
                without.sum + hash(key, value));
    }

    private Tokens minus(Key key) {
        Stored before = stored.get(key);
        return before == null
                ? this
                : new Tokens(
                        stored.minus(key),
                        expiries.minus(new Expiry(before.expiresAtMillis(), key)),
                        oneLess(key.account()),
                        sum - hash(key, before));
    }

    private TreePMap<AccountId, Integer> oneLess(AccountId account) {
        int left = count(account) - 1;
        return left == 0 ? counts.minus(account) : counts.plus(account, left);
    }

    /** How many of the account are stored; O(log n). */
    public int count(AccountId account) {
        return counts.getOrDefault(account, 0);
    }

    /** Drops, oldest first, what has expired at that time. */
    public Tokens expire(long nowMillis) {
        Tokens left = this;
        for (int dropped = 0; dropped < DROPPED_AT_ONCE; dropped++) {
            if (left.earliestMillis() > nowMillis) {
                return left;
            }
            left = left.minus(left.expiries.first().key());
        }
        return left;
    }

    /** All of them by key, those included that have expired and are not dropped yet. */
    public TreePMap<Key, Stored> stored() {
        return stored;
    }

    /** A hash of all of them, in no order; O(1). */
    public long fingerprint() {
        return sum;
    }

    private static long hash(Key key, Stored value) {
        return new Hash64()
                .add(key.account())
                .add(key.token())
                .add(value.parameterHash())
                .addAll(value.result().ids())
                .add(value.expiresAtMillis())
                .value();
    }

    /** When the next one expires, or {@link Long#MAX_VALUE}. */
    public long earliestMillis() {
        return expiries.isEmpty() ? Long.MAX_VALUE : expiries.first().atMillis();
    }
}
