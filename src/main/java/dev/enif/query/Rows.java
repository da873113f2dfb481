/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query;

import dev.enif.log.Position;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/** Asks the database, through Hibernate. Thread-safe; any thread may subscribe. */
@ApplicationScoped
class Rows {
    private final Mutiny.SessionFactory sessions;
    private final Vertx vertx;

    Rows(Mutiny.SessionFactory sessions, Vertx vertx) {
        this.sessions = sessions;
        this.vertx = vertx;
    }

    /** Documents in the order of their ids, and what they reflect. */
    record Answer(List<String> documents, Position position) {}

    Uni<Answer> read(PageQuery query, int partition) {
        return onContext(() ->
                sessions.withStatelessSession(session -> {
                    var prepared = session.createSelectionQuery(query.text(), Object[].class);
                    query.parameters().forEach(prepared::setParameter);
                    return prepared.getResultList().map(rows -> answer(rows, partition));
                }));
    }

    /** A partition without a position has never been projected: there is nothing, as of nothing. */
    private static Answer answer(List<Object[]> rows, int partition) {
        if (rows.isEmpty()) {
            return new Answer(List.of(), new Position(partition, Position.NOTHING));
        }
        long nextOffset = (Long) rows.getFirst()[0];
        List<String> documents =
                rows.stream().map(row -> (String) row[2]).filter(Objects::nonNull).toList();
        return new Answer(documents, new Position(partition, nextOffset - 1));
    }

    /** Hibernate Reactive runs on an event loop, and each query in a context of its own. */
    private <T> Uni<T> onContext(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .emitter(emitter -> {
                    Context context =
                            Objects.requireNonNull(
                                    VertxContext.createNewDuplicatedContext(
                                            vertx.getOrCreateContext()));
                    VertxContextSafetyToggle.setContextSafe(context, true);
                    context.runOnContext(
                            _ -> work.get().subscribe().with(emitter::complete, emitter::fail));
                });
    }
}
