/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.partition;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Hash64;
import dev.enif.core.decision.Outcome;
import dev.enif.core.id.AccountId;
import dev.enif.core.id.ResourceId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/**
 * The fold of one partition's valid records: all that its decisions depend on. Immutable;
 * snapshots, followers and the decider's speculation are references to such states.
 *
 * @param founding null before the partition's first record
 * @param featureLevel what may be written: the highest that a term has begun with; 0 before the
 *     first record
 * @param nextCommandOffset the first command that is not decided yet
 * @param timeMillis log time, milliseconds since 1970
 * @param nextId the id counter
 * @param ordinal how many decisions were folded
 * @param accountsSum the sum of the accounts' fingerprints
 * @param changes what the last decision changed or removed
 */
public record PartitionState(
        @Nullable Founding founding,
        int featureLevel,
        long nextCommandOffset,
        long timeMillis,
        long nextId,
        long ordinal,
        @Nullable PublicPool pool,
        TreePMap<AccountId, AccountState> accounts,
        long accountsSum,
        Tokens tokens,
        Timers timers,
        Exchanges exchanges,
        List<Change> changes) {
    /**
     * The version of {@link #fingerprint}; raised whenever any part of it is computed otherwise.
     */
    public static final int FINGERPRINT_VERSION = 3;

    /**
     * An expired token counts no longer, so dropping it can wait; without this a quiet partition
     * would tick once for every token of its last busy minutes.
     */
    private static final long TOKEN_SLACK_MILLIS = 60_000;

    public static final PartitionState EMPTY =
            new PartitionState(
                    null,
                    0,
                    0,
                    0,
                    0,
                    0,
                    null,
                    TreePMap.empty(),
                    0,
                    Tokens.NONE,
                    Timers.NONE,
                    Exchanges.NONE,
                    List.of());

    /** A resource that the last decision changed or removed. */
    public record Change(AccountId account, ResourceId resource) {}

    /**
     * The state that a snapshot tells of; what can be computed from its parts is. Nothing counts as
     * changed.
     */
    public static PartitionState restored(
            Founding founding,
            int featureLevel,
            long nextCommandOffset,
            long timeMillis,
            long nextId,
            long ordinal,
            PublicPool pool,
            Iterable<AccountState> accounts,
            Tokens tokens,
            Timers timers,
            Exchanges exchanges) {
        TreePMap<AccountId, AccountState> byId = TreePMap.empty();
        long sum = 0;
        for (AccountState account : accounts) {
            byId = byId.plus(account.id(), account);
            sum += account.fingerprint();
        }
        return new PartitionState(
                founding,
                featureLevel,
                nextCommandOffset,
                timeMillis,
                nextId,
                ordinal,
                pool,
                byId,
                sum,
                tokens,
                timers,
                exchanges,
                List.of());
    }

    /**
     * Folds the beginning of a term: its level, if it is higher than all before, and the first
     * one's founding facts; those of later terms change nothing. A claim of a lower level comes
     * from a node that had not yet read of the higher one: what was written since stays in the log.
     */
    public PartitionState found(Founding facts, int level) {
        return founding != null && featureLevel >= level
                ? this
                : new PartitionState(
                        founding == null ? facts : founding,
                        level,
                        nextCommandOffset,
                        timeMillis,
                        nextId,
                        ordinal,
                        founding == null ? PublicPool.of(facts) : pool,
                        accounts,
                        accountsSum,
                        tokens,
                        timers,
                        exchanges,
                        List.of());
    }

    /** The account's image; an account that nothing has happened in is empty. */
    public AccountState account(AccountId id) {
        AccountState state = accounts.get(id);
        return state == null ? AccountState.empty(id) : state;
    }

    /** Whether the account's commands are decided here, and nowhere else. */
    public boolean decidesFor(AccountId account) {
        return founding != null && account.partition(founding.partitions()) == founding.partition();
    }

    /** The facts of a founded partition. */
    public Founding requireFounding() {
        if (founding == null) {
            throw new IllegalStateException("the partition is not founded");
        }
        return founding;
    }

    /** The pool of a founded partition. */
    public PublicPool requirePool() {
        if (pool == null) {
            throw new IllegalStateException("the partition is not founded");
        }
        return pool;
    }

    /**
     * Folds a valid decision.
     *
     * @throws IllegalStateException if it does not apply: a fault, after which the partition must
     *     stop
     */
    public PartitionState after(Decision decision) {
        if (decision.commandOffset() < nextCommandOffset
                || decision.timeMillis() < timeMillis
                || decision.nextId() < nextId) {
            throw new IllegalStateException(
                    "a decision about command "
                            + decision.commandOffset()
                            + " at "
                            + decision.timeMillis()
                            + " with the id counter "
                            + decision.nextId()
                            + " cannot follow command "
                            + (nextCommandOffset - 1)
                            + " at "
                            + timeMillis
                            + " with "
                            + nextId);
        }
        Folding folding = new Folding(this, ordinal + 1);
        decision.events().forEach(folding::add);
        return new PartitionState(
                founding,
                featureLevel,
                decision.commandOffset() + 1,
                decision.timeMillis(),
                decision.nextId(),
                ordinal + 1,
                folding.pool(),
                folding.accounts(),
                folding.accountsSum(),
                tokensAfter(decision),
                folding.timers(),
                folding.exchanges(),
                folding.changes());
    }

    private Tokens tokensAfter(Decision decision) {
        Tokens open = tokens.expire(decision.timeMillis());
        AccountId account = decision.account();
        String token = decision.token();
        return switch (decision.outcome()) {
            case Outcome.Refused _ -> open;
            case Outcome.Accepted(var result) ->
                    account == null || token == null || decision.replayed()
                            ? open
                            : open.plus(
                                    new Tokens.Key(account, token),
                                    new Tokens.Stored(
                                            decision.parameterHash(),
                                            result,
                                            decision.tokenExpiresAtMillis()));
        };
    }

    /** When the owner should append the next {@code Tick}: log time, or {@link Long#MAX_VALUE}. */
    public long earliestDeadlineMillis() {
        long token = tokens.earliestMillis();
        return Math.min(
                timers.earliestMillis(),
                token == Long.MAX_VALUE ? token : token + TOKEN_SLACK_MILLIS);
    }

    /**
     * A hash of everything but the changes: two folds of the same records must agree. O(1) in the
     * number of resources.
     */
    public long fingerprint() {
        Hash64 hash =
                new Hash64()
                        .add(nextCommandOffset)
                        .add(timeMillis)
                        .add(nextId)
                        .add(ordinal)
                        .add(accountsSum)
                        .add(tokens.fingerprint())
                        .add(timers.fingerprint());
        if (!exchanges.equals(Exchanges.NONE)) {
            hash.add(exchanges.fingerprint());
        }
        if (pool != null) {
            hash.add(pool.fingerprint());
        }
        if (founding != null) {
            hash.add(founding.region())
                    .add(founding.partition())
                    .add(founding.partitions())
                    .add(founding.idKey())
                    .addAll(founding.publicBlocks());
        }
        return hash.value();
    }

    List<Change> changesOf(AccountState account) {
        List<Change> found = new ArrayList<>();
        account.changed().forEach(resource -> found.add(new Change(account.id(), resource)));
        return found;
    }
}
