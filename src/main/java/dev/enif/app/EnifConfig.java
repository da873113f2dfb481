/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.app;

import dev.enif.log.codec.FeatureLevel;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Everything that can be configured about Enif itself. */
@ConfigMapping(prefix = "enif")
public interface EnifConfig {

    /** How many partitions the log of a local run has. */
    int LOCAL_PARTITIONS = 4;

    /** The roles that this process plays. */
    @WithDefault("command,projection,flow,relay")
    Set<Role> roles();

    /**
     * Whether this is a run on one developer's machine: one broker, topics made here, and the
     * developer's identity instead of real ones.
     */
    @WithDefault("false")
    boolean local();

    /** The region; fixed by the log once it is founded. */
    @WithDefault("us-east-1")
    String region();

    /** The availability zones that subnets can be in. */
    @WithDefault("us-east-1a,us-east-1b,us-east-1c")
    List<String> zones();

    /** The blocks that public addresses come from; fixed by the log once it is founded. */
    @WithDefault("198.18.0.0/15")
    List<String> publicPool();

    /**
     * The block that the provider's IPv6 blocks, a /56 for a VPC, come from; at most a /24, and the
     * same in all processes of a region. By default addresses for documentation (RFC 9637).
     */
    @WithDefault("3fff::/20")
    String ipv6Pool();

    /** The name of this process in the log and at the broker; by default the host's, or its pid. */
    Optional<String> node();

    /** The id of the cluster that this process belongs to; by default any. */
    Optional<String> clusterId();

    /** Whether tests may end this process at {@link #crashAt}; never in production. */
    @WithDefault("false")
    boolean testFaults();

    /** Where a test ends this process: a point's name, and after a colon at which passage. */
    Optional<String> crashAt();

    Log log();

    /** How many partitions the log has. */
    default int partitions() {
        var configured = log().partitions();
        if (configured.isEmpty() && !local()) {
            throw new IllegalStateException(
                    "enif.log.partitions is not configured: it is fixed for the life of the log,"
                            + " so it has no default (64 suits most)");
        }
        return configured.orElse(LOCAL_PARTITIONS);
    }

    /** The feature level that a log is raised to if it is at a lower one. */
    default int featureLevel() {
        return log().featureLevel().orElse(local() ? FeatureLevel.CURRENT : FeatureLevel.FIRST);
    }

    Topics topics();

    Command command();

    FlowLogs flowLogs();

    /** How long flows are summed up at most; a flow log's interval may be less. */
    default Duration flowLogsWriteEvery() {
        return flowLogs()
                .writeEvery()
                .orElse(local() ? Duration.ofSeconds(2) : Duration.ofMinutes(10));
    }

    /** The log of record. */
    interface Log {
        /**
         * How many partitions the log has; fixed for its life. Must be set, but for a local run,
         * which has 4.
         */
        OptionalInt partitions();

        /** After how many bytes of decisions a partition's owner writes a snapshot. */
        @WithDefault("20M")
        MemorySize snapshotEvery();

        /**
         * The feature level to raise the log to, once every process runs a version that knows it.
         * Without it a log stays at the level that it has; a new one begins at the highest. A local
         * run, which is one process, raises it to the highest.
         */
        OptionalInt featureLevel();
    }

    /** The topics. */
    interface Topics {
        /** Whether to create those that are missing; only ever in a local run. */
        @WithDefault("false")
        boolean create();

        /** How many replicas each must have at least. */
        @WithDefault("3")
        int replicas();

        /** What their names begin with. */
        @WithDefault("eni")
        String prefix();
    }

    /** The lines of flow logs. */
    interface FlowLogs {
        /**
         * How long flows are summed up at most before their lines are written, if that is less than
         * a flow log's interval; by default that interval, and 2 s in a local run.
         */
        Optional<Duration> writeEvery();

        /** How many days before today statistics are kept. */
        @WithDefault("14")
        int retentionDays();
    }

    /** The command role. */
    interface Command {
        /** How long a request waits for its answer. */
        @WithDefault("10s")
        Duration timeout();

        /** How long a command may wait to be decided. */
        @WithDefault("30s")
        Duration timeToLive();

        /** How many commands may wait for their answers. */
        @WithDefault("2048")
        int inFlight();

        /** How many of one account. */
        @WithDefault("512")
        int inFlightOfAccount();
    }
}
