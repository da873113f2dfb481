/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log;

/**
 * Which log a stored cursor belongs to. Stored beside every cursor: offsets of another log are just
 * numbers here.
 *
 * @param clusterId the Kafka cluster's id
 * @param topicId the topic's id, which a topic of the same name made anew does not share
 * @param partition the partition, at least 0
 */
public record LogIdentity(String clusterId, String topicId, int partition) {
    public LogIdentity {
        if (clusterId.isEmpty() || topicId.isEmpty() || partition < 0) {
            throw new IllegalArgumentException(
                    "No log is cluster '%s', topic '%s', partition %d"
                            .formatted(clusterId, topicId, partition));
        }
    }
}
