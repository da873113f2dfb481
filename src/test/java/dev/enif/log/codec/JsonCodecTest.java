/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec;

import static dev.enif.log.codec.ExampleIds.ACCOUNT;
import static dev.enif.log.codec.ExampleIds.ENI;
import static dev.enif.log.codec.ExampleIds.VPC;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.enif.core.account.TagCommand;
import dev.enif.core.decision.Outcome;
import dev.enif.core.decision.Result;
import dev.enif.core.id.VpcId;
import dev.enif.core.partition.CommandEnvelope;
import dev.enif.core.partition.Decision;
import dev.enif.core.partition.PartitionCommand;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCodecTest {
    private static final JsonCodec CODEC = new JsonCodec();
    private static final DecisionRecord DECISION = RecordExamples.decisions().getFirst().value();
    private static final CommandEnvelope COMMAND = RecordExamples.commands().getFirst().value();
    private static final TermRecord TERM = RecordExamples.terms().getFirst().value();

    @Test
    void what_is_written_reads_back_equal() {
        assertThat(CODEC.decodeDecision(CODEC.encode(DECISION))).isEqualTo(DECISION);
        assertThat(CODEC.decodeCommand(CODEC.encode(COMMAND))).isEqualTo(COMMAND);
        assertThat(CODEC.decodeTerm(CODEC.encode(TERM))).isEqualTo(TERM);
    }

    @Test
    void fields_that_newer_code_added_to_events_are_ignored() {
        String json =
                text(CODEC.encode(DECISION))
                        .replace("\"deviceIndex\"", "\"colour\":{\"r\":[1]},\"deviceIndex\"")
                        .replace("\"result\":{", "\"result\":{\"since\":3,")
                        .replace("{\"term\"", "{\"shard\":null,\"term\"");

        assertThat(CODEC.decodeDecision(bytes(json))).isEqualTo(DECISION);
    }

    @Test
    void a_command_with_a_field_that_is_not_known_is_undecodable() {
        String json =
                text(CODEC.encode(COMMAND))
                        .replace("\"deviceIndex\"", "\"colour\":\"red\",\"deviceIndex\"");

        assertThatThrownBy(() -> CODEC.decodeCommand(bytes(json)))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("colour");
    }

    @Test
    void the_order_of_fields_does_not_matter() {
        String json =
                """
                {"decision":{"outcome":{"result":{"ids":[]},"type":"accepted"},"events":[{"from":1,
                "to":2,"type":"partition.commands-lost"}],"nextId":1,"replayed":false,
                "requestId":"","actor":"","parameterHash":0,"tokenExpiresAtMillis":0,
                "timeMillis":5,"commandId":"c","commandOffset":1},"seq":1,"term":0}
                """;

        assertThat(CODEC.decodeDecision(bytes(json)).decision().outcome())
                .isEqualTo(new Outcome.Accepted(Result.NOTHING));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"type\":\"eni.attached\"|\"type\":\"eni.teleported\"",
                "\"type\":\"eni.attached\"|\"type\":7",
                "\"type\":\"eni.attached\",|",
                "\"account\":\"123456789012\",\"type\"|\"type\"",
                "\"type\":\"eni.attached\"|\"type\":\"partition.commands-lost\",\"from\":1,\"to\":2",
                "\"type\":\"accepted\"|\"type\":\"maybe\"",
                "\"deviceIndex\":1,|",
                "\"deviceIndex\":1|\"deviceIndex\":null",
                "\"deviceIndex\":1|\"deviceIndex\":\"1\"",
                "\"deviceIndex\":1|\"deviceIndex\":1.0",
                "\"deviceIndex\":1|\"deviceIndex\":4294967297",
                "\"deviceIndex\":1|\"deviceIndex\":1,\"deviceIndex\":2",
                "\"eniId\":\"eni-|\"eniId\":\"i-",
                "\"ids\":[\"|\"ids\":[null,\"",
                "\"seq\":12|\"seq\":0",
                "}}|}} {}",
                "}}|}",
            })
    void a_damaged_decision_is_undecodable(String change) {
        String[] fromTo = change.split("\\|", -1);
        String json = text(CODEC.encode(DECISION)).replace(fromTo[0], fromTo[1]);
        assertThat(json).isNotEqualTo(text(CODEC.encode(DECISION)));

        assertThatThrownBy(() -> CODEC.decodeDecision(bytes(json)))
                .isInstanceOf(UndecodableException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "7", "\"text\"", "{\"nonce\":", "\u0000\u0001"})
    void what_is_no_record_is_undecodable(String json) {
        assertThatThrownBy(() -> CODEC.decodeDecision(bytes(json)))
                .isInstanceOf(UndecodableException.class);
        assertThatThrownBy(() -> CODEC.decodeCommand(bytes(json)))
                .isInstanceOf(UndecodableException.class);
        assertThatThrownBy(() -> CODEC.decodeTerm(bytes(json)))
                .isInstanceOf(UndecodableException.class);
    }

    @Test
    void nesting_is_bounded() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        String json =
                text(CODEC.encode(DECISION)).replace("{\"term\"", "{\"x\":" + deep + ",\"term\"");

        assertThatThrownBy(() -> CODEC.decodeDecision(bytes(json)))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("nesting depth");
    }

    @Test
    void a_decision_larger_than_a_record_may_be_is_refused() {
        DecisionRecord fits = answered(JsonCodec.MAX_BYTES - CODEC.encode(answered(0)).length);
        DecisionRecord large = answered(fits.decision().actor().length() + 1);

        assertThat(CODEC.encode(fits)).hasSize(JsonCodec.MAX_BYTES);
        assertThat(CODEC.decodeDecision(CODEC.encode(fits))).isEqualTo(fits);
        assertThatThrownBy(() -> CODEC.encode(large))
                .isInstanceOfSatisfying(
                        TooLargeException.class,
                        tooLarge ->
                                assertThat(tooLarge.bytes()).isEqualTo(JsonCodec.MAX_BYTES + 1));
    }

    @Test
    void equal_commands_hash_alike_however_their_maps_are_ordered() {
        Map<String, String> matching = new LinkedHashMap<>();
        for (int index = 0; index < 20; index++) {
            matching.put("key" + index, "value");
        }
        Map<String, String> reversed = new LinkedHashMap<>();
        matching.keySet().stream().toList().reversed().forEach(key -> reversed.put(key, "value"));

        assertThat(CODEC.parameterHash(untag(matching)))
                .isEqualTo(CODEC.parameterHash(untag(reversed)))
                .isNotEqualTo(CODEC.parameterHash(untag(Map.of())));
    }

    /** Stored with tokens, so it must be the same in every version. */
    @Test
    void the_parameter_hash_does_not_change() {
        assertThat(CODEC.parameterHash(COMMAND.command())).isEqualTo(4_479_389_230_514_649_520L);
    }

    @Test
    void the_mapper_knows_the_types_of_the_core() throws Exception {
        assertThat(CODEC.mapper().writeValueAsString(List.of(ACCOUNT, VPC, ENI)))
                .isEqualTo("[\"" + ACCOUNT + "\",\"" + VPC + "\",\"" + ENI + "\"]");
    }

    @Test
    void ids_that_come_again_share_one_object() throws Exception {
        VpcId first = CODEC.mapper().readValue("\"" + VPC + "\"", VpcId.class);
        for (int other = 0; other < 10; other++) {
            CODEC.mapper().readValue("\"vpc-0000000%d\"".formatted(other), VpcId.class);
        }

        assertThat(CODEC.mapper().readValue("\"" + VPC + "\"", VpcId.class)).isSameAs(first);
    }

    private static PartitionCommand untag(Map<String, String> matching) {
        return Envelopes.command(
                ACCOUNT, new TagCommand.RemoveTags(List.of(ENI), List.of(), matching));
    }

    private static DecisionRecord answered(int actorLength) {
        String actor = String.join("", Collections.nCopies(actorLength, "x"));
        return new DecisionRecord(
                0,
                1,
                new Decision(
                        0,
                        "c",
                        null,
                        0,
                        null,
                        0,
                        0,
                        actor,
                        "",
                        false,
                        new Outcome.Accepted(Result.NOTHING),
                        0,
                        List.of(),
                        null));
    }

    private static String text(byte[] json) {
        return new String(json, UTF_8);
    }

    private static byte[] bytes(String json) {
        return json.getBytes(UTF_8);
    }
}
