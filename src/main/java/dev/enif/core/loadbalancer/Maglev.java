/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.loadbalancer;

import dev.enif.core.account.Hash64;
import java.util.Arrays;
import java.util.List;

/**
 * Maglev hashing (Eisenbud et al., "Maglev: A Fast and Reliable Software Network Load Balancer",
 * NSDI 2016, section 3.4): each target has its own order of preference over the slots of a table,
 * and the targets take turns in picking the best slot that is still free. So the shares of any two
 * differ by one slot at most, and a target that goes leaves most slots of the others as they were.
 *
 * <p>A function of the targets' names alone, whatever their order, and equal on every machine and
 * in every version: verdicts depend on it. The size of the table is one of three primes, each at
 * least a hundred times the targets that it is for, as the paper asks for an imbalance of at most 1
 * %; a number of targets that passes from one size to another moves nearly all flows. Building
 * takes about {@code M log M} steps of a table of {@code M} slots, a look-up one. Immutable.
 */
public final class Maglev {
    /** The most targets of one table. */
    public static final int MAX_TARGETS = 6_553;

    private static final int[] SIZES = {10_007, 65_537, 655_373};
    private static final int SLOTS_PER_TARGET = 100;

    private final List<String> names;
    private final short[] slots;

    private Maglev(List<String> names, short[] slots) {
        this.names = names;
        this.slots = slots;
    }

    /**
     * @param names of the targets, each one once; in any order
     * @throws IllegalArgumentException if there are none, or more than {@value #MAX_TARGETS}, or
     *     one twice
     */
    public static Maglev of(List<String> names) {
        List<String> sorted = names.stream().distinct().sorted().toList();
        if (sorted.isEmpty() || sorted.size() > MAX_TARGETS || sorted.size() < names.size()) {
            throw new IllegalArgumentException(
                    names.size() + " targets: expecting 1 to " + MAX_TARGETS + ", each one once");
        }
        return new Maglev(sorted, populate(sorted, sizeFor(sorted.size())));
    }

    /** The prime number of slots of a table of so many targets. */
    static int sizeFor(int targets) {
        for (int size : SIZES) {
            if (size >= SLOTS_PER_TARGET * targets) {
                return size;
            }
        }
        throw new IllegalArgumentException(targets + " targets are more than " + MAX_TARGETS);
    }

    /** The paper's pseudocode 1; each target's order is an arithmetic progression. */
    private static short[] populate(List<String> names, int size) {
        int count = names.size();
        int[] next = new int[count];
        int[] skip = new int[count];
        for (int target = 0; target < count; target++) {
            long hash = new Hash64().add(names.get(target)).value();
            next[target] = (int) Math.floorMod(hash, (long) size);
            skip[target] = (int) Math.floorMod(Hash64.mix(hash), size - 1L) + 1;
        }
        short[] slots = new short[size];
        Arrays.fill(slots, (short) -1);
        for (int filled = 0; filled < size; filled++) {
            int target = filled % count;
            int slot = next[target];
            while (slots[slot] >= 0) {
                slot = after(slot, skip[target], size);
            }
            slots[slot] = (short) target;
            next[target] = after(slot, skip[target], size);
        }
        return slots;
    }

    private static int after(int slot, int skip, int size) {
        int next = slot + skip;
        return next >= size ? next - size : next;
    }

    /** The target of a flow with that hash, spread over all 64 bits. */
    public String pick(long flowHash) {
        return names.get(pickIndex(flowHash));
    }

    /** Its place among the {@link #names}. */
    int pickIndex(long flowHash) {
        return slots[(int) Math.floorMod(flowHash, (long) slots.length)];
    }

    /** How many slots there are; prime. */
    public int size() {
        return slots.length;
    }

    /** The target of a slot, 0 to {@link #size} - 1. */
    public String at(int slot) {
        return names.get(slots[slot]);
    }

    /** The targets, sorted. */
    public List<String> names() {
        return names;
    }
}
