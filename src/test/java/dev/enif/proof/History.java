/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.proof;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What the clients of a run saw. Thread-safe. */
final class History {
    private final ConcurrentLinkedQueue<Answered> answers = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Read> reads = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> unanswered = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();

    /**
     * One command that was answered for good: carried out or refused. An answer "outcome unknown"
     * is none: the client went on asking with the same token until it got one.
     *
     * @param token under which it was sent, every time
     * @param accepted or refused
     * @param id of what was made; empty if nothing was
     * @param offset of the decision, from the answer's position
     * @param firstSentNanos when it was first sent, on the clock of the checking process
     * @param answeredNanos when the answer was there, on the same clock
     */
    record Answered(
            String token,
            boolean accepted,
            String id,
            int partition,
            long offset,
            boolean replayed,
            long firstSentNanos,
            long answeredNanos) {}

    /**
     * One read of an interface at least as new as a position.
     *
     * @param found the interface's revision; {@link #NOT_THERE} if there is no such interface
     */
    record Read(String id, int partition, long atLeastOffset, long found) {
        static final long NOT_THERE = -1;
    }

    void add(Answered answered) {
        answers.add(answered);
        count.incrementAndGet();
    }

    void add(Read read) {
        reads.add(read);
    }

    /** A client gave up waiting for an answer, which it never should. */
    void addUnanswered(String complaint) {
        unanswered.add(complaint);
    }

    List<Answered> answers() {
        return List.copyOf(answers);
    }

    List<Read> reads() {
        return List.copyOf(reads);
    }

    List<String> unanswered() {
        return List.copyOf(unanswered);
    }

    /** How many commands were answered so far. */
    int answered() {
        return count.get();
    }

    /**
     * By partition, when it was first answered in after that time, among commands sent after it.
     */
    Map<Integer, Long> firstAnsweredAfter(long nanos) {
        Map<Integer, Long> first = new HashMap<>();
        for (Answered answer : answers) {
            if (answer.firstSentNanos() - nanos > 0) {
                first.merge(answer.partition(), answer.answeredNanos(), Math::min);
            }
        }
        return first;
    }
}
