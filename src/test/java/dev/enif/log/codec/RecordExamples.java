/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec;

import static dev.enif.log.codec.ExampleIds.ACCOUNT;
import static dev.enif.log.codec.ExampleIds.ATTACHMENT;
import static dev.enif.log.codec.ExampleIds.ENI;
import static dev.enif.log.codec.ExampleIds.INSTANCE;
import static dev.enif.log.codec.ExampleIds.TIME;

import dev.enif.core.account.AccountCommand;
import dev.enif.core.account.AccountEvent;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.decision.Outcome;
import dev.enif.core.decision.Result;
import dev.enif.core.eni.EniCommand;
import dev.enif.core.eni.EniEvent;
import dev.enif.core.net.Cidr4;
import dev.enif.core.partition.CommandEnvelope;
import dev.enif.core.partition.Decision;
import dev.enif.core.partition.Founding;
import dev.enif.core.partition.PartitionCommand;
import dev.enif.core.partition.PartitionEvent;
import dev.enif.log.Cursor;
import dev.enif.log.Fingerprint;
import dev.enif.log.LogIdentity;
import dev.enif.log.snapshot.Slot;
import dev.enif.log.snapshot.SnapshotManifest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Examples of what a whole record of the two logs holds. Append only. */
final class RecordExamples {
    static final Founding FOUNDING =
            new Founding(
                    "us-east-1",
                    3,
                    8,
                    0x5eed_0000_0000_0042L,
                    List.of(Cidr4.parse("198.18.0.0/15"), Cidr4.parse("203.0.113.0/24")));

    private RecordExamples() {}

    static List<Example<TermRecord>> terms() {
        return List.of(
                Example.of(
                        "term-started",
                        new TermRecord(
                                "0198f3c2-6d1e-7b7a-9a51-0f3f5a1c2d3e",
                                "enif-1",
                                "0.1.0",
                                1,
                                FOUNDING)));
    }

    static List<Example<DecisionRecord>> decisions() {
        return List.of(
                Example.of(
                        "decision",
                        new DecisionRecord(
                                4_711,
                                12,
                                decision(
                                        "client token",
                                        new Outcome.Accepted(Result.of(ATTACHMENT)),
                                        List.of(attached())))),
                Example.of(
                        "decision",
                        "refused",
                        new DecisionRecord(
                                4_711,
                                13,
                                decision(
                                        null,
                                        Outcome.Refused.of(new CommonRefusal.NotFound(ENI)),
                                        List.of()))),
                Example.of(
                        "decision",
                        "fingerprint",
                        new DecisionRecord(
                                4_711,
                                1_000,
                                decision(
                                                null,
                                                new Outcome.Accepted(Result.NOTHING),
                                                List.of(new PartitionEvent.CommandsLost(5, 7)))
                                        .withFingerprint(
                                                new Decision.StateFingerprint(
                                                        1, 0x8000_0000_0000_0001L)))));
    }

    static List<Example<CommandEnvelope>> commands() {
        var command =
                new PartitionCommand.ForAccount(
                        ACCOUNT,
                        new AccountCommand.OfEni(new EniCommand.AttachEni(ENI, INSTANCE, 1, 0)));
        return List.of(
                Example.of(
                        "command",
                        new CommandEnvelope(
                                "0198f3c2-6d1e-7b7a-9a51-0f3f5a1c2d3f",
                                "client token",
                                -77,
                                "arn:aws:iam::123456789012:user/ada",
                                "req-1",
                                30_000,
                                new CommandEnvelope.ExpectedRevision(ENI, 9),
                                command)),
                Example.of(
                        "command",
                        "tokenless",
                        new CommandEnvelope(
                                "0198f3c2-6d1e-7b7a-9a51-0f3f5a1c2d40",
                                null,
                                77,
                                "local",
                                "req-2",
                                30_000,
                                null,
                                command)));
    }

    static List<Example<SnapshotManifest>> manifests() {
        return List.of(
                Example.of(
                        "snapshot-manifest",
                        new SnapshotManifest(
                                new LogIdentity("bXktY2x1c3Rlcg", "dG9waWMtaWQ", 3),
                                new Cursor(9_001, 4_711, "0198f3c2-6d1e-7b7a", 12),
                                Slot.SECOND,
                                "0198f3c2-6d1e-7b7a-9a51-0f3f5a1c2d41",
                                1,
                                7,
                                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                                new Fingerprint(1, -42))));
    }

    private static PartitionEvent attached() {
        return new PartitionEvent.InAccount(
                ACCOUNT,
                new AccountEvent.OfEni(
                        new EniEvent.Attached(ENI, ATTACHMENT, INSTANCE, 1, 0, false, TIME)));
    }

    private static Decision decision(
            @Nullable String token, Outcome outcome, List<PartitionEvent> events) {
        return new Decision(
                815,
                "0198f3c2-6d1e-7b7a-9a51-0f3f5a1c2d3f",
                ACCOUNT,
                TIME,
                token,
                token == null ? 0 : TIME + 86_400_000,
                -1_234_567_890_123_456_789L,
                "arn:aws:iam::123456789012:user/ada",
                "req-1",
                false,
                outcome,
                42,
                events,
                null);
    }
}
