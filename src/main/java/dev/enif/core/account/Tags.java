/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.account;

import java.util.Map;
import org.pcollections.TreePMap;

/**
 * A resource's tags, sorted by key. Immutable. What a caller gives is held to the limits here by
 * {@link TagDecider#requireValid}.
 */
public record Tags(TreePMap<String, String> entries) {
    /** A resource has at most so many. */
    public static final int MOST = 50;

    /** Characters of a key, which has at least one. */
    public static final int LONGEST_KEY = 128;

    /** Characters of a value, which may be empty. */
    public static final int LONGEST_VALUE = 256;

    public static final Tags NONE = new Tags(TreePMap.empty());

    public static Tags of(Map<String, String> entries) {
        return entries.isEmpty() ? NONE : new Tags(TreePMap.from(entries));
    }

    /** These tags with the others added; an equal key takes the other's value. */
    public Tags plus(Tags others) {
        return new Tags(entries.plusAll(others.entries));
    }

    public int size() {
        return entries.size();
    }

    @Override
    public String toString() {
        return entries.toString();
    }
}
