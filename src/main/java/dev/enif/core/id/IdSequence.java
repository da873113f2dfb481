/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.id;

import java.util.HexFormat;

/**
 * Makes ids from a counter, so that deciding the same command on the same state gives the same id,
 * yet ids look random and two partitions never make the same one.
 *
 * <p>The 68 bits of an id's 17 hex digits are a keyed permutation (four Feistel rounds over two
 * halves of 34 bits, after Luby and Rackoff 1988) of {@code partition (16 bits) | counter (52
 * bits)}; a permutation cannot collide. For that all partitions of a region must have the same key.
 * The region is mixed into the key. Not a secret: whoever knows the key can count the resources
 * made. Immutable.
 *
 * @param key the installation's key, kept in the first record of each partition
 * @param partition 0 to 65,535
 */
public record IdSequence(long key, String region, int partition) {
    private static final int HALF_BITS = 34;
    private static final long HALF_MASK = (1L << HALF_BITS) - 1;
    private static final int COUNTER_BITS = 52;
    private static final int MAC_HALF_BITS = 20;
    private static final long MAC_HALF_MASK = (1L << MAC_HALF_BITS) - 1;
    private static final int ROUNDS = 4;

    public IdSequence {
        if (partition < 0 || partition >= 1 << 16) {
            throw new IllegalArgumentException("partition " + partition + " is not in 0..65535");
        }
    }

    /**
     * The 17 hex digits of the id with this ordinal; {@code counter} is at least 0 and below 2^52.
     */
    public String digits(long counter) {
        if (counter < 0 || counter >= 1L << COUNTER_BITS) {
            throw new IllegalArgumentException("the id counter " + counter + " is out of range");
        }
        long left = (long) partition << (COUNTER_BITS - HALF_BITS) | counter >>> HALF_BITS;
        long right = counter & HALF_MASK;
        long regionKey = regionKey();
        for (int round = 0; round < ROUNDS; round++) {
            long next = left ^ (mix(right ^ mix(regionKey + round)) & HALF_MASK);
            left = right;
            right = next;
        }
        // 68 bits: 34 + 34, printed as one 4-bit digit and 64 bits.
        long high = left >>> (HALF_BITS - 4);
        long low = left << HALF_BITS | right;
        return Character.forDigit((int) high, 16) + HexFormat.of().toHexDigits(low);
    }

    /**
     * The low 40 bits of the hardware address that goes with this ordinal: a permutation of the
     * counter's low 40 bits, so no two interfaces of a partition share one before 2^40 ids were
     * made (a cut of the id itself would collide).
     */
    public long macBits(long counter) {
        long left = counter >>> MAC_HALF_BITS & MAC_HALF_MASK;
        long right = counter & MAC_HALF_MASK;
        long macKey = mix(regionKey() ^ MAC_HALF_BITS);
        for (int round = 0; round < ROUNDS; round++) {
            long next = left ^ (mix(right ^ mix(macKey + round)) & MAC_HALF_MASK);
            left = right;
            right = next;
        }
        return left << MAC_HALF_BITS | right;
    }

    private long regionKey() {
        long regionKey = key;
        for (int index = 0; index < region.length(); index++) {
            regionKey = mix(regionKey ^ region.charAt(index));
        }
        return regionKey;
    }

    /** The finalizer of SplitMix64 (Steele, Lea, Flood 2014). */
    private static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
