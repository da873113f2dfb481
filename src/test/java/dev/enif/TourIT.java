/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.local.ServiceProcess;
import dev.enif.local.ServiceSettings;
import dev.enif.testing.TestServers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes the README's tour on the packaged service, so that the README cannot lie. */
class TourIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir private Path folder;

    @Test
    void the_tour_comes_to_its_end() throws Exception {
        var postgres = TestServers.postgres();
        String database = postgres.newDatabase();
        ServiceSettings settings =
                ServiceSettings.onFreePorts(folder.resolve("enif.log"))
                        .with("enif.topics.prefix", "tour")
                        .withKafka(TestServers.kafka().bootstrapServers())
                        .withDatabase(
                                postgres.jdbcUrl(database),
                                postgres.reactiveUrl(database),
                                postgres.user(),
                                postgres.password());
        try (ServiceProcess service = ServiceProcess.start(settings, PATIENCE)) {
            ProcessBuilder tour =
                    new ProcessBuilder("bash", "docs/tour.sh").redirectErrorStream(true);
            tour.environment().put("ENIF_URL", service.api("").toString().replaceAll("/$", ""));
            Process process = tour.start();
            String told =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(process.waitFor()).as(told).isZero();
            assertThat(told)
                    .contains("=> DENY SecurityGroupIngress")
                    .contains("=> ALLOW Allowed")
                    .contains("=> DENY DestinationNotRunning")
                    .contains(" let a flow pass, last at ")
                    .contains("=> instance.stopped\n=> eni.moved\n")
                    .endsWith(
                            "The tour is over: addresses and verdict stayed while the interface moved.\n");
        }
    }
}
