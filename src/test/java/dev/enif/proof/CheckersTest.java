/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.enif.proof.LogWalk.Valid;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The checkers see what they are there to see. */
class CheckersTest {
    private static final String CREATED =
            """
            {"type":"eni.created","eniId":"eni-1","subnetId":"subnet-1","addresses":["10.0.0.5"]}
            """;
    private static final String DELETED =
            """
            {"type":"eni.deleted","eniId":"eni-1"}
            """;
    private static final String CHANGED =
            """
            {"type":"eni.description-changed","eniId":"eni-1","description":"front"}
            """;

    @Test
    void an_older_state_than_the_one_asked_for_is_seen() {
        var log = log(CREATED, CHANGED);
        assertThat(judged(log, new History.Read("eni-1", 0, 11, 2))).isEmpty();
        assertThat(judged(log, new History.Read("eni-1", 0, 10, 1))).isEmpty();
        assertThat(judged(log, new History.Read("eni-1", 0, 10, 2))).isEmpty();
        assertThat(judged(log, new History.Read("eni-1", 0, 11, 1)))
                .singleElement()
                .asString()
                .startsWith("I6: eni-1, read at least at 0:11, was at revision 1, older than 2");
    }

    @Test
    void an_interface_that_is_not_there_though_it_was_made_is_seen() {
        var notThere = new History.Read("eni-1", 0, 10, History.Read.NOT_THERE);
        assertThat(judged(log(CREATED), notThere)).hasSize(1);
        assertThat(judged(log(CREATED, DELETED), notThere)).isEmpty();
    }

    @Test
    void an_interface_that_is_there_though_it_was_deleted_is_seen() {
        assertThat(judged(log(CREATED, DELETED), new History.Read("eni-1", 0, 11, 1))).hasSize(1);
    }

    @Test
    void an_address_given_twice_is_seen() {
        var model = new PlainModel(new HashMap<>(), new HashSet<>());
        assertThat(check(model, CREATED)).isEmpty();
        assertThat(check(model, CREATED.replace("eni-1", "eni-2")))
                .singleElement()
                .asString()
                .contains("I4: 10.0.0.5 is held by eni-1 and by eni-2");
    }

    @Test
    void a_slot_that_holds_two_interfaces_is_seen() {
        var model = new PlainModel(new HashMap<>(), new HashSet<>());
        var attached =
                """
                {"type":"eni.attached","eniId":"eni-1","instanceId":"i-1","deviceIndex":1}
                """;
        assertThat(check(model, attached)).isEmpty();
        assertThat(check(model, attached.replace("eni-1", "eni-2"))).hasSize(1);
    }

    @Test
    void a_failover_group_whose_term_or_holder_is_wrong_is_seen() {
        var made =
                """
                {"type":"failover-group.created","groupId":"fog-1","target":{"type":"eni","eniId":"eni-1"}}
                """;
        var attached =
                """
                {"type":"eni.attached","eniId":"eni-1","instanceId":"i-1","deviceIndex":1}
                """;
        var moved =
                """
                {"type":"failover-group.failed-over","groupId":"fog-1","term":2,"toInstanceId":"i-1"}
                """;
        var model = new PlainModel(new HashMap<>(), new HashSet<>());
        assertThat(check(model, made)).isEmpty();
        assertThat(check(model, made.replace("fog-1", "fog-2")))
                .singleElement()
                .asString()
                .contains("I4: eni-1 is protected twice");
        assertThat(check(model, attached)).isEmpty();
        assertThat(check(model, moved)).isEmpty();
        assertThat(check(model, moved))
                .singleElement()
                .asString()
                .contains("I4: term 2 of fog-1 follows 2");
        assertThat(check(model, moved.replace("2,", "3,").replace("i-1", "i-2")))
                .singleElement()
                .asString()
                .contains("fog-1 says that eni-1 is on i-2");
    }

    @Test
    void an_id_or_a_public_address_given_in_two_partitions_is_seen() {
        var holders = new HashMap<String, String>();
        var ids = new HashSet<String>();
        var allocated =
                """
                {"type":"elastic-ip.allocated","allocationId":"eipalloc-1","publicAddress":"198.18.0.1"}
                """;
        assertThat(check(new PlainModel(holders, ids), allocated)).isEmpty();
        assertThat(check(new PlainModel(holders, ids), allocated))
                .hasSize(2)
                .anyMatch(it -> it.contains("eipalloc-1 is made twice"))
                .anyMatch(it -> it.contains("198.18.0.1 is held by"));
    }

    private static List<String> check(PlainModel model, String event) {
        return model.check(body(event).path("decision"));
    }

    private static List<String> judged(List<Valid> log, History.Read read) {
        Report report = new Report();
        new ReadChecker(Map.of(0, log), report).check(List.of(read));
        return report.violations();
    }

    /** One decision for each event, from offset 10 on. */
    private static List<Valid> log(String... events) {
        List<Valid> log = new ArrayList<>();
        for (String event : events) {
            log.add(new Valid(0, 10 + log.size(), 9, log.size() + 1, new byte[0], body(event)));
        }
        return log;
    }

    private static JsonNode body(String event) {
        return LogWalk.json(
                "{\"decision\":{\"outcome\":{\"type\":\"accepted\"},\"events\":[%s]}}"
                        .formatted(event)
                        .getBytes(StandardCharsets.UTF_8));
    }
}
