/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.net.Cidr4;
import dev.enif.core.partition.Founding;
import dev.enif.log.FrozenHeaders;
import dev.enif.log.RecordHeader;
import dev.enif.log.codec.FeatureLevel;
import dev.enif.log.codec.JsonCodec;
import dev.enif.log.codec.TermRecord;
import dev.enif.testing.Await;
import dev.enif.testing.RandomLog;
import dev.enif.testing.TestLog;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IdKeyTest {
    private static final Duration BOUND = Duration.ofSeconds(60);

    private final TestLog log = TestLog.create(2);
    private final JsonCodec codec = new JsonCodec();

    @Test
    void partitions_with_one_key_for_their_ids_are_followed() {
        found(0, 42);
        found(1, 42);
        assertThat(stopped()).isEmpty();
    }

    /** Else two partitions could make the same id. */
    @Test
    void of_partitions_with_different_keys_for_their_ids_one_is_read_no_further() {
        found(0, 42);
        found(1, 43);
        assertThat(stopped())
                .hasSize(1)
                .allSatisfy((_, reason) ->
                        assertThat(reason).contains("founded with different keys for their ids"));
    }

    private void found(int partition, long idKey) {
        var founding =
                new Founding(
                        "us-east-1",
                        partition,
                        log.partitions(),
                        idKey,
                        List.of(Cidr4.parse("198.18.0.0/15")));
        var term = new TermRecord("nonce", "node", "1", FeatureLevel.CURRENT, founding);
        log.append(
                partition,
                List.of(
                        new RandomLog.Entry(
                                FrozenHeaders.write(new RecordHeader.TermStarted("nonce")),
                                codec.encode(term))));
    }

    private Map<Integer, String> stopped() {
        try (var follower =
                new Follower(
                        log.kafka("follower"),
                        log.topics(),
                        log.facts(),
                        codec,
                        ImageSource.REPLAY,
                        Runnable::run)) {
            follower.start();
            Await.until("all is read", BOUND, follower::settled);
            return follower.stopped();
        }
    }
}
