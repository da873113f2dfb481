/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.enif.testing.Await;
import dev.enif.testing.TestServers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicContractTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Topics topics = Topics.withPrefix("t" + UUID.randomUUID());
    private final TopicContract contract = new TopicContract(topics, 2, 1, null);
    private final Admin admin =
            Admin.create(
                    new KafkaSettings(TestServers.kafka().bootstrapServers(), "test")
                            .admin("test"));

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void topics_as_they_are_created_fulfil_the_contract() {
        contract.create(admin);
        assertThatCode(() -> contract.check(admin)).doesNotThrowAnyException();
    }

    @Test
    void creating_what_is_there_already_leaves_it_alone() {
        contract.create(admin);
        contract.create(admin);
        assertThatCode(() -> contract.check(admin)).doesNotThrowAnyException();
    }

    @Test
    void missing_topics_are_named() {
        assertThatThrownBy(() -> contract.check(admin))
                .isInstanceOfSatisfying(
                        TopicContractException.class,
                        refused ->
                                assertThat(refused.violations())
                                        .hasSize(8)
                                        .allMatch(sentence -> sentence.contains("is missing")));
    }

    @Test
    void another_number_of_partitions_is_refused() throws Exception {
        contract.create(admin);
        admin.createPartitions(Map.of(topics.events(), NewPartitions.increaseTo(3)))
                .all()
                .get(30, TimeUnit.SECONDS);
        assertRefused(
                "Topic %s has 3 partitions, but enif.log.partitions says 2"
                        .formatted(topics.events()));
    }

    @ParameterizedTest
    @CsvSource({
        "retention.ms, 604800000, -1",
        "retention.bytes, 1000000000, -1",
        "cleanup.policy, compact, delete",
        "message.timestamp.type, CreateTime, LogAppendTime",
        "compression.type, zstd, lz4",
        "unclean.leader.election.enable, true, false",
        "max.message.bytes, 1000, 1048588 or more"
    })
    void a_log_of_record_with_another_setting_is_refused(
            String setting, String value, String expected) throws Exception {
        contract.create(admin);
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, topics.events());
        var change = new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(topic, List.of(change)))
                .all()
                .get(30, TimeUnit.SECONDS);
        assertRefused(
                "Topic %s has %s=%s, but it must be %s"
                        .formatted(topics.events(), setting, value, expected));
    }

    @Test
    void another_cluster_is_refused() {
        contract.create(admin);
        var other = new TopicContract(topics, 2, 1, "another-cluster");
        assertThatThrownBy(() -> other.check(admin))
                .isInstanceOf(TopicContractException.class)
                .hasMessageContaining("enif.cluster-id says another-cluster");
    }

    @Test
    void fewer_replicas_than_production_needs_are_refused() {
        contract.create(admin);
        var production = new TopicContract(topics, 2, 3, null);
        assertThatThrownBy(() -> production.check(admin))
                .isInstanceOf(TopicContractException.class)
                .hasMessageContaining("has 1 replicas, but it must have 3 or more")
                .hasMessageContaining("min.insync.replicas=1, but it must be 2 or more");
    }

    /** A broker learns of a change a moment after the controller. */
    private void assertRefused(String sentence) {
        Await.until("it is refused: " + sentence, PATIENCE, () -> violations().size() == 1);
        assertThat(violations()).singleElement().asString().contains(sentence);
    }

    private List<String> violations() {
        try {
            contract.check(admin);
            return List.of();
        } catch (TopicContractException refused) {
            return refused.violations();
        }
    }
}
