/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.flow.stream;

import dev.enif.core.account.AccountState;
import dev.enif.core.id.AccountId;
import dev.enif.core.monitoring.FlowJudge;
import dev.enif.flow.FlowRole;
import dev.enif.log.Position;
import dev.enif.log.kafka.EndOffsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What flows are judged by. Thread-safe. */
public interface FlowKnowledge {
    /**
     * Returns once all is known that was decided before the call.
     *
     * @throws NotKnownException if that is not so within a bounded time
     */
    void catchUp();

    /** Of the account at that log time. */
    FlowJudge.Known known(AccountId account, long atMillis);

    /** The account's image now. */
    AccountState account(AccountId account);

    /** The log is not read as far as it must be. */
    final class NotKnownException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotKnownException(String message) {
            super(message);
        }
    }

    /** By the rule tables of this process. */
    static FlowKnowledge of(FlowRole role, EndOffsets ends, Duration patience) {
        return new FlowKnowledge() {
            @Override
            public void catchUp() {
                for (int partition = 0; partition < role.follower().partitions(); partition++) {
                    Optional<String> unready = role.unready(partition);
                    if (unready.isPresent()) {
                        throw new NotKnownException(unready.get());
                    }
                }
                Optional<String> unknown = role.ownersUnready();
                if (unknown.isPresent()) {
                    throw new NotKnownException(unknown.get());
                }
                for (int partition = 0; partition < role.follower().partitions(); partition++) {
                    catchUp(partition);
                }
            }

            private void catchUp(int partition) {
                try {
                    long end =
                            ends.of(partition)
                                    .toCompletableFuture()
                                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
                    if (end > 0) {
                        role.await(new Position(partition, end - 1), patience)
                                .toCompletableFuture()
                                .get(patience.toMillis(), TimeUnit.MILLISECONDS);
                    }
                } catch (ExecutionException | CompletionException | TimeoutException late) {
                    throw new NotKnownException(
                            "Partition %d of the log is not read to its end: %s"
                                    .formatted(partition, late));
                } catch (InterruptedException told) {
                    Thread.currentThread().interrupt();
                    throw new NotKnownException("Interrupted");
                }
            }

            @Override
            public FlowJudge.Known known(AccountId account, long atMillis) {
                return role.tables().known(account, atMillis);
            }

            @Override
            public AccountState account(AccountId account) {
                return role.tables().account(account);
            }
        };
    }
}
