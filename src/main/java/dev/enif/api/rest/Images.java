/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.api.problem.Problem;
import dev.enif.api.problem.ProblemException;
import dev.enif.api.problem.ProblemType;
import dev.enif.command.AccountView;
import dev.enif.command.CommandState;
import dev.enif.core.id.AccountId;
import dev.enif.log.Position;
import dev.enif.log.kafka.EndOffsets;
import dev.enif.log.kafka.Follower;
import dev.enif.query.Consistency;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Reads of an account's image itself, for what no view shows. Thread-safe. */
@ApplicationScoped
public class Images {
    private static final Logger LOG = Logger.getLogger(Images.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final CommandState state;
    private final Follower follower;
    private final EndOffsets endOffsets;

    public Images(CommandState state, Follower follower, EndOffsets endOffsets) {
        this.state = state;
        this.follower = follower;
        this.endOffsets = endOffsets;
    }

    /** The account's image, as recent as demanded. */
    Uni<AccountView> account(AccountId account, Consistency consistency) {
        int partition = account.partition(follower.partitions());
        Uni<?> reached =
                switch (consistency) {
                    case Consistency.Eventual _ -> Uni.createFrom().nullItem();
                    case Consistency.AtLeast(Position position) -> {
                        if (position.partition() != partition) {
                            throw ProblemException.invalid(
                                    "InvalidParameterValue",
                                    Recency.AT_LEAST,
                                    "is a position of another partition; this account's is "
                                            + partition);
                        }
                        yield reached(position);
                    }
                    case Consistency.Strong _ ->
                            Uni.createFrom()
                                    .completionStage(() -> endOffsets.of(partition))
                                    .flatMap(end -> reached(new Position(partition, end - 1)));
                };
        return reached.onFailure().transform(Images::notReady).map(_ -> state.account(account));
    }

    private Uni<?> reached(Position position) {
        return Uni.createFrom().completionStage(() -> follower.await(position, PATIENCE));
    }

    private static ProblemException notReady(Throwable cause) {
        LOG.debug("An image is not as recent as demanded", cause);
        return new ProblemException(
                        ProblemType.NOT_READY,
                        "Unavailable",
                        "This process has not read the log as far as demanded")
                .withRetry(
                        new Problem.Retry(
                                1, null, "Read again after 1 s, or without asking for a position"));
    }
}
