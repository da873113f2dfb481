/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.api.problem.Problem;
import dev.enif.api.problem.ProblemException;
import dev.enif.api.problem.ProblemType;
import dev.enif.core.id.AccountId;
import dev.enif.log.Position;
import dev.enif.log.kafka.EndOffsets;
import dev.enif.log.kafka.Follower;
import dev.enif.query.Consistency;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Waits until a follower of this process has read as far as a read demands. Thread-safe.
 *
 * @param patience how long it waits at most
 */
record Reach(Follower follower, EndOffsets endOffsets, Duration patience) {
    private static final Logger LOG = Logger.getLogger(Reach.class);

    /**
     * Completes once what the account's reads are answered from is as recent as demanded; fails
     * with a problem if it is not in time, or if this process does not follow the log, or not yet.
     *
     * @throws ProblemException if the position is one of another partition
     */
    Uni<?> of(AccountId account, Consistency consistency) {
        int partition = account.partition(follower.partitions());
        requireOwn(partition, consistency);
        if (!follower.live(partition)) {
            return Uni.createFrom().failure(notReady());
        }
        Uni<?> reached =
                switch (consistency) {
                    case Consistency.Eventual _ -> Uni.createFrom().nullItem();
                    case Consistency.AtLeast(Position position) -> reached(position);
                    case Consistency.Strong _ ->
                            Uni.createFrom()
                                    .completionStage(() -> endOffsets.of(partition))
                                    .flatMap(end -> reached(new Position(partition, end - 1)));
                };
        return reached.onFailure().transform(Reach::notReady);
    }

    private static void requireOwn(int partition, Consistency consistency) {
        if (consistency instanceof Consistency.AtLeast(Position position)
                && position.partition() != partition) {
            throw ProblemException.invalid(
                    "InvalidParameterValue",
                    Recency.AT_LEAST,
                    "is a position of another partition; this account's is " + partition);
        }
    }

    private Uni<?> reached(Position position) {
        return Uni.createFrom().completionStage(() -> follower.await(position, patience));
    }

    private static ProblemException notReady(Throwable cause) {
        LOG.debug("The log is not read as far as demanded", cause);
        return notReady();
    }

    private static ProblemException notReady() {
        return new ProblemException(
                        ProblemType.NOT_READY,
                        "Unavailable",
                        "This process has not read the log as far as demanded")
                .withRetry(
                        new Problem.Retry(
                                1, null, "Read again after 1 s, or without asking for a position"));
    }
}
