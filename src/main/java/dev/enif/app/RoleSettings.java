/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.app;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Opens the channels of the roles that a process plays, and no others: a consumer that is
 * subscribed gets partitions, whether it wants them or not.
 */
public final class RoleSettings implements ConfigSourceFactory {
    private static final Map<String, Role> CHANNELS =
            Map.of("mp.messaging.incoming.events.enabled", Role.PROJECTION);

    /** Below everything that people set: a channel can still be closed by hand. */
    private static final int ORDINAL = 50;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        String value = context.getValue("enif.roles").getValue();
        List<String> roles =
                value == null
                        ? Stream.of(Role.values()).map(Role::name).toList()
                        : Stream.of(value.split(","))
                                .map(role -> role.strip().toUpperCase(Locale.ROOT))
                                .toList();
        var settings =
                CHANNELS.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        channel ->
                                                Boolean.toString(
                                                        roles.contains(
                                                                channel.getValue().name()))));
        return List.of(new PropertiesConfigSource(settings, "enif-roles", ORDINAL));
    }

    @Override
    public OptionalInt getPriority() {
        return OptionalInt.of(ORDINAL);
    }
}
