/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.LogContext;

/** The broker's own JVM: see {@link BrokerProcess}. SIGTERM stops it in good order. */
final class BrokerMain {

    private BrokerMain() {}

    /**
     * Arguments: data folder, port, flush every record, the file to create when clients may come.
     */
    public static void main(String[] arguments) throws IOException {
        for (var noisy : new String[] {"", "kafka", "org.apache.kafka"}) {
            LogContext.getLogContext().getLogger(noisy).setLevel(Level.WARN);
        }
        var settings =
                new BrokerSettings(
                        Path.of(arguments[0]),
                        Integer.parseInt(arguments[1]),
                        Boolean.parseBoolean(arguments[2]));
        var broker = EmbeddedKafka.start(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "stop-broker"));
        Files.createFile(Path.of(arguments[3]));
    }
}
