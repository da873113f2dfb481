/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.api.problem.Problem;
import dev.enif.api.problem.ProblemException;
import dev.enif.api.problem.ProblemType;
import dev.enif.core.id.AccountId;
import dev.enif.flow.FlowRole;
import dev.enif.log.Position;
import dev.enif.log.kafka.EndOffsets;
import dev.enif.log.kafka.Follower;
import dev.enif.log.kafka.StoppedPartitionException;
import dev.enif.query.Consistency;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/**
 * Waits until what answers reads in this process has read as far as a read demands. Thread-safe.
 *
 * @param patience how long it waits at most
 */
record Reach(Source source, EndOffsets endOffsets, Duration patience) {
    private static final Logger LOG = Logger.getLogger(Reach.class);

    /** What answers reads: an image of each partition, or what is made of one. */
    interface Source {
        int partitions();

        /** Why the partition cannot be read now, in one sentence; empty if it can. */
        Optional<String> unready(int partition);

        /** Completes once it shows the position. */
        CompletionStage<?> await(Position position, Duration patience);

        /** The images themselves. */
        static Source of(Follower follower) {
            return new Source() {
                @Override
                public int partitions() {
                    return follower.partitions();
                }

                @Override
                public Optional<String> unready(int partition) {
                    String stopped = follower.stopped().get(partition);
                    if (stopped != null) {
                        return Optional.of(
                                "Partition %d is stopped: %s".formatted(partition, stopped));
                    }
                    return follower.live(partition)
                            ? Optional.empty()
                            : Optional.of("Partition %d is being read".formatted(partition));
                }

                @Override
                public CompletionStage<?> await(Position position, Duration patience) {
                    return follower.await(position, patience);
                }
            };
        }

        /** The rule tables, which come a little after the images that they are made of. */
        static Source of(FlowRole role) {
            return new Source() {
                @Override
                public int partitions() {
                    return role.follower().partitions();
                }

                @Override
                public Optional<String> unready(int partition) {
                    return role.unready(partition);
                }

                @Override
                public CompletionStage<?> await(Position position, Duration patience) {
                    return role.await(position, patience);
                }
            };
        }
    }

    /**
     * Completes once what the account's reads are answered from is as recent as demanded; fails
     * with a problem if it is not in time, or if this process does not follow the log, or not yet.
     *
     * @throws ProblemException if the position is one of another partition
     */
    Uni<?> of(AccountId account, Consistency consistency) {
        int partition = account.partition(source.partitions());
        requireOwn(partition, consistency);
        Optional<String> unready = source.unready(partition);
        if (unready.isPresent()) {
            return Uni.createFrom().failure(notReady(unready.get()));
        }
        Uni<?> reached =
                switch (consistency) {
                    case Consistency.Eventual _ -> Uni.createFrom().nullItem();
                    case Consistency.AtLeast(Position position) -> reached(position);
                    case Consistency.Strong _ ->
                            Uni.createFrom()
                                    .completionStage(() -> endOffsets.of(partition))
                                    .flatMap(end ->
                                            end == 0
                                                    ? Uni.createFrom().nullItem()
                                                    : reached(new Position(partition, end - 1)));
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
        return Uni.createFrom().completionStage(() -> source.await(position, patience));
    }

    private static ProblemException notReady(Throwable cause) {
        LOG.debug("The log is not read as far as demanded", cause);
        return notReady(
                cause instanceof StoppedPartitionException
                        ? String.valueOf(cause.getMessage())
                        : "This process has not read the log as far as demanded");
    }

    private static ProblemException notReady(String why) {
        return new ProblemException(ProblemType.NOT_READY, "Unavailable", why)
                .withRetry(
                        new Problem.Retry(
                                1, null, "Read again after 1 s, or without asking for a position"));
    }
}
