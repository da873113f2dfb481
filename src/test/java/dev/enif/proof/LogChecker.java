/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.proof;

import com.fasterxml.jackson.databind.JsonNode;
import dev.enif.proof.History.Answered;
import dev.enif.proof.LogWalk.Valid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Judges a finished run by the log and by what the clients saw, and reports each broken invariant
 * by its name in ARCHITECTURE.md. It works on the raw JSON of the records with a plain model of its
 * own ({@link PlainModel}); nothing of the service's decision code is used.
 */
final class LogChecker {
    private final Report report;
    private final Map<Integer, List<Valid>> log = new HashMap<>();
    private final Map<String, Valid> firstAcceptance = new HashMap<>();

    private LogChecker(Report report) {
        this.report = report;
    }

    /**
     * Reports every broken invariant, with the evidence.
     *
     * @param prefix of the topics' names
     */
    static void check(String bootstrapServers, String prefix, History history, Report report) {
        LogChecker checker = new LogChecker(report);
        Map<Integer, List<ConsumerRecord<byte[], byte[]>>> commands =
                LogWalk.read(bootstrapServers, prefix + ".commands");
        Map<Integer, List<ConsumerRecord<byte[], byte[]>>> events =
                LogWalk.read(bootstrapServers, prefix + ".events");
        events.forEach((partition, records) -> checker.log.put(partition, LogWalk.valid(records)));
        checker.log.forEach((partition, decisions) ->
                checker.eachCommandIsDecidedOnceInOrder(
                        commands.getOrDefault(partition, List.of()), decisions));
        checker.log.values().forEach(checker::tokensAreAcceptedOnce);
        checker.replayInThePlainModel();
        history.answers().forEach(checker::answerIsInTheLog);
        checker.answeredBeforeSentIsLower(history.answers());
        new ReadChecker(checker.log, report).check(history.reads());
        history.unanswered().forEach(it -> report.violate(Invariant.I10, it));
        report.checked(Invariant.I10, history.answered());
        report.remark(
                "%d decisions that do not count"
                        .formatted(events.values().stream().mapToLong(LogWalk::voids).sum()));
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
                        Invariant.I2,
                        valid,
                        "command " + offset + " is decided where command " + next + " is due");
            }
            next = offset + 1;
            String expected = idByOffset.get(offset);
            String actual = decision.path("commandId").asText();
            if (!actual.equals(expected)) {
                violate(
                        Invariant.I2,
                        valid,
                        "decides " + actual + ", but command " + offset + " is " + expected);
            }
        }
        report.checked(Invariant.I2, decisions.size());
        if (next != commands.size()) {
            report.violate(Invariant.I10, commands.size() + " commands, " + next + " decided");
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
                            Invariant.I1,
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

    private void replayInThePlainModel() {
        Map<String, String> holderByPublicAddress = new HashMap<>();
        Set<String> ids = new HashSet<>();
        for (List<Valid> decisions : log.values()) {
            PlainModel model = new PlainModel(holderByPublicAddress, ids);
            for (Valid valid : decisions) {
                model.check(valid.body().path("decision"))
                        .forEach(broken ->
                                violate(Invariant.valueOf(broken.substring(0, 2)), valid, broken));
            }
            report.checked(Invariant.I3, decisions.size());
            report.checked(Invariant.I4, decisions.size());
        }
    }

    private void answerIsInTheLog(Answered answer) {
        report.checked(Invariant.I1, 1);
        Valid decision =
                log.getOrDefault(answer.partition(), List.of()).stream()
                        .filter(valid -> valid.offset() == answer.offset())
                        .findFirst()
                        .orElse(null);
        if (decision == null) {
            report.violate(
                    Invariant.I1,
                    "the answer to "
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
                    Invariant.I1,
                    decision,
                    "was answered to " + answer.token() + " as accepted=" + answer.accepted());
        }
        if (accepted
                && !answer.id().isEmpty()
                && !body.path("outcome").path("result").toString().contains(answer.id())) {
            violate(Invariant.I1, decision, "was answered with " + answer.id());
        }
    }

    /** A sweep over time: what was answered before this one was sent must lie lower. */
    private void answeredBeforeSentIsLower(List<Answered> answers) {
        report.checked(Invariant.I5, answers.size());
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
                    report.violate(
                            Invariant.I5,
                            next.token()
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

    private void violate(Invariant invariant, Valid valid, String what) {
        report.violate(
                invariant, "decision " + valid.partition() + ":" + valid.offset() + " " + what);
    }
}
