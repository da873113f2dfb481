/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.local;

import java.nio.file.Path;

/**
 * How a broker runs.
 *
 * @param dataFolder where its log lives; created if missing
 * @param port the port of the loopback interface that clients connect to, 1 to 65535
 * @param flushEveryRecord whether each record is on the disk before it is acknowledged: a power cut
 *     then loses nothing, though there are no replicas
 */
public record BrokerSettings(Path dataFolder, int port, boolean flushEveryRecord) {

    public BrokerSettings {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("not a port: " + port);
        }
        dataFolder = dataFolder.toAbsolutePath().normalize();
    }

    /** A broker on a port that is free now. */
    public static BrokerSettings onFreePort(Path dataFolder, boolean flushEveryRecord) {
        return new BrokerSettings(dataFolder, Ports.free(1).getFirst(), flushEveryRecord);
    }

    /** What clients set as {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }
}
