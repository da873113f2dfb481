/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.acl;

import dev.enif.core.net.Cidr;
import dev.enif.core.net.Traffic;

/**
 * An entry of a network ACL, of one direction.
 *
 * @param number {@value #LOWEST} to {@value #HIGHEST}; entries are asked in its order, and the
 *     first that matches decides
 * @param traffic its ports are those that the traffic goes to
 * @param cidr where traffic comes from, or goes to
 */
public record AclEntry(int number, RuleAction action, Traffic traffic, Cidr cidr) {
    public static final int LOWEST = 1;
    public static final int HIGHEST = 32_766;

    /** The number under which EC2 shows that everything else is denied. */
    public static final int DENY_ALL = 32_767;

    /**
     * @throws IllegalArgumentException if the number is out of range
     */
    public AclEntry {
        if (number < LOWEST || number > HIGHEST) {
            throw new IllegalArgumentException(
                    "The rule number " + number + " is not in " + LOWEST + ".." + HIGHEST);
        }
    }

    @Override
    public String toString() {
        return number + " " + action + " " + traffic + " " + cidr;
    }
}
