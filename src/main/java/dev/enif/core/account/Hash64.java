/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.account;

/**
 * A 64-bit hash of a value's fields, equal on every machine and in every version of Java (which
 * {@code hashCode} of records and enums does not promise). It detects folds that differ; it is not
 * cryptographic. Not thread-safe.
 */
public final class Hash64 {
    private long hash = 0x9e3779b97f4a7c15L;

    public Hash64 add(long value) {
        hash = mix(hash ^ value);
        return this;
    }

    public Hash64 add(boolean value) {
        return add(value ? 1 : 2);
    }

    /** Hashes the text form, with its length. */
    public Hash64 add(Object value) {
        String text = value.toString();
        long sum = 0xcbf29ce484222325L;
        for (int index = 0; index < text.length(); index++) {
            sum = (sum ^ text.charAt(index)) * 0x100000001b3L;
        }
        return add(text.length()).add(sum);
    }

    /** Hashes each key and value, in order, with their number. */
    public Hash64 add(Tags tags) {
        tags.entries().forEach((key, value) -> add(key).add(value));
        return add(tags.size());
    }

    /** Hashes each element's text form, in order, with their number. */
    public Hash64 addAll(Iterable<?> values) {
        long count = 0;
        for (Object value : values) {
            add(value);
            count++;
        }
        return add(count);
    }

    public long value() {
        return hash;
    }

    /** The finalizer of SplitMix64: a permutation that spreads every bit. */
    public static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
