/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.projection;

import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a column's values travel to the database: many rows at once, one array for each column. A
 * value that is itself a set, or JSON, travels as text and becomes what it is in the statement.
 */
enum ColumnType {
    TEXT("varchar", "%s") {
        @Override
        void bind(Tuple statement, List<@Nullable Object> values) {
            statement.addArrayOfString(values.toArray(String[]::new));
        }
    },
    /** A text; the elements hold no comma: ids, addresses and blocks do not. */
    TEXT_SET("varchar", "string_to_array(%s, ',')::varchar[]") {
        @Override
        void bind(Tuple statement, List<@Nullable Object> values) {
            TEXT.bind(statement, values);
        }
    },
    JSON("text", "%s::jsonb") {
        @Override
        void bind(Tuple statement, List<@Nullable Object> values) {
            TEXT.bind(statement, values);
        }
    },
    BIGINT("bigint", "%s") {
        @Override
        void bind(Tuple statement, List<@Nullable Object> values) {
            statement.addArrayOfLong(values.toArray(Long[]::new));
        }
    },
    INTEGER("integer", "%s") {
        @Override
        void bind(Tuple statement, List<@Nullable Object> values) {
            statement.addArrayOfInteger(values.toArray(Integer[]::new));
        }
    },
    BOOLEAN("boolean", "%s") {
        @Override
        void bind(Tuple statement, List<@Nullable Object> values) {
            statement.addArrayOfBoolean(values.toArray(Boolean[]::new));
        }
    },
    TIMESTAMP("timestamptz", "%s") {
        @Override
        void bind(Tuple statement, List<@Nullable Object> values) {
            statement.addArrayOfOffsetDateTime(values.toArray(OffsetDateTime[]::new));
        }
    };

    private final String element;
    private final String expression;

    ColumnType(String element, String expression) {
        this.element = element;
        this.expression = expression;
    }

    /** The SQL type of the parameter that carries the column. */
    String parameterType() {
        return element + "[]";
    }

    /** The SQL that makes the column's value of the element called {@code name}. */
    String select(String name) {
        return expression.formatted(name);
    }

    /** Adds the column's parameter. */
    abstract void bind(Tuple statement, List<@Nullable Object> values);
}
