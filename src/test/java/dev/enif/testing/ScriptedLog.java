/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.testing;

import dev.enif.core.account.AccountEvent;
import dev.enif.core.decision.Outcome;
import dev.enif.core.decision.Result;
import dev.enif.core.id.AccountId;
import dev.enif.core.partition.Decision;
import dev.enif.core.partition.PartitionEvent;
import dev.enif.log.FrozenHeaders;
import dev.enif.log.RecordHeader;
import dev.enif.log.codec.DecisionRecord;
import dev.enif.log.codec.FeatureLevel;
import dev.enif.log.codec.JsonCodec;
import dev.enif.log.codec.TermRecord;
import java.util.ArrayList;
import java.util.List;

/** Writes events of a test's own to the log of one account, as decisions that count. */
public final class ScriptedLog {
    private final TestLog log;
    private final AccountId account;
    private final int partition;
    private final JsonCodec codec = new JsonCodec();
    private long seq;

    /** Begins the log with a claim. */
    public ScriptedLog(TestLog log, AccountId account) {
        this.log = log;
        this.account = account;
        partition = account.partition(log.partitions());
        log.append(
                partition,
                List.of(
                        new RandomLog.Entry(
                                FrozenHeaders.write(new RecordHeader.TermStarted("nonce")),
                                codec.encode(
                                        new TermRecord(
                                                "nonce",
                                                "node",
                                                "1",
                                                FeatureLevel.CURRENT,
                                                RandomHistory.founding(
                                                        partition, log.partitions()))))));
    }

    /** One decision at that log time, with these events. */
    public void happened(long timeMillis, List<AccountEvent> events) {
        List<PartitionEvent> enveloped = new ArrayList<>();
        events.forEach(event -> enveloped.add(new PartitionEvent.InAccount(account, event)));
        long command = seq++;
        Decision decision =
                new Decision(
                        command,
                        "command-" + command,
                        account,
                        timeMillis,
                        null,
                        0,
                        0,
                        "somebody",
                        "request-" + command,
                        false,
                        new Outcome.Accepted(Result.NOTHING),
                        seq,
                        enveloped,
                        null);
        log.append(
                partition,
                List.of(
                        new RandomLog.Entry(
                                FrozenHeaders.write(new RecordHeader.Decision(0, seq)),
                                codec.encode(new DecisionRecord(0, seq, decision)))));
    }
}
