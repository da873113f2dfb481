/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.projection;

import dev.enif.query.view.ResourceView;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A table of one kind of resource: which columns it has, and the statements that write many rows at
 * once. Immutable.
 *
 * <p>A row is written only over an older one. That is a second wall: the first is that a projector
 * writes only together with moving its partition's position.
 *
 * @param name of the table, in the schema of any generation
 * @param columns all of them, the key first
 */
record ViewTable<V extends ResourceView>(String name, List<Column<V>> columns) {

    /** One column and how a row of it is filled. */
    record Column<V>(String name, ColumnType type, Function<Row<V>, @Nullable Object> value) {}

    /** A view with the account that it belongs to and its JSON. */
    record Row<V>(String account, V view, String document) {}

    static <V extends ResourceView> Builder<V> named(String name) {
        return new Builder<V>(name)
                .with("account", ColumnType.TEXT, Row::account)
                .with("id", ColumnType.TEXT, row -> row.view().id())
                .with("version", ColumnType.BIGINT, row -> row.view().revision());
    }

    /** Inserts rows or replaces older ones; a parameter for each column. */
    String upsert(String schema) {
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        String values =
                columns.stream()
                        .map(column -> column.type().select("given." + column.name()))
                        .collect(Collectors.joining(", "));
        String parameters =
                IntStream.range(0, columns.size())
                        .mapToObj(index ->
                                "$%d::%s"
                                        .formatted(
                                                index + 1,
                                                columns.get(index).type().parameterType()))
                        .collect(Collectors.joining(", "));
        String assignments =
                columns.stream()
                        .skip(2)
                        .map(column -> column.name() + " = excluded." + column.name())
                        .collect(Collectors.joining(", "));
        return """
        INSERT INTO %s.%s AS kept (%s)
        SELECT %s FROM unnest(%s) AS given (%s)
        ON CONFLICT (account, id) DO UPDATE SET %s WHERE kept.version < excluded.version\
        """
                .formatted(schema, name, names, values, parameters, names, assignments);
    }

    /** The parameters of {@link #upsert}; each row's key occurs once. */
    Tuple parameters(List<Row<V>> rows) {
        Tuple parameters = Tuple.tuple();
        for (Column<V> column : columns) {
            List<@Nullable Object> values = new ArrayList<>(rows.size());
            for (Row<V> row : rows) {
                values.add(column.value().apply(row));
            }
            column.type().bind(parameters, values);
        }
        return parameters;
    }

    /** Deletes rows; parameters are the accounts and the ids. */
    String delete(String schema) {
        return """
        DELETE FROM %s.%s AS kept
        USING unnest($1::varchar[], $2::varchar[]) AS gone (account, id)
        WHERE kept.account = gone.account AND kept.id = gone.id\
        """
                .formatted(schema, name);
    }

    /** Collects columns; not thread-safe. */
    static final class Builder<V extends ResourceView> {
        private final String name;
        private final List<Column<V>> columns = new ArrayList<>();

        private Builder(String name) {
            this.name = name;
        }

        Builder<V> with(String column, ColumnType type, Function<Row<V>, @Nullable Object> value) {
            columns.add(new Column<>(column, type, value));
            return this;
        }

        /** PostgreSQL has no text with a zero character; in the document it is escaped. */
        Builder<V> text(String column, Function<V, @Nullable String> value) {
            return with(
                    column,
                    ColumnType.TEXT,
                    row -> {
                        String text = value.apply(row.view());
                        return text == null ? null : storable(text);
                    });
        }

        Builder<V> texts(String column, Function<V, List<String>> value) {
            return with(
                    column, ColumnType.TEXT_SET, row -> String.join(",", value.apply(row.view())));
        }

        Builder<V> value(String column, ColumnType type, Function<V, @Nullable Object> value) {
            return with(column, type, row -> value.apply(row.view()));
        }

        /** Ends with what every table has. */
        ViewTable<V> withTagsAndDocument() {
            return new ViewTable<>(
                    name,
                    List.copyOf(
                            with("tags", ColumnType.JSON, row -> TagColumn.json(row.view()))
                                    .with("document", ColumnType.TEXT, Row::document)
                                    .columns));
        }
    }

    static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }
}
