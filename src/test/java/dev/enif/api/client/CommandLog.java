/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.testing.TestServers;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** How many commands the log holds: what was refused at the door is not among them. */
public final class CommandLog {
    private CommandLog() {}

    /** Runs it and requires that no command was appended meanwhile. */
    public static void requireNothingWritten(Runnable requests) throws Exception {
        long before = commands();
        requests.run();
        assertThat(commands()).as("commands in the log").isEqualTo(before);
    }

    private static long commands() throws Exception {
        try (Admin admin =
                Admin.create(
                        Map.of(
                                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                                TestServers.kafka().bootstrapServers()))) {
            return admin
                    .listOffsets(
                            IntStream.range(0, Api.PARTITIONS)
                                    .mapToObj(partition ->
                                            new TopicPartition("eni.commands", partition))
                                    .collect(
                                            Collectors.toMap(
                                                    partition -> partition,
                                                    _ -> OffsetSpec.latest())))
                    .all()
                    .get()
                    .values()
                    .stream()
                    .mapToLong(end -> end.offset())
                    .sum();
        }
    }
}
