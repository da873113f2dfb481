/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReaderRuleTest {

    private static final Cursor IN_TERM_10 = new Cursor(14, 10, "a", 3);

    @ParameterizedTest(name = "in term 10 after seq 3, {0} is {1}")
    @CsvSource({
        "claim b,       term 20 b 0",
        "claim a,       DUPLICATE_TERM",
        "decision 10 4, valid 4",
        "decision 10 5, SKIPPED_SEQ",
        "decision 10 3, REPEATED_SEQ",
        "decision 10 1, REPEATED_SEQ",
        "decision 9 4,  OTHER_TERM",
        "decision 11 1, OTHER_TERM",
        "decision 20 1, OTHER_TERM",
        "foreign,       MALFORMED",
    })
    void the_fence_in_a_term(String record, String meaning) {
        assertThat(told(ReaderRule.read(IN_TERM_10, 20, header(record)))).isEqualTo(meaning);
    }

    @ParameterizedTest(name = "before any term, {0} is {1}")
    @CsvSource({
        "claim a,      term 20 a 0",
        "decision 0 1, OTHER_TERM",
        "foreign,      MALFORMED",
    })
    void the_fence_before_any_term(String record, String meaning) {
        assertThat(told(ReaderRule.read(Cursor.START, 20, header(record)))).isEqualTo(meaning);
    }

    @Test
    void a_void_record_moves_only_the_next_offset() {
        var reading = ReaderRule.read(IN_TERM_10, 20, new RecordHeader.Decision(9, 4));
        assertThat(reading.cursor()).isEqualTo(new Cursor(21, 10, "a", 3));
    }

    @Test
    void a_late_duplicate_of_a_former_claim_begins_a_term_in_which_nobody_decides() {
        var claimed =
                read(
                        new RecordHeader.TermStarted("a"),
                        new RecordHeader.TermStarted("b"),
                        new RecordHeader.TermStarted("a"),
                        new RecordHeader.Decision(0, 1),
                        new RecordHeader.Decision(1, 1),
                        new RecordHeader.TermStarted("c"),
                        new RecordHeader.Decision(5, 1));
        assertThat(claimed)
                .containsExactly(
                        "term 0 a 0",
                        "term 1 b 0",
                        "term 2 a 0",
                        "OTHER_TERM",
                        "OTHER_TERM",
                        "term 5 c 0",
                        "valid 1");
    }

    @Test
    void a_decision_after_a_lost_one_stays_void_even_when_the_lost_one_arrives_later() {
        assertThat(
                        read(
                                new RecordHeader.TermStarted("a"),
                                new RecordHeader.Decision(0, 2),
                                new RecordHeader.Decision(0, 1),
                                new RecordHeader.Decision(0, 3)))
                .containsExactly("term 0 a 0", "SKIPPED_SEQ", "valid 1", "SKIPPED_SEQ");
    }

    @Test
    void an_offset_that_was_read_is_a_fault() {
        assertThatThrownBy(() -> ReaderRule.read(IN_TERM_10, 13, new RecordHeader.Decision(10, 4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("13");
    }

    @Test
    void a_cursor_that_cannot_be_is_refused() {
        assertThatThrownBy(() -> new Cursor(5, 5, "a", 0)).hasMessageContaining("Term 5");
        assertThatThrownBy(() -> new Cursor(5, 4, "", 0)).hasMessageContaining("nonce");
        assertThatThrownBy(() -> new Cursor(5, Cursor.NO_TERM, "a", 0))
                .hasMessageContaining("nonce");
        assertThatThrownBy(() -> new Cursor(5, Cursor.NO_TERM, "", 1)).hasMessageContaining("seq");
        assertThatThrownBy(() -> new Cursor(-1, Cursor.NO_TERM, "", 0))
                .hasMessageContaining("Negative");
    }

    /** Reads the records at offsets 0, 1, … and tells what each meant. */
    private static List<String> read(RecordHeader... headers) {
        var cursor = Cursor.START;
        var meanings = new ArrayList<String>();
        for (var header : headers) {
            var reading = ReaderRule.read(cursor, cursor.nextOffset(), header);
            cursor = reading.cursor();
            meanings.add(told(reading));
        }
        return meanings;
    }

    private static RecordHeader header(String record) {
        var words = record.split(" ");
        return switch (words[0]) {
            case "claim" -> new RecordHeader.TermStarted(words[1]);
            case "decision" ->
                    new RecordHeader.Decision(Long.parseLong(words[1]), Long.parseLong(words[2]));
            default -> new RecordHeader.Malformed(words[0]);
        };
    }

    private static String told(Reading reading) {
        return switch (reading) {
            case Reading.TermBegins(var cursor) ->
                    "term %d %s %d".formatted(cursor.term(), cursor.nonce(), cursor.seq());
            case Reading.Valid(var cursor) -> "valid " + cursor.seq();
            case Reading.Void(_, var reason) -> reason.name();
        };
    }
}
