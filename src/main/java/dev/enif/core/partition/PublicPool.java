/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.partition;

import dev.enif.core.account.Hash64;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Ipv4;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.PrimitiveIterator;
import org.jspecify.annotations.Nullable;

/**
 * The public addresses that this partition may hand out: of all the pool's addresses, counted
 * through its blocks, those whose index modulo the number of partitions is ours. So no two
 * partitions, and no two accounts, ever share one. Handed out in turn, so that an address that was
 * given back rests as long as possible. The first and last of each block are left out. Immutable.
 *
 * <p>The n-th of our addresses, its ordinal, has the index {@code partition + n * partitions}.
 */
public final class PublicPool {
    private final int partition;
    private final int partitions;
    private final List<Cidr4> blocks;
    private final Runs taken;
    private final long nextOrdinal;
    private final long takenSum;

    private PublicPool(
            int partition,
            int partitions,
            List<Cidr4> blocks,
            Runs taken,
            long nextOrdinal,
            long takenSum) {
        this.partition = partition;
        this.partitions = partitions;
        this.blocks = blocks;
        this.taken = taken;
        this.nextOrdinal = nextOrdinal;
        this.takenSum = takenSum;
    }

    public static PublicPool of(Founding founding) {
        return new PublicPool(
                founding.partition(),
                founding.partitions(),
                founding.publicBlocks(),
                Runs.NONE,
                0,
                0);
    }

    /**
     * The pool that a snapshot tells of.
     *
     * @param blocks all of them, in the order in which they came
     * @param next as {@link #next} said
     * @throws IllegalStateException if an address is not this partition's
     */
    public static PublicPool restored(
            Founding founding, List<Cidr4> blocks, Collection<Ipv4> taken, long next) {
        PublicPool pool =
                new PublicPool(
                        founding.partition(),
                        founding.partitions(),
                        List.copyOf(blocks),
                        Runs.NONE,
                        0,
                        0);
        for (Ipv4 address : taken) {
            pool = pool.take(address);
        }
        return pool.with(pool.taken, next, pool.takenSum);
    }

    public PublicPool extend(Cidr4 block) {
        List<Cidr4> more = new ArrayList<>(blocks);
        more.add(block);
        return new PublicPool(
                partition, partitions, List.copyOf(more), taken, nextOrdinal, takenSum);
    }

    public List<Cidr4> blocks() {
        return blocks;
    }

    /** The ordinal at which the next search begins. */
    public long next() {
        return nextOrdinal;
    }

    /** The taken addresses, in the order of their ordinals. */
    public List<Ipv4> taken() {
        List<Ipv4> addresses = new ArrayList<>();
        PrimitiveIterator.OfLong ordinals = taken.iterator();
        while (ordinals.hasNext()) {
            Ipv4 address = address(ordinals.nextLong());
            if (address != null) {
                addresses.add(address);
            }
        }
        return addresses;
    }

    /**
     * The next free address, or empty if all are taken. O(log n) for each block, however full it
     * is.
     */
    public Optional<Ipv4> free() {
        return freeFrom(nextOrdinal).or(() -> freeFrom(0));
    }

    private Optional<Ipv4> freeFrom(long start) {
        long count = count();
        long ordinal = taken.firstAbsent(start);
        while (ordinal < count) {
            Ipv4 address = address(ordinal);
            if (address != null) {
                return Optional.of(address);
            }
            ordinal = taken.firstAbsent(ordinal + 1);
        }
        return Optional.empty();
    }

    /** Whether it is one of ours, taken or not. */
    public boolean owns(Ipv4 address) {
        return ordinal(address) >= 0;
    }

    public boolean isTaken(Ipv4 address) {
        long ordinal = ordinal(address);
        return ordinal >= 0 && taken.contains(ordinal);
    }

    /**
     * @throws IllegalStateException if it is not ours or already taken: two accounts would share it
     */
    public PublicPool take(Ipv4 address) {
        long ordinal = ordinal(address);
        if (ordinal < 0 || taken.contains(ordinal)) {
            throw new IllegalStateException(
                    "the public address " + address + " is not free in partition " + partition);
        }
        return with(
                taken.plus(ordinal),
                ordinal + 1 < count() ? ordinal + 1 : 0,
                takenSum + Hash64.mix(address.bits()));
    }

    /**
     * @throws IllegalStateException if it is not taken
     */
    public PublicPool giveBack(Ipv4 address) {
        if (!isTaken(address)) {
            throw new IllegalStateException("the public address " + address + " is not taken");
        }
        return with(
                taken.minus(ordinal(address)), nextOrdinal, takenSum - Hash64.mix(address.bits()));
    }

    /** A hash of the blocks, of what is taken and of what comes next. O(blocks). */
    public long fingerprint() {
        return new Hash64()
                .add(partition)
                .add(partitions)
                .addAll(blocks)
                .add(taken.size())
                .add(takenSum)
                .add(nextOrdinal)
                .value();
    }

    private PublicPool with(Runs newTaken, long newNext, long newSum) {
        return new PublicPool(partition, partitions, blocks, newTaken, newNext, newSum);
    }

    /** How many ordinals there are, those of the blocks' first and last addresses included. */
    private long count() {
        long size = blocks.stream().mapToLong(Cidr4::size).sum();
        return (size - partition + partitions - 1) / partitions;
    }

    /** The address's ordinal, or -1 if it is not ours. */
    private long ordinal(Ipv4 address) {
        long before = 0;
        for (Cidr4 block : blocks) {
            if (block.contains(address)) {
                long index = before + address.number() - block.network().number();
                boolean ours = !isEdge(block, address) && index % partitions == partition;
                return ours ? index / partitions : -1;
            }
            before += block.size();
        }
        return -1;
    }

    /** The address with that ordinal, or null for the first and last of a block. */
    private @Nullable Ipv4 address(long ordinal) {
        long rest = partition + ordinal * partitions;
        for (Cidr4 block : blocks) {
            if (rest < block.size()) {
                Ipv4 address = block.network().plus(rest);
                return isEdge(block, address) ? null : address;
            }
            rest -= block.size();
        }
        return null;
    }

    private static boolean isEdge(Cidr4 block, Ipv4 address) {
        return address.equals(block.network()) || address.equals(block.last());
    }
}
