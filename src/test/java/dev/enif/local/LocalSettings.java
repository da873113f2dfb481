/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.local;

import java.nio.file.Path;

/**
 * What {@code ./mvnw} starts and where; each part can be set with {@code -D}.
 *
 * @param data the folder of all data, {@code -Denif.data}
 * @param httpPort the port of the API, {@code -Denif.http.port}
 * @param managementPort the port of health and metrics, {@code -Denif.management.port}
 * @param kafkaPort the broker's port, {@code -Denif.kafka.port}
 * @param postgresPort the database server's port, {@code -Denif.postgres.port}
 * @param minimumFreeMib how much disk there must be at the start, {@code -Denif.disk.minimum.mib}
 * @param service whether the service is started too, {@code -Denif.service}; if not, it can run in
 *     dev mode beside
 */
record LocalSettings(
        Path data,
        int httpPort,
        int managementPort,
        int kafkaPort,
        int postgresPort,
        long minimumFreeMib,
        boolean service) {

    static LocalSettings fromSystemProperties() {
        return new LocalSettings(
                dataFolder(),
                port("enif.http.port", 8080),
                port("enif.management.port", 9000),
                port("enif.kafka.port", 9092),
                port("enif.postgres.port", 5432),
                number("enif.disk.minimum.mib", 1024, 0, Long.MAX_VALUE >> 20),
                Boolean.parseBoolean(System.getProperty("enif.service", "true")));
    }

    /** The ports that must be free, each with the property that changes it. */
    void checkPorts() {
        if (service) {
            check(httpPort, "enif.http.port");
            check(managementPort, "enif.management.port");
        }
        check(kafkaPort, "enif.kafka.port");
        check(postgresPort, "enif.postgres.port");
    }

    /** Relative to where the user stands, if it is below. */
    private static Path dataFolder() {
        var project = Path.of(System.getProperty("enif.folder", ""));
        var data =
                project.resolve(System.getProperty("enif.data", ".enif"))
                        .toAbsolutePath()
                        .normalize();
        var here = Path.of("").toAbsolutePath();
        return data.startsWith(here) ? here.relativize(data) : data;
    }

    private static void check(int port, String property) {
        if (!Ports.isFree(port)) {
            throw new LocalTrouble(
                    "Port %d of 127.0.0.1 is in use: stop what listens there, or start with -D%s=<another port>."
                            .formatted(port, property));
        }
    }

    private static int port(String property, int standard) {
        return (int) number(property, standard, 1, 65_535);
    }

    private static long number(String property, long standard, long least, long greatest) {
        var text = System.getProperty(property);
        if (text == null) {
            return standard;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= greatest) {
                return number;
            }
        } catch (NumberFormatException e) {
            // The sentence below is for this case too.
        }
        throw new LocalTrouble(
                "-D%s=%s is not a number from %d to %d."
                        .formatted(property, text, least, greatest));
    }
}
