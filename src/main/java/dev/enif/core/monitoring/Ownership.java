/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.monitoring;

import dev.enif.core.account.AccountState;
import dev.enif.core.eni.FurtherAddresses;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.eni.PrivateAddress;
import dev.enif.core.eni.PublicAddress;
import dev.enif.core.id.AccountId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Cidr6;
import dev.enif.core.net.Ip;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Ipv6;
import dev.enif.core.partition.PartitionState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who held which address when: one partition's, in log time, exact as far back as it knows. What
 * ended is kept for a time and up to a number; beyond either it says that it does not know, never
 * something wrong. One thread tells it of decisions, in order; any number may ask.
 */
public final class Ownership {
    /** Of an address that is held still. */
    public static final long OPEN = Long.MAX_VALUE;

    private final long retentionMillis;
    private final int mostEnded;
    private final Map<Key, Deque<Span>> spans = new ConcurrentHashMap<>();
    private final Map<EniId, Owner> places = new ConcurrentHashMap<>();
    private final Map<EniId, Set<Key>> held = new HashMap<>();
    private final ArrayDeque<Ended> ended = new ArrayDeque<>();
    private final ArrayDeque<Gone> deleted = new ArrayDeque<>();

    /** How many of the places are in each VPC. */
    private final Map<AccountId, Map<VpcId, Integer>> vpcs = new ConcurrentHashMap<>();

    private volatile long knownSinceMillis = Long.MIN_VALUE;
    private final List<Ended> endedAtTheStart = new ArrayList<>();
    private volatile long beganMillis = Long.MIN_VALUE;
    private long lastMillis = Long.MIN_VALUE;

    /**
     * An address, or a delegated prefix, of an account: several may bring the same IPv6 block.
     *
     * @param vpcId in which it is a private one; null for one that the internet knows
     */
    public record Key(AccountId account, @Nullable VpcId vpcId, Cidr block) {
        /** Of one address. */
        public Key(AccountId account, @Nullable VpcId vpcId, Ip address) {
            this(account, vpcId, Cidr.around(address, address instanceof Ipv4 ? 32 : 128));
        }

        /** Of the delegated prefix that the address would be in. */
        private static Key ofPrefix(AccountId account, @Nullable VpcId vpcId, Ip address) {
            int length =
                    switch (address) {
                        case Ipv4 _ -> FurtherAddresses.IPV4_LENGTH;
                        case Ipv6 _ -> FurtherAddresses.IPV6_LENGTH;
                    };
            return new Key(account, vpcId, Cidr.around(address, length));
        }
    }

    /** An interface with its place, which never changes. */
    public record Owner(AccountId account, EniId eniId, VpcId vpcId, SubnetId subnetId) {}

    /** A time that an address was held: {@code fromMillis} included, {@code untilMillis} not. */
    public record Span(Owner owner, long fromMillis, long untilMillis) {}

    /**
     * An address or prefix with a time that it was held.
     *
     * @param beganBefore it was held already when what is known begins
     */
    public record Held(Key key, Span span, boolean beganBefore) {}

    /**
     * Who of an account held an address.
     *
     * @param knownSinceMillis what was before is not known; {@code Long.MIN_VALUE} if all is known
     * @param held the oldest first
     */
    public record History(long knownSinceMillis, List<Held> held) {
        public History {
            held = List.copyOf(held);
        }
    }

    private record Ended(Key key, long atMillis) {}

    private record Gone(EniId id, long atMillis) {}

    /**
     * @param retentionMillis how long what has ended is kept
     * @param mostEnded how many of what has ended are kept at most
     */
    public Ownership(long retentionMillis, int mostEnded) {
        this.retentionMillis = retentionMillis;
        this.mostEnded = mostEnded;
    }

    /** Begins from an image: nothing is known of the time before, unless nothing was before. */
    public synchronized void begin(PartitionState state) {
        spans.clear();
        places.clear();
        held.clear();
        ended.clear();
        deleted.clear();
        long now = state.timeMillis();
        vpcs.clear();
        beganMillis = state.founding() == null ? Long.MIN_VALUE : now;
        knownSinceMillis = state.founding() == null ? Long.MIN_VALUE : now;
        for (AccountState account : state.accounts().values()) {
            for (NetworkInterface eni : account.networkInterfaces().values()) {
                take(account.id(), eni, now);
            }
        }
    }

    /** After a decision. */
    public synchronized void decided(PartitionState state) {
        long now = state.timeMillis();
        Map<EniId, AccountId> changed = new LinkedHashMap<>();
        for (PartitionState.Change change : state.changes()) {
            if (change.resource() instanceof EniId id) {
                changed.put(id, change.account());
            }
        }
        // Addresses may pass from one interface to another in one decision: first end, then begin.
        changed.forEach((id, account) -> release(id, account, found(state, account, id), now));
        changed.forEach((id, account) -> {
            NetworkInterface eni = found(state, account, id);
            if (eni != null) {
                take(account, eni, now);
            }
        });
        lastMillis = now;
        forget(now);
    }

    /**
     * Takes over what another one knows of the time before this one began; true unless that is no
     * use any more, since this one has begun to forget already, or has begun again.
     *
     * @param past told of all decisions up to the image that this one began from, and of no more;
     *     not used any further
     * @param imageMillis log time of that image, to know whether it is still that one
     */
    public synchronized boolean precede(Ownership past, long imageMillis) {
        if (beganMillis != imageMillis
                || beganMillis == Long.MIN_VALUE
                || knownSinceMillis != beganMillis) {
            return false;
        }
        past.spans.forEach(this::precede);
        ArrayDeque<Ended> later = new ArrayDeque<>(ended);
        ended.clear();
        ended.addAll(past.ended);
        ended.addAll(endedAtTheStart);
        ended.addAll(later);
        endedAtTheStart.clear();
        past.places.forEach((id, owner) -> {
            if (!places.containsKey(id)) {
                put(id, owner);
            }
        });
        past.deleted.descendingIterator().forEachRemaining(deleted::addFirst);
        long began = beganMillis;
        beganMillis = past.beganMillis;
        knownSinceMillis = past.knownSinceMillis;
        forget(Math.max(began, lastMillis));
        return true;
    }

    private static @Nullable NetworkInterface found(
            PartitionState state, AccountId account, EniId id) {
        return state.account(account).networkInterfaces().find(id);
    }

    private void precede(Key key, Deque<Span> earlier) {
        Span last = earlier.peekLast();
        Deque<Span> all = spans.computeIfAbsent(key, _ -> new ArrayDeque<>(1));
        synchronized (all) {
            if (last != null && last.untilMillis() == OPEN) {
                earlier.removeLast();
                Span first = all.peekFirst();
                if (first != null
                        && first.fromMillis() == beganMillis
                        && first.owner().equals(last.owner())) {
                    all.removeFirst();
                    all.addFirst(new Span(last.owner(), last.fromMillis(), first.untilMillis()));
                } else if (last.fromMillis() < beganMillis) {
                    // It ended in the very millisecond in which this one began.
                    all.addFirst(new Span(last.owner(), last.fromMillis(), beganMillis));
                    endedAtTheStart.add(new Ended(key, beganMillis));
                }
            }
            earlier.descendingIterator().forEachRemaining(all::addFirst);
        }
        removeIfEmpty(key, all);
    }

    private void release(EniId id, AccountId account, @Nullable NetworkInterface eni, long now) {
        Set<Key> keys = held.get(id);
        if (keys == null) {
            return;
        }
        Set<Key> kept = eni == null ? Set.of() : keysOf(account, eni);
        keys.removeIf(key -> {
            if (kept.contains(key)) {
                return false;
            }
            end(key, now);
            return true;
        });
        if (eni == null) {
            held.remove(id);
            deleted.add(new Gone(id, now));
        }
    }

    private void end(Key key, long now) {
        Deque<Span> all = spans.get(key);
        if (all == null) {
            throw new IllegalStateException(key + " ends and never began");
        }
        synchronized (all) {
            Span last = all.removeLast();
            // Else it was held for no time at all.
            if (last.fromMillis() < now) {
                all.addLast(new Span(last.owner(), last.fromMillis(), now));
                ended.add(new Ended(key, now));
            }
        }
        removeIfEmpty(key, all);
    }

    private void take(AccountId account, NetworkInterface eni, long now) {
        Owner owner = new Owner(account, eni.id(), eni.vpcId(), eni.subnetId());
        put(eni.id(), owner);
        Set<Key> keys = held.computeIfAbsent(eni.id(), _ -> new HashSet<>());
        for (Key key : keysOf(account, eni)) {
            if (keys.add(key)) {
                Deque<Span> all = spans.computeIfAbsent(key, _ -> new ArrayDeque<>(1));
                synchronized (all) {
                    all.addLast(new Span(owner, now, OPEN));
                }
            }
        }
    }

    /** All addresses that lead to the interface. */
    private static Set<Key> keysOf(AccountId account, NetworkInterface eni) {
        Set<Key> keys = new HashSet<>();
        for (PrivateAddress own : eni.addresses()) {
            keys.add(new Key(account, eni.vpcId(), own.address()));
            switch (own.publicAddress()) {
                case PublicAddress.None _ -> {}
                case PublicAddress.Automatic(var address) ->
                        keys.add(new Key(account, null, address));
                case PublicAddress.Elastic(var address, _, _) ->
                        keys.add(new Key(account, null, address));
            }
        }
        for (Ipv6 address : eni.further().ipv6()) {
            keys.add(new Key(account, eni.vpcId(), address));
            keys.add(new Key(account, null, address));
        }
        for (Cidr prefix : eni.further().prefixes()) {
            keys.add(new Key(account, eni.vpcId(), prefix));
            if (prefix instanceof Cidr6) {
                keys.add(new Key(account, null, prefix));
            }
        }
        return keys;
    }

    private void forget(long now) {
        long oldest = now - retentionMillis;
        knownSinceMillis = Math.max(knownSinceMillis, oldest);
        for (Ended first = ended.peek();
                first != null && (first.atMillis() <= oldest || ended.size() > mostEnded);
                first = ended.peek()) {
            ended.remove();
            knownSinceMillis = Math.max(knownSinceMillis, first.atMillis());
            Deque<Span> all = spans.get(first.key());
            if (all != null) {
                synchronized (all) {
                    all.removeFirst();
                }
                removeIfEmpty(first.key(), all);
            }
        }
        for (Gone first = deleted.peek();
                first != null && (first.atMillis() <= oldest || deleted.size() > mostEnded);
                first = deleted.peek()) {
            deleted.remove();
            remove(first.id());
        }
    }

    private void put(EniId id, Owner owner) {
        if (places.put(id, owner) == null) {
            count(owner, 1);
        }
    }

    private void remove(EniId id) {
        Owner owner = places.remove(id);
        if (owner != null) {
            count(owner, -1);
        }
    }

    private void count(Owner owner, int change) {
        vpcs.compute(
                owner.account(),
                (_, counts) -> {
                    Map<VpcId, Integer> counted =
                            counts == null ? new ConcurrentHashMap<>() : counts;
                    counted.merge(owner.vpcId(), change, Ownership::sumOrNone);
                    return counted.isEmpty() ? null : counted;
                });
    }

    private static @Nullable Integer sumOrNone(int before, int change) {
        return before + change == 0 ? null : (Integer) (before + change);
    }

    /** The VPCs that the account has interfaces in, or had as far back as is known. */
    Set<VpcId> networks(AccountId account) {
        return vpcs.getOrDefault(account, Map.of()).keySet();
    }

    private void removeIfEmpty(Key key, Deque<Span> all) {
        synchronized (all) {
            if (all.isEmpty()) {
                spans.remove(key);
            }
        }
    }

    /** From when on, log time, its answers are exact; {@code Long.MIN_VALUE} for ever. */
    public long knownSinceMillis() {
        return knownSinceMillis;
    }

    /** Whether it knows who held what at that time. */
    public boolean knows(long atMillis) {
        return atMillis >= knownSinceMillis;
    }

    /**
     * Who of the account held the address at that time, by itself or within a delegated prefix;
     * null if nobody.
     *
     * @param vpcId in which it is a private one; null for one that the internet knows
     * @param atMillis log time, milliseconds since 1970
     */
    public @Nullable Owner at(AccountId account, @Nullable VpcId vpcId, Ip address, long atMillis) {
        Owner owner = at(new Key(account, vpcId, address), atMillis);
        return owner != null ? owner : at(Key.ofPrefix(account, vpcId, address), atMillis);
    }

    private @Nullable Owner at(Key key, long atMillis) {
        Deque<Span> all = spans.get(key);
        if (all == null) {
            return null;
        }
        synchronized (all) {
            Span last = all.peekLast();
            if (last != null && last.fromMillis() <= atMillis) {
                return atMillis < last.untilMillis() ? last.owner() : null;
            }
            for (Span span : all) {
                if (span.fromMillis() <= atMillis && atMillis < span.untilMillis()) {
                    return span.owner();
                }
            }
        }
        return null;
    }

    /** All that is known of an address of the account's, in whatever VPC. */
    public History history(AccountId account, Ip address) {
        List<Held> found = new ArrayList<>();
        for (VpcId vpcId : networks(account)) {
            add(found, new Key(account, vpcId, address));
            add(found, Key.ofPrefix(account, vpcId, address));
        }
        // IPv6 addresses are found by their VPC already.
        if (address instanceof Ipv4) {
            add(found, new Key(account, null, address));
        }
        found.sort(Comparator.comparingLong(held -> held.span().fromMillis()));
        return new History(knownSinceMillis, found);
    }

    private void add(List<Held> found, Key key) {
        for (Span span : history(key)) {
            found.add(new Held(key, span, span.fromMillis() <= beganMillis));
        }
    }

    /** All that is known of the address, the oldest first. */
    List<Span> history(Key key) {
        Deque<Span> all = spans.get(key);
        if (all == null) {
            return List.of();
        }
        synchronized (all) {
            return List.copyOf(all);
        }
    }

    /** Where an interface is, or was if it was deleted not long ago; null if there is none. */
    public @Nullable Owner place(EniId id) {
        return places.get(id);
    }

    /** How many spans that have ended it keeps. */
    public int endedSpans() {
        return ended.size();
    }
}
