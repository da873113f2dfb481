/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.decision;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Who stands in the way, as a refusal names them: the first few by id, the others by number.
 *
 * @param named in order
 * @param more how many there are beside these
 */
public record Dependents(List<String> named, int more) {
    /** How many are named. */
    public static final int MOST_NAMED = 20;

    public Dependents {
        named = List.copyOf(named);
    }

    /** Of these collections in turn; looks at no more of them than it names. */
    public static Dependents of(Collection<?>... all) {
        List<String> named =
                Arrays.stream(all)
                        .flatMap(Collection::stream)
                        .limit(MOST_NAMED)
                        .map(Object::toString)
                        .toList();
        int count = Arrays.stream(all).mapToInt(Collection::size).sum();
        return new Dependents(named, count - named.size());
    }

    public boolean isEmpty() {
        return named.isEmpty();
    }

    @Override
    public String toString() {
        return String.join(", ", named) + (more == 0 ? "" : " and " + more + " more");
    }
}
