/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.api.problem.ProblemException;
import dev.enif.query.Filter;
import dev.enif.query.FilterField;
import dev.enif.query.PageRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The query parameters of lists: one for each field that the list can be narrowed down by, named
 * like the field of the view; {@code tag:<key>} and {@code tagKey}; {@code limit} and {@code
 * cursor}; and those that say how recent the answer must be. A parameter that is repeated asks for
 * any of its values, different ones for all of them.
 */
public final class ListFilters {
    static final String LIMIT = "limit";
    static final String CURSOR = "cursor";
    static final String TAG_PREFIX = "tag:";
    static final String TAG_KEY = "tagKey";

    private static final String ANY_TAG = "tag:<key>";

    private ListFilters() {}

    /** The parameter that asks for a field: {@code VPC_ID} is {@code vpcId}. */
    public static String parameter(Enum<?> field) {
        StringBuilder name = new StringBuilder();
        for (String word : field.name().toLowerCase(Locale.ROOT).split("_", -1)) {
            name.append(
                    name.isEmpty()
                            ? word
                            : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return name.toString();
    }

    /**
     * Reads the filter of a list.
     *
     * @throws ProblemException if a query parameter is not known, or there are too many values
     */
    static <F extends Enum<F> & FilterField> Filter<F> filter(Exchange exchange, Class<F> fields) {
        requireKnown(exchange, fields);
        try {
            Filter<F> filter = Filter.all();
            for (F field : fields.getEnumConstants()) {
                List<String> values = exchange.query(parameter(field));
                filter = values.isEmpty() ? filter : filter.and(field, values);
            }
            for (String name : exchange.queryNames()) {
                if (name.startsWith(TAG_PREFIX)) {
                    filter =
                            filter.andTag(
                                    name.substring(TAG_PREFIX.length()), exchange.query(name));
                }
            }
            List<String> keys = exchange.query(TAG_KEY);
            return keys.isEmpty() ? filter : filter.andTagKey(keys);
        } catch (IllegalArgumentException tooMany) {
            throw ProblemException.invalid(
                    "FilterLimitExceeded",
                    "query",
                    "has more than " + Filter.MAX_VALUES + " values");
        }
    }

    private static void requireKnown(Exchange exchange, Class<? extends Enum<?>> fields) {
        List<String> known = new ArrayList<>();
        Arrays.stream(fields.getEnumConstants()).map(ListFilters::parameter).forEach(known::add);
        known.addAll(List.of(ANY_TAG, TAG_KEY, LIMIT, CURSOR));
        known.addAll(Recency.QUERY);
        Set<String> names = exchange.queryNames();
        boolean onlyTags = names.stream().allMatch(name -> isTag(name) || known.contains(name));
        if (!onlyTags) {
            exchange.requireQuery(known);
        }
    }

    private static boolean isTag(String name) {
        return name.startsWith(TAG_PREFIX) && name.length() > TAG_PREFIX.length();
    }

    /**
     * Reads which page is asked for.
     *
     * @throws ProblemException if the limit or the cursor is not valid
     */
    static PageRequest page(Exchange exchange) {
        int limit =
                exchange.queryOnce(LIMIT)
                        .map(text -> Parameters.number(LIMIT, text, 1, PageRequest.MAX_SIZE))
                        .orElse(PageRequest.DEFAULT_SIZE);
        return exchange.queryOnce(CURSOR)
                .map(cursor -> page(limit, cursor))
                .orElse(PageRequest.first(limit));
    }

    private static PageRequest page(int limit, String cursor) {
        try {
            return PageRequest.of(limit, cursor);
        } catch (IllegalArgumentException malformed) {
            throw ProblemException.invalid(
                    "InvalidParameterValue", CURSOR, "is not the nextCursor of a list");
        }
    }
}
