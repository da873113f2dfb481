/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.partition.Decision;
import dev.enif.log.Position;
import dev.enif.log.codec.JsonCodec;
import dev.enif.proof.LogWalk;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares what clients were told with what counts in the log, read by a plain consumer. */
final class LogAudit {

    /** A decision that counts, and where it is. */
    record Counted(Position position, Decision decision) {}

    private final Map<String, List<Counted>> byCommand = new HashMap<>();
    private final Set<String> terms = new HashSet<>();

    private LogAudit() {}

    /** Fails if a command offset is not consumed by exactly one decision, in order. */
    static LogAudit of(Log log) {
        var audit = new LogAudit();
        var codec = new JsonCodec();
        LogWalk.read(log.bootstrapServers(), log.topics().events())
                .forEach((partition, records) -> {
                    long next = 0;
                    for (var valid : LogWalk.valid(records)) {
                        var decision = codec.decodeDecision(valid.value()).decision();
                        var position = new Position(partition, valid.offset());
                        assertThat(decision.commandOffset())
                                .as("the command decided at %s", position)
                                .isEqualTo(next);
                        next++;
                        audit.terms.add(partition + "/" + valid.term());
                        audit.byCommand
                                .computeIfAbsent(decision.commandId(), _ -> new ArrayList<>())
                                .add(new Counted(position, decision));
                    }
                });
        return audit;
    }

    /** Every answer is a decision that counts, the only one of its command, with that outcome. */
    LogAudit explains(Collection<Answer> answers) {
        for (var answer : answers) {
            assertThat(byCommand.get(answer.decision().commandId()))
                    .as("the decisions of command %s", answer.decision().commandId())
                    .singleElement()
                    .satisfies(counted -> {
                        assertThat(counted.position()).isEqualTo(answer.position());
                        assertThat(counted.decision()).isEqualTo(answer.decision());
                    });
        }
        return this;
    }

    /** In how many terms something was decided, over all partitions. */
    int terms() {
        return terms.size();
    }
}
