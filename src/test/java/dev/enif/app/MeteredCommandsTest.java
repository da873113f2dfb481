/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.command.Answer;
import dev.enif.command.Request;
import dev.enif.command.TooManyCommandsException;
import dev.enif.core.account.AccountCommand;
import dev.enif.core.account.Quota;
import dev.enif.core.account.QuotaCommand.SetQuota;
import dev.enif.core.id.AccountId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class MeteredCommandsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void a_command_that_was_not_let_in_is_counted_as_throttled() {
        var failed =
                CompletableFuture.<Answer>failedFuture(
                        new TooManyCommandsException(Duration.ofSeconds(1)));
        var metered = new MeteredCommands((_, _, _) -> failed.minimalCompletionStage(), registry);

        assertThat(
                        metered.submit(
                                new AccountId("123456789012"),
                                new AccountCommand.OfQuota(new SetQuota(Quota.VPCS, 6)),
                                new Request(null, "somebody", "request", null)))
                .isCompletedExceptionally();

        assertThat(registry.get("enif.commands").tag("outcome", "throttled").timer().count())
                .isEqualTo(1);
    }
}
