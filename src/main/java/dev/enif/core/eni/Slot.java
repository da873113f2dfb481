/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.eni;

/** A place on an instance where an interface can be plugged in; ordered by card, then index. */
public record Slot(int networkCardIndex, int deviceIndex) implements Comparable<Slot> {
    @Override
    public int compareTo(Slot other) {
        int byCard = Integer.compare(networkCardIndex, other.networkCardIndex);
        return byCard != 0 ? byCard : Integer.compare(deviceIndex, other.deviceIndex);
    }
}
