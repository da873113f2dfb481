/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.net;

/**
 * An availability zone by name, such as {@code us-east-1a}: lower-case letters, digits and hyphens,
 * ending in a letter.
 */
public record Zone(String name) implements Comparable<Zone> {
    public Zone {
        // The length first: the pattern's stack grows with the number of hyphens.
        if (name.length() > 40 || !name.matches("[a-z0-9]+(-[a-z0-9]+)*[a-z]")) {
            throw new MalformedAddressException(
                    "'" + name + "' is not the name of an availability zone");
        }
    }

    @Override
    public int compareTo(Zone other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
