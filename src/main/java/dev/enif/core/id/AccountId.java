/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.id;

/** An account: 12 decimal digits. With the region it is the boundary of consistency. */
public record AccountId(String value) implements Comparable<AccountId> {
    private static final int DIGITS = 12;

    /**
     * @throws MalformedIdException if {@code value} is not 12 decimal digits
     */
    public AccountId {
        boolean shaped =
                value.length() == DIGITS
                        && value.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        if (!shaped) {
            throw new MalformedIdException(
                    "InvalidAccountID.Malformed",
                    "The account ID '" + value + "' is not 12 decimal digits");
        }
    }

    /**
     * The partition that decides for this account: {@code floorMod(fnv1a64(digits), partitions)}.
     * It is computed here and set on every record, so that no client's default partitioner can
     * disagree.
     */
    public int partition(int partitions) {
        long hash = 0xcbf29ce484222325L;
        for (int index = 0; index < value.length(); index++) {
            hash = (hash ^ value.charAt(index)) * 0x100000001b3L;
        }
        return Math.floorMod(hash, partitions);
    }

    @Override
    public int compareTo(AccountId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
