/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query;

import dev.enif.log.Position;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Holds a read back until the views are as recent as it demands. What counts in the end is the
 * position that was read together with the rows: what is known otherwise only tells when to look.
 */
@ApplicationScoped
class Freshness {
    /** Between two looks at a database that is behind what was known: it lost its last commits. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final PositionBoard board;
    private final PositionWatch watch;
    private final EndOfLog endOfLog;
    private final Duration patience;

    Freshness(
            PositionBoard board,
            PositionWatch watch,
            EndOfLog endOfLog,
            @ConfigProperty(name = "enif.query.patience", defaultValue = "5s") Duration patience) {
        this.board = board;
        this.watch = watch;
        this.endOfLog = endOfLog;
        this.patience = patience;
    }

    Uni<Rows.Answer> read(
            int partition, Consistency consistency, Supplier<Uni<Rows.Answer>> query) {
        return switch (consistency) {
            case Consistency.Eventual _ -> available(query.get());
            case Consistency.AtLeast(Position position) ->
                    position.partition() == partition
                            ? from(position, query)
                            : Uni.createFrom()
                                    .failure(new ForeignPositionException(position, partition));
            case Consistency.Strong _ ->
                    available(endOfLog.of(partition))
                            .flatMap(end -> from(new Position(partition, end - 1), query));
        };
    }

    private Uni<Rows.Answer> from(Position demanded, Supplier<Uni<Rows.Answer>> query) {
        return Uni.createFrom()
                .deferred(() -> attempt(demanded, query, System.nanoTime() + patience.toNanos()));
    }

    private Uni<Rows.Answer> attempt(
            Position demanded, Supplier<Uni<Rows.Answer>> query, long deadlineNanos) {
        Duration left = Duration.ofNanos(deadlineNanos - System.nanoTime());
        if (left.isNegative() || left.isZero()) {
            return Uni.createFrom().failure(new PositionTimeoutException(demanded, patience));
        }
        Uni<Void> reached = board.await(demanded, left);
        watch.wake();
        return reached.onFailure(TimeoutException.class)
                .transform(_ -> new PositionTimeoutException(demanded, patience))
                .flatMap(_ -> available(query.get()))
                .flatMap(answer ->
                        answer.position().offset() >= demanded.offset()
                                ? Uni.createFrom().item(answer)
                                : Uni.createFrom()
                                        .nullItem()
                                        .onItem()
                                        .delayIt()
                                        .by(BETWEEN_LOOKS)
                                        .flatMap(_ -> attempt(demanded, query, deadlineNanos)));
    }

    private static <T> Uni<T> available(Uni<T> answer) {
        return answer.onFailure().transform(ViewsUnavailableException::new);
    }
}
