/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.kafka;

import java.util.List;

/**
 * The names of the topics.
 *
 * @param commands intent: what was asked, kept for a day
 * @param events the log of record, kept for ever
 * @param snapshots chunks of folded states, two slots a partition, compacted
 * @param snapshotManifests what announces a snapshot whose chunks are in place, compacted
 * @param changes the public stream of changes
 * @param flows flow records, from whoever sees flows
 * @param flowLogs the lines of flow logs
 * @param flowDeadLetters flow records that cannot be taken, with the reason
 */
public record Topics(
        String commands,
        String events,
        String snapshots,
        String snapshotManifests,
        String changes,
        String flows,
        String flowLogs,
        String flowDeadLetters) {

    /** The names that every deployment uses. */
    public static final Topics STANDARD = withPrefix("eni");

    /** The same names under another prefix, so that two deployments may share a cluster. */
    public static Topics withPrefix(String prefix) {
        return new Topics(
                prefix + ".commands",
                prefix + ".events",
                prefix + ".snapshots",
                prefix + ".snapshot-manifests",
                prefix + ".changes",
                prefix + ".flows",
                prefix + ".flow-logs",
                prefix + ".flow-dead-letters");
    }

    /** All of them. */
    public List<String> all() {
        return List.of(
                commands,
                events,
                snapshots,
                snapshotManifests,
                changes,
                flows,
                flowLogs,
                flowDeadLetters);
    }
}
