/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.proof;

import com.fasterxml.jackson.databind.JsonNode;
import dev.enif.proof.History.Answered;
import dev.enif.proof.LogWalk.Valid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Judges a finished run by the log and by what the clients saw, and reports each broken invariant
 * by its name in ARCHITECTURE.md. It works on the raw JSON of the records with a plain model of its
 * own ({@link PlainModel}); nothing of the service's decision code is used.
 */
final class LogChecker {
    private final List<String> violations = new ArrayList<>();
    private final Map<Integer, List<Valid>> log = new HashMap<>();
    private final Map<String, Valid> firstAcceptance = new HashMap<>();

    private LogChecker() {}

    /**
     * Every broken invariant, with the evidence; empty if all hold.
     *
     * @param prefix of the topics' names
     */
    static List<String> violations(String bootstrapServers, String prefix, History history) {
        LogChecker checker = new LogChecker();
        Map<Integer, List<ConsumerRecord<byte[], byte[]>>> commands =
                LogWalk.read(bootstrapServers, prefix + ".commands");
        LogWalk.read(bootstrapServers, prefix + ".events")
                .forEach(
                        (partition, records) -> checker.log.put(partition, LogWalk.valid(records)));
        checker.log.forEach((partition, decisions) ->
                checker.eachCommandIsDecidedOnceInOrder(
                        commands.getOrDefault(partition, List.of()), decisions));
        checker.log.values().forEach(checker::tokensAreAcceptedOnce);
        checker.log.values().forEach(checker::replaysInThePlainModel);
        history.answers().forEach(checker::answerIsInTheLog);
        checker.answeredBeforeSentIsLower(history.answers());
        return checker.violations;
    }

    private void eachCommandIsDecidedOnceInOrder(
            List<ConsumerRecord<byte[], byte[]>> commands, List<Valid> decisions) {
        Map<Long, String> idByOffset = new HashMap<>();
        commands.forEach(command ->
                idByOffset.put(
                        command.offset(),
                        LogWalk.json(command.value()).path("commandId").asText()));
        long next = 0;
        for (Valid valid : decisions) {
            JsonNode decision = valid.body().path("decision");
            long offset = decision.path("commandOffset").asLong();
            if (offset != next) {
                violate(
                        "I2",
                        valid,
                        "command " + offset + " is decided where command " + next + " is due");
            }
            next = offset + 1;
            String expected = idByOffset.get(offset);
            String actual = decision.path("commandId").asText();
            if (!actual.equals(expected)) {
                violate(
                        "I2",
                        valid,
                        "decides " + actual + ", but command " + offset + " is " + expected);
            }
        }
        if (next != commands.size()) {
            violations.add("I10: " + commands.size() + " commands, " + next + " decided");
        }
    }

    private void tokensAreAcceptedOnce(List<Valid> decisions) {
        for (Valid valid : decisions) {
            JsonNode decision = valid.body().path("decision");
            boolean accepted = decision.path("outcome").path("type").asText().equals("accepted");
            if (accepted && decision.has("token") && !decision.path("replayed").asBoolean()) {
                Valid before = firstAcceptance.put(key(decision), valid);
                if (before != null) {
                    violate(
                            "I1",
                            valid,
                            "token "
                                    + decision.path("token")
                                    + " was carried out at "
                                    + before.offset()
                                    + " before");
                }
            }
        }
    }

    private void replaysInThePlainModel(List<Valid> decisions) {
        PlainModel model = new PlainModel();
        for (Valid valid : decisions) {
            model.check(valid.body().path("decision"))
                    .forEach(violation -> violate(violation.substring(0, 2), valid, violation));
        }
    }

    private void answerIsInTheLog(Answered answer) {
        Valid decision =
                log.getOrDefault(answer.partition(), List.of()).stream()
                        .filter(valid -> valid.offset() == answer.offset())
                        .findFirst()
                        .orElse(null);
        if (decision == null) {
            violations.add(
                    "I1: the answer to "
                            + answer.token()
                            + " names "
                            + answer.partition()
                            + ":"
                            + answer.offset()
                            + ", where no decision counts");
            return;
        }
        JsonNode body = decision.body().path("decision");
        boolean accepted = body.path("outcome").path("type").asText().equals("accepted");
        if (!body.path("token").asText().equals(answer.token()) || accepted != answer.accepted()) {
            violate(
                    "I1",
                    decision,
                    "was answered to " + answer.token() + " as accepted=" + answer.accepted());
        }
        if (accepted
                && !answer.id().isEmpty()
                && !body.path("outcome").path("result").toString().contains(answer.id())) {
            violate("I1", decision, "was answered with " + answer.id());
        }
    }

    /** A sweep over time: what was answered before this one was sent must lie lower. */
    private void answeredBeforeSentIsLower(List<Answered> answers) {
        Map<Integer, List<Answered>> byPartition = new HashMap<>();
        answers.forEach(answer ->
                byPartition
                        .computeIfAbsent(answer.partition(), _ -> new ArrayList<>())
                        .add(answer));
        for (List<Answered> of : byPartition.values()) {
            PriorityQueue<Answered> byAnswer =
                    new PriorityQueue<>(Comparator.comparingLong(Answered::answeredNanos));
            byAnswer.addAll(of);
            long highest = -1;
            for (Answered next :
                    of.stream()
                            .sorted(Comparator.comparingLong(Answered::firstSentNanos))
                            .toList()) {
                while (!byAnswer.isEmpty()
                        && byAnswer.peek().answeredNanos() < next.firstSentNanos()) {
                    highest = Math.max(highest, byAnswer.remove().offset());
                }
                if (next.offset() <= highest) {
                    violations.add(
                            "I5: "
                                    + next.token()
                                    + " is decided at "
                                    + next.offset()
                                    + ", but was sent after an answer at "
                                    + highest);
                }
            }
        }
    }

    private static String key(JsonNode decision) {
        return decision.path("account").asText() + "/" + decision.path("token").asText();
    }

    private void violate(String invariant, Valid valid, String what) {
        violations.add(
                invariant + ": decision " + valid.partition() + ":" + valid.offset() + " " + what);
    }
}
