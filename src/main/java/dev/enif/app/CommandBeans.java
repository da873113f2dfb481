/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.app;

import dev.enif.command.CommandRole;
import dev.enif.command.CommandState;
import dev.enif.command.Commands;
import dev.enif.command.DeciderLoop;
import dev.enif.command.KafkaCommands;
import dev.enif.core.instance.InstanceTypes;
import dev.enif.core.net.Cidr6;
import dev.enif.core.net.Zone;
import dev.enif.core.vpc.Ipv6Pool;
import dev.enif.log.codec.JsonCodec;
import dev.enif.log.kafka.Faults;
import dev.enif.log.kafka.Follower;
import dev.enif.log.kafka.FoundingFacts;
import dev.enif.log.kafka.KafkaSettings;
import dev.enif.log.kafka.SnapshotStore;
import dev.enif.log.kafka.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The command role, made from the configuration. */
@Singleton
public class CommandBeans {

    @Produces
    @Singleton
    CommandRole role(
            EnifConfig config,
            @ConfigProperty(name = "quarkus.application.version") String version,
            KafkaSettings kafka,
            Topics topics,
            FoundingFacts facts,
            JsonCodec codec,
            InstanceTypes types,
            Follower follower,
            SnapshotStore snapshots,
            Faults faults,
            LogBeans.Completions completions) {
        var settings =
                new DeciderLoop.Settings(
                        group(topics),
                        kafka.node(),
                        version,
                        config.featureLevel(),
                        facts,
                        config.zones().stream().map(Zone::new).toList(),
                        types,
                        ipv6Pool(config));
        var command = config.command();
        var bounds =
                new KafkaCommands.Bounds(
                        command.timeout(),
                        command.timeToLive(),
                        command.inFlight(),
                        command.inFlightOfAccount());
        return new CommandRole(
                kafka,
                topics,
                settings,
                bounds,
                codec,
                follower,
                snapshots,
                config.log().snapshotEvery().asLongValue(),
                faults,
                completions.executor());
    }

    /** A pool that is no block, or too small a one, must not let the process start. */
    private static Cidr6 ipv6Pool(EnifConfig config) {
        return new Ipv6Pool(Cidr6.parse(config.ipv6Pool()), 0, 1).block();
    }

    /** Logs that share a cluster must not share their deciders. */
    private static String group(Topics topics) {
        return topics.equals(Topics.STANDARD)
                ? DeciderLoop.GROUP
                : DeciderLoop.GROUP + "-" + topics.commands();
    }

    @Produces
    @Singleton
    Commands commands(CommandRole role, MeterRegistry registry) {
        return new MeteredCommands(role.commands(), registry);
    }

    @Produces
    @Singleton
    CommandState state(EnifConfig config, InstanceTypes types, Follower follower) {
        return new CommandState(
                follower, config.zones().stream().map(Zone::new).toList(), types, ipv6Pool(config));
    }
}
