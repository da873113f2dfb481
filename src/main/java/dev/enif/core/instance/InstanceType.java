/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.instance;

import java.util.List;

/**
 * What an instance type permits; written into the event that launches an instance, so that a later
 * catalogue cannot change the past.
 *
 * @param name such as {@code m5.large}
 * @param maximumInterfaces over all cards
 * @param ipv4PerInterface addresses an interface, the primary one included
 * @param cardInterfaces the interfaces that each network card takes, by card index; at least one
 *     card
 */
public record InstanceType(
        String name, int maximumInterfaces, int ipv4PerInterface, List<Integer> cardInterfaces) {
    public InstanceType {
        cardInterfaces = List.copyOf(cardInterfaces);
    }

    @Override
    public String toString() {
        return name + " " + maximumInterfaces + " " + ipv4PerInterface + " " + cardInterfaces;
    }
}
