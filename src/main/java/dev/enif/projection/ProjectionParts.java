/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.projection;

import dev.enif.log.LogRange;
import dev.enif.log.codec.JsonCodec;
import dev.enif.log.kafka.FoundingFacts;
import dev.enif.log.kafka.KafkaSettings;
import dev.enif.log.kafka.Topics;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;

/** What the channel and a rebuild project with. Thread-safe. */
@ApplicationScoped
class ProjectionParts {
    private final KafkaEventSource events;
    private final ViewSchema schema;
    private final Generations generations;
    private final ViewStore store;
    private final ImageLoader images;
    private final int partitions;

    ProjectionParts(
            KafkaSettings kafka,
            Topics topics,
            FoundingFacts facts,
            JsonCodec codec,
            StateBootstrap bootstrap,
            Pool pool,
            Flyway flyway,
            @ConfigProperty(name = "enif.projection.migrate", defaultValue = "true")
                    boolean migrates) {
        events = new KafkaEventSource(kafka, topics, facts.partitions());
        schema = new ViewSchema(flyway, migrates);
        generations = new Generations(pool);
        store = new ViewStore(pool);
        images = new ImageLoader(events, bootstrap, codec);
        partitions = facts.partitions();
    }

    int partitions() {
        return partitions;
    }

    /** The logs of all partitions as they are now, in order; blocks, and throws in an outage. */
    List<LogRange> logs() {
        return events.ranges();
    }

    ViewSchema schema() {
        return schema;
    }

    Generations generations() {
        return generations;
    }

    /** The generation that queries see; blocks. */
    Generation live() {
        schema.ensure();
        return generations.live();
    }

    PartitionProjection projection(
            int partition, Supplier<Generation> target, Progress progress, Executor loader) {
        return new PartitionProjection(partition, target, store, events, images, progress, loader);
    }

    @PreDestroy
    void close() {
        events.close();
    }
}
