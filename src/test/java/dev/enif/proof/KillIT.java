/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.local.ServiceProcess;
import dev.enif.local.ServiceSettings;
import dev.enif.testing.Await;
import dev.enif.testing.TestServers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The service is killed under load, without warning, and started again. Whatever it was doing, the
 * log and the clients' history must agree afterwards.
 */
class KillIT {
    private static final String PREFIX = "kill";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int CLIENTS = 8;

    @TempDir private Path folder;

    @Test
    void after_kills_under_load_nothing_is_lost_and_nothing_is_doubled() throws Exception {
        ServiceSettings settings = settings();
        History history = new History();
        AtomicReference<ServiceProcess> service =
                new AtomicReference<>(ServiceProcess.start(settings, PATIENCE));
        // The port stays the same over restarts, and so does the address.
        try (Load load = new Load(() -> service.get().api("/"), history)) {
            load.start(CLIENTS);
            for (int round = 0; round < 2; round++) {
                int before = load.answered();
                Await.until(
                        "the load is under way", PATIENCE, () -> load.answered() > before + 200);
                service.get().kill();
                service.set(ServiceProcess.start(settings, PATIENCE));
            }
            int before = load.answered();
            Await.until(
                    "commands are answered again", PATIENCE, () -> load.answered() > before + 100);
            load.stop();

            assertThat(load.complaints()).isEmpty();
            assertThat(
                            LogChecker.violations(
                                    TestServers.kafka().bootstrapServers(), PREFIX, history))
                    .isEmpty();
            assertThat(history.answers()).anyMatch(answer -> !answer.accepted());
        } finally {
            service.get().close();
        }
    }

    private ServiceSettings settings() {
        var postgres = TestServers.postgres();
        String database = postgres.newDatabase();
        return ServiceSettings.onFreePorts(folder.resolve("enif.log"))
                .with("enif.topics.prefix", PREFIX)
                .withKafka(TestServers.kafka().bootstrapServers())
                .withDatabase(
                        postgres.jdbcUrl(database),
                        postgres.reactiveUrl(database),
                        postgres.user(),
                        postgres.password());
    }
}
