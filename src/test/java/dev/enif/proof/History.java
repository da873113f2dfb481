/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.proof;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What the clients of a run saw. Thread-safe. */
final class History {
    private final ConcurrentLinkedQueue<Answered> answers = new ConcurrentLinkedQueue<>();

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

    void add(Answered answered) {
        answers.add(answered);
    }

    List<Answered> answers() {
        return List.copyOf(answers);
    }
}
