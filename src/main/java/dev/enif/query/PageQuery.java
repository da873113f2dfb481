/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The query for one page of one kind of resource: the position and the rows in one statement, which
 * sees one snapshot. The position comes first, so that a generation made live waits for the query
 * or the query for it, but never each for the other.
 *
 * @param text in Hibernate's language; selects the next offset, the id and the document, the last
 *     two null if there is no row
 * @param parameters by name
 */
record PageQuery(String text, Map<String, Object> parameters) {

    /**
     * @param entity of the rows
     * @param rows how many at most
     */
    static <F extends Enum<F> & FilterField> PageQuery of(
            String entity,
            int partition,
            String account,
            Filter<F> filter,
            String after,
            int rows) {
        var conditions = new Conditions();
        conditions.add("r.account = %s", account);
        if (!after.isEmpty()) {
            conditions.add("r.id > %s", after);
        }
        filter.fields().forEach(conditions::field);
        filter.tags().forEach(conditions::tag);
        conditions.tagKeys(filter.tagKeys());
        conditions.parameters.put("partition", partition);
        String text =
                """
                select p.nextOffset, page.id, page.document
                from PositionRow p
                left join (
                    select r.id as id, r.document as document from %s r
                    where %s
                    order by r.id limit %d) page on true
                where p.partition = :partition
                order by page.id\
                """
                        .formatted(entity, String.join(" and ", conditions.texts), rows);
        return new PageQuery(text, conditions.parameters);
    }

    /** Collects conditions and their parameters; no value becomes part of the text. */
    private static final class Conditions {
        private static final String NOTHING = "1 = 0";

        private final List<String> texts = new ArrayList<>();
        private final Map<String, Object> parameters = new LinkedHashMap<>();

        void add(String condition, Object value) {
            texts.add(condition.formatted(parameter(value)));
        }

        private String parameter(Object value) {
            String name = "p" + parameters.size();
            parameters.put(name, value);
            return ":" + name;
        }

        void field(FilterField field, Set<String> values) {
            String attribute = "r." + field.attribute();
            switch (field.kind()) {
                case TEXT -> in(attribute, storable(values));
                case FLAG ->
                        in(
                                attribute,
                                values.stream()
                                        .filter(value ->
                                                value.equals("true") || value.equals("false"))
                                        .map(Boolean::valueOf)
                                        .toList());
                case NUMBER ->
                        in(
                                attribute,
                                values.stream()
                                        .filter(value -> value.matches("0|[1-9][0-9]{0,8}"))
                                        .map(Long::valueOf)
                                        .toList());
                case MEMBER -> {
                    List<String> members = storable(values);
                    if (members.isEmpty()) {
                        texts.add(NOTHING);
                    } else {
                        add(
                                "array_intersects(" + attribute + ", %s)",
                                members.toArray(String[]::new));
                    }
                }
            }
        }

        /** PostgreSQL's texts have no zero character: what has one matches nothing. */
        private static List<String> storable(Set<String> values) {
            return values.stream().filter(value -> value.indexOf('\0') < 0).toList();
        }

        private void in(String attribute, List<?> values) {
            if (values.isEmpty()) {
                texts.add(NOTHING);
            } else {
                add(attribute + " in %s", values);
            }
        }

        void tag(String key, Set<String> values) {
            if (values.isEmpty()) {
                texts.add(NOTHING);
                return;
            }
            List<String> any = new ArrayList<>();
            for (String value : values) {
                any.add(
                        "cast(sql('? @> cast(cast(? as text) as jsonb)', r.tags, %s) as Boolean) = true"
                                .formatted(
                                        parameter("{" + quoted(key) + ":" + quoted(value) + "}")));
            }
            texts.add("(" + String.join(" or ", any) + ")");
        }

        /** As a JSON path, since the operator that asks for a key is spelled like a parameter. */
        void tagKeys(Set<String> keys) {
            if (keys.isEmpty()) {
                return;
            }
            List<String> any = new ArrayList<>();
            for (String key : keys) {
                any.add(
                        "cast(sql('? @@ cast(cast(? as text) as jsonpath)', r.tags, %s) as Boolean) = true"
                                .formatted(parameter("exists($." + quoted(key) + ")")));
            }
            texts.add("(" + String.join(" or ", any) + ")");
        }

        /** As it was stored: PostgreSQL's JSON has no zero character. */
        private static String quoted(String text) {
            return "\""
                    + new String(
                            JsonStringEncoder.getInstance()
                                    .quoteAsString(text.replace('\0', '\uFFFD')))
                    + "\"";
        }
    }
}
