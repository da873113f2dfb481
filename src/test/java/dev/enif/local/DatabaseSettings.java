/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.local;

import java.nio.file.Path;

/**
 * How a database server runs.
 *
 * @param dataFolder where its data lives; created if missing
 * @param programs where the server's programs are unpacked, shared by all servers of a build
 * @param port the port of the loopback interface that clients connect to, 1 to 65535
 */
public record DatabaseSettings(Path dataFolder, Path programs, int port) {

    public DatabaseSettings {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("not a port: " + port);
        }
        dataFolder = dataFolder.toAbsolutePath().normalize();
        programs = programs.toAbsolutePath().normalize();
    }

    /** A server on a port that is free now. */
    public static DatabaseSettings onFreePort(Path dataFolder, Path programs) {
        return new DatabaseSettings(dataFolder, programs, Ports.free(1).getFirst());
    }
}
