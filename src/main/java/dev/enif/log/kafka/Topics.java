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
 */
public record Topics(
        String commands,
        String events,
        String snapshots,
        String snapshotManifests,
        String changes) {

    /** The names that every deployment uses. */
    public static final Topics STANDARD = withPrefix("eni");

    /** The same names under another prefix, so that two deployments may share a cluster. */
    public static Topics withPrefix(String prefix) {
        return new Topics(
                prefix + ".commands",
                prefix + ".events",
                prefix + ".snapshots",
                prefix + ".snapshot-manifests",
                prefix + ".changes");
    }

    /** All of them. */
    public List<String> all() {
        return List.of(commands, events, snapshots, snapshotManifests, changes);
    }
}
