/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.local;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a process of the packaged service runs.
 *
 * @param httpPort the port of its API
 * @param managementPort the port of its health and metrics
 * @param jvmOptions as {@code -Xmx512m}
 * @param configuration configuration properties of the service, without its ports
 * @param log the file that receives its output, overwritten at each start; null inherits the
 *     parent's output
 */
public record ServiceSettings(
        int httpPort,
        int managementPort,
        List<String> jvmOptions,
        Map<String, String> configuration,
        @Nullable Path log) {

    public ServiceSettings {
        jvmOptions = List.copyOf(jvmOptions);
        configuration = Map.copyOf(configuration);
    }

    /**
     * A service on ports that are free now, with the local identity and a small heap, for tests.
     */
    public static ServiceSettings onFreePorts(Path log) {
        var ports = Ports.free(2);
        return new ServiceSettings(
                ports.get(0), ports.get(1), List.of("-Xmx384m"), Map.of("enif.local", "true"), log);
    }

    /** The same with one more property, or another value of it. */
    public ServiceSettings with(String property, String value) {
        var more = new HashMap<>(configuration);
        more.put(property, value);
        return new ServiceSettings(httpPort, managementPort, jvmOptions, more, log);
    }

    /** The same on this broker. */
    public ServiceSettings withKafka(String bootstrapServers) {
        return with("kafka.bootstrap.servers", bootstrapServers);
    }

    /** The same on this database. */
    public ServiceSettings withDatabase(
            String jdbcUrl, String reactiveUrl, String user, String password) {
        return with("quarkus.datasource.jdbc.url", jdbcUrl)
                .with("quarkus.datasource.reactive.url", reactiveUrl)
                .with("quarkus.datasource.username", user)
                .with("quarkus.datasource.password", password);
    }
}
