/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a list is narrowed down to. All of the conditions hold; a condition holds if any of its
 * values matches. Values are compared as they are, upper and lower case apart. Immutable.
 *
 * @param fields the values asked for, by field; a field without values matches nothing
 * @param tags the values asked for, by the tag's key
 * @param tagKeys the resource has a tag with one of these keys; empty for no condition
 */
public record Filter<F extends Enum<F> & FilterField>(
        Map<F, Set<String>> fields, Map<String, Set<String>> tags, Set<String> tagKeys) {

    /** EC2's bound, for all conditions together. */
    public static final int MAX_VALUES = 200;

    /**
     * @throws IllegalArgumentException if there are more than {@value #MAX_VALUES} values
     */
    public Filter {
        fields = copy(fields);
        tags = copy(tags);
        tagKeys = Set.copyOf(tagKeys);
        long values =
                fields.values().stream().mapToLong(Set::size).sum()
                        + tags.values().stream().mapToLong(Set::size).sum()
                        + tagKeys.size();
        if (values > MAX_VALUES) {
            throw new IllegalArgumentException(
                    "A filter has at most %d values, not %d".formatted(MAX_VALUES, values));
        }
    }

    /** No conditions. */
    public static <F extends Enum<F> & FilterField> Filter<F> all() {
        return new Filter<F>(Map.of(), Map.of(), Set.of());
    }

    /** One field with one of the values. */
    public static <F extends Enum<F> & FilterField> Filter<F> of(F field, String... values) {
        return Filter.<F>all().and(field, Set.of(values));
    }

    /** These conditions and one more; replaces an earlier one on the same field. */
    public Filter<F> and(F field, Collection<String> values) {
        Map<F, Set<String>> more = new LinkedHashMap<>(fields);
        more.put(field, new LinkedHashSet<>(values));
        return new Filter<F>(more, tags, tagKeys);
    }

    /** These conditions and one more, on a tag; replaces an earlier one on the same key. */
    public Filter<F> andTag(String key, Collection<String> values) {
        Map<String, Set<String>> more = new LinkedHashMap<>(tags);
        more.put(key, new LinkedHashSet<>(values));
        return new Filter<F>(fields, more, tagKeys);
    }

    /** These conditions, and a tag with one of the keys; replaces an earlier such condition. */
    public Filter<F> andTagKey(Collection<String> keys) {
        return new Filter<F>(fields, tags, new LinkedHashSet<>(keys));
    }

    private static <K> Map<K, Set<String>> copy(Map<K, Set<String>> conditions) {
        Map<K, Set<String>> copy = new LinkedHashMap<>();
        conditions.forEach((key, values) -> copy.put(key, Set.copyOf(values)));
        return Collections.unmodifiableMap(copy);
    }
}
