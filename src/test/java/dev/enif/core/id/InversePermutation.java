/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.id;

/** Undoes {@link IdSequence#digits}: the same rounds, written down again and run backwards. */
final class InversePermutation {
    private static final long MASK = (1L << 34) - 1;

    private final long regionKey;

    InversePermutation(long key, String region) {
        long mixed = key;
        for (char letter : region.toCharArray()) {
            mixed = mix(mixed ^ letter);
        }
        this.regionKey = mixed;
    }

    /** The partition and the counter, with a space between. */
    String of(String digits) {
        long high = Long.parseLong(digits.substring(0, 1), 16);
        long low = Long.parseUnsignedLong(digits.substring(1), 16);
        long left = high << 30 | low >>> 34;
        long right = low & MASK;
        for (int round = 3; round >= 0; round--) {
            long before = left;
            left = (right ^ mix(before ^ mix(regionKey + round))) & MASK;
            right = before;
        }
        return (left >>> 18) + " " + ((left & (1L << 18) - 1) << 34 | right);
    }

    private static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
