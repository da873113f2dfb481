/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.enif.core.account.AccountEvent;
import dev.enif.core.account.Quota;
import dev.enif.core.account.QuotaEvent;
import dev.enif.core.decision.Outcome;
import dev.enif.core.decision.Result;
import dev.enif.core.id.AccountId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.partition.Decision;
import dev.enif.core.partition.Decision.StateFingerprint;
import dev.enif.core.partition.Founding;
import dev.enif.core.partition.PartitionEvent;
import dev.enif.core.partition.PartitionState;
import dev.enif.core.vpc.SubnetEvent;
import dev.enif.log.Cursor;
import dev.enif.log.FrozenHeaders;
import dev.enif.log.RecordHeader;
import dev.enif.log.VoidReason;
import dev.enif.log.codec.DecisionRecord;
import dev.enif.log.codec.FeatureLevel;
import dev.enif.log.codec.JsonCodec;
import dev.enif.log.codec.TermRecord;
import dev.enif.log.reader.PartitionStoppedException.Reason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PartitionReaderTest {
    private static final int PARTITION = 3;
    private static final JsonCodec CODEC = new JsonCodec();
    private static final AccountId ACCOUNT = new AccountId("123456789012");
    private static final Founding FOUNDING =
            new Founding("us-east-1", PARTITION, 8, 42, List.of(Cidr4.parse("198.18.0.0/15")));
    private static final byte[] JUNK = {1, 2, 3};

    private final PartitionReader reader =
            new PartitionReader(PARTITION, Cursor.START, PartitionState.EMPTY, CODEC);

    @Test
    void the_first_claim_founds_the_partition() {
        Step step = begin(0, "a");

        assertThat(step).isEqualTo(new Step.TermBegan(term("a"), reader.state()));
        assertThat(reader.state().founding()).isEqualTo(FOUNDING);
        assertThat(reader.cursor()).isEqualTo(new Cursor(1, 0, "a", 0));
    }

    @Test
    void a_later_claim_begins_a_term_and_changes_no_state() {
        begin(0, "a");
        decide(1, 0, 1, decision(0, 7));
        PartitionState before = reader.state();

        Step step = begin(2, "b");

        assertThat(step).isEqualTo(new Step.TermBegan(term("b"), before));
        assertThat(reader.state()).isSameAs(before);
        assertThat(reader.cursor()).isEqualTo(new Cursor(3, 2, "b", 0));
    }

    @Test
    void a_decision_that_counts_is_folded() {
        begin(0, "a");
        PartitionState before = reader.state();

        Step step = decide(1, 0, 1, decision(5, 7));

        assertThat(step)
                .isEqualTo(
                        new Step.Decided(
                                new DecisionRecord(0, 1, decision(5, 7)), before, reader.state()));
        assertThat(reader.state().account(ACCOUNT).quota(Quota.VPCS)).isEqualTo(7);
        assertThat(reader.state().nextCommandOffset()).isEqualTo(6);
        assertThat(reader.cursor()).isEqualTo(new Cursor(2, 0, "a", 1));
    }

    @Test
    void what_does_not_count_is_skipped_and_its_body_never_looked_at() {
        begin(0, "a");
        decide(1, 0, 1, decision(0, 7));
        PartitionState before = reader.state();

        assertThat(read(2, new RecordHeader.TermStarted("a"), JUNK))
                .isEqualTo(new Step.Skipped(VoidReason.DUPLICATE_TERM));
        assertThat(read(3, new RecordHeader.Decision(9, 2), JUNK))
                .isEqualTo(new Step.Skipped(VoidReason.OTHER_TERM));
        assertThat(read(4, new RecordHeader.Decision(0, 1), JUNK))
                .isEqualTo(new Step.Skipped(VoidReason.REPEATED_SEQ));
        assertThat(read(5, new RecordHeader.Decision(0, 3), JUNK))
                .isEqualTo(new Step.Skipped(VoidReason.SKIPPED_SEQ));
        assertThat(reader.read(6, Map.of("kind", "hello"), JUNK))
                .isEqualTo(new Step.Skipped(VoidReason.MALFORMED));
        assertThat(reader.state()).isSameAs(before);
        assertThat(reader.cursor()).isEqualTo(new Cursor(7, 0, "a", 1));
    }

    @Test
    void offsets_may_have_gaps() {
        begin(0, "a");

        assertThat(decide(100, 0, 1, decision(0, 7))).isInstanceOf(Step.Decided.class);
        assertThat(reader.cursor().nextOffset()).isEqualTo(101);
    }

    @Test
    void a_reader_continues_from_a_stored_cursor_and_state() {
        begin(0, "a");
        decide(1, 0, 1, decision(0, 7));
        PartitionReader other =
                new PartitionReader(PARTITION, reader.cursor(), reader.state(), CODEC);

        decide(2, 0, 2, decision(1, 8));
        DecisionRecord record = new DecisionRecord(0, 2, decision(1, 8));
        other.read(2, FrozenHeaders.write(new RecordHeader.Decision(0, 2)), CODEC.encode(record));

        assertThat(other.cursor()).isEqualTo(reader.cursor());
        assertThat(other.state().fingerprint()).isEqualTo(reader.state().fingerprint());
    }

    @Test
    void a_record_that_was_read_before_is_refused_and_changes_nothing() {
        begin(0, "a");

        assertThatThrownBy(() -> begin(0, "b")).isInstanceOf(IllegalArgumentException.class);
        assertThat(decide(1, 0, 1, decision(0, 7))).isInstanceOf(Step.Decided.class);
    }

    @Test
    void a_decision_that_counts_but_is_not_understood_stops_the_reader() {
        begin(0, "a");

        stops(Reason.UNDECODABLE, () -> read(1, new RecordHeader.Decision(0, 1), JUNK));
    }

    @Test
    void a_claim_that_counts_but_is_not_understood_stops_the_reader() {
        stops(Reason.UNDECODABLE, () -> read(0, new RecordHeader.TermStarted("a"), JUNK));
    }

    @Test
    void a_claim_of_a_later_feature_level_stops_the_reader() {
        var newer = new TermRecord("a", "node", "9.0", FeatureLevel.CURRENT + 1, FOUNDING);

        stops(
                Reason.UNDECODABLE,
                () -> read(0, new RecordHeader.TermStarted("a"), CODEC.encode(newer)));
    }

    @Test
    void a_decision_that_does_not_apply_stops_the_reader() {
        begin(0, "a");
        var deleted = new SubnetEvent.SubnetDeleted(new SubnetId("subnet-0123456789abcdef0"));

        stops(
                Reason.UNFOLDABLE,
                () -> decide(1, 0, 1, decision(0, new AccountEvent.OfSubnet(deleted))));
    }

    @Test
    void a_decision_on_a_command_that_was_decided_before_stops_the_reader() {
        begin(0, "a");
        decide(1, 0, 1, decision(5, 7));

        stops(Reason.UNFOLDABLE, () -> decide(2, 0, 2, decision(5, 8)));
    }

    @Test
    void a_body_that_contradicts_its_headers_stops_the_reader() {
        begin(0, "a");
        byte[] body = CODEC.encode(new DecisionRecord(0, 2, decision(0, 7)));

        stops(Reason.UNFOLDABLE, () -> read(1, new RecordHeader.Decision(0, 1), body));
    }

    @Test
    void a_claim_with_another_nonce_than_its_headers_stops_the_reader() {
        stops(
                Reason.UNFOLDABLE,
                () -> read(0, new RecordHeader.TermStarted("a"), CODEC.encode(term("b"))));
    }

    @Test
    void a_claim_that_founds_another_partition_stops_the_reader() {
        var elsewhere = new Founding("us-east-1", 4, 8, 42, List.of());

        stops(
                Reason.UNFOLDABLE,
                () ->
                        read(
                                0,
                                new RecordHeader.TermStarted("a"),
                                CODEC.encode(new TermRecord("a", "node", "1", 1, elsewhere))));
    }

    @Test
    void a_fingerprint_that_agrees_is_passed() {
        begin(0, "a");
        long expected = reader.state().after(decision(0, 7)).fingerprint();
        var fingerprint = new StateFingerprint(PartitionState.FINGERPRINT_VERSION, expected);

        assertThat(decide(1, 0, 1, decision(0, 7).withFingerprint(fingerprint)))
                .isInstanceOf(Step.Decided.class);
    }

    @Test
    void a_fingerprint_that_differs_stops_the_reader() {
        begin(0, "a");
        long expected = reader.state().after(decision(0, 7)).fingerprint();
        var fingerprint = new StateFingerprint(PartitionState.FINGERPRINT_VERSION, expected + 1);

        stops(
                Reason.FINGERPRINT_DIFFERS,
                () -> decide(1, 0, 1, decision(0, 7).withFingerprint(fingerprint)));
    }

    @Test
    void a_fingerprint_of_another_version_says_nothing() {
        begin(0, "a");
        var fingerprint = new StateFingerprint(PartitionState.FINGERPRINT_VERSION + 1, 1);

        assertThat(decide(1, 0, 1, decision(0, 7).withFingerprint(fingerprint)))
                .isInstanceOf(Step.Decided.class);
    }

    private void stops(Reason reason, Runnable reading) {
        Cursor cursor = reader.cursor();
        PartitionState state = reader.state();

        assertThatThrownBy(reading::run)
                .isInstanceOfSatisfying(
                        PartitionStoppedException.class,
                        stopped -> {
                            assertThat(stopped.partition()).isEqualTo(PARTITION);
                            assertThat(stopped.offset()).isEqualTo(cursor.nextOffset());
                            assertThat(stopped.reason()).isEqualTo(reason);
                        });
        assertThat(reader.cursor()).isEqualTo(cursor);
        assertThat(reader.state()).isSameAs(state);
        assertThatThrownBy(() -> begin(cursor.nextOffset(), "next"))
                .isInstanceOf(IllegalStateException.class);
    }

    private Step begin(long offset, String nonce) {
        return read(offset, new RecordHeader.TermStarted(nonce), CODEC.encode(term(nonce)));
    }

    private Step decide(long offset, long term, long seq, Decision decision) {
        return read(
                offset,
                new RecordHeader.Decision(term, seq),
                CODEC.encode(new DecisionRecord(term, seq, decision)));
    }

    private Step read(long offset, RecordHeader header, byte[] body) {
        return reader.read(offset, FrozenHeaders.write(header), body);
    }

    private static TermRecord term(String nonce) {
        return new TermRecord(nonce, "node-1", "0.1.0", FeatureLevel.FIRST, FOUNDING);
    }

    private static Decision decision(long commandOffset, int vpcs) {
        return decision(
                commandOffset,
                new AccountEvent.OfQuota(new QuotaEvent.QuotaChanged(Quota.VPCS, vpcs)));
    }

    private static Decision decision(long commandOffset, AccountEvent event) {
        return new Decision(
                commandOffset,
                "command-" + commandOffset,
                ACCOUNT,
                1_000 + commandOffset,
                "token-" + commandOffset,
                90_000,
                1,
                "ada",
                "request",
                false,
                new Outcome.Accepted(Result.NOTHING),
                commandOffset,
                List.of(new PartitionEvent.InAccount(ACCOUNT, event)),
                null);
    }
}
