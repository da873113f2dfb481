/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log;

/**
 * Folds one partition's log, record by record: applies the reader rule, then the domain's evolution
 * to what counts. Holds no state of its own, so one follower may serve any number of readers and
 * threads; the caller keeps the image.
 */
public final class Follower<S, R> {

    /** The place of the reader rule, so that tests can show what goes wrong without it. */
    @FunctionalInterface
    interface Rule {
        Reading read(Cursor cursor, long offset, RecordHeader header);
    }

    private final Evolution<S, R> evolution;
    private final Rule rule;

    public Follower(Evolution<S, R> evolution) {
        this(evolution, ReaderRule::read);
    }

    Follower(Evolution<S, R> evolution, Rule rule) {
        this.evolution = evolution;
        this.rule = rule;
    }

    /**
     * Reads the record at {@code offset} after all that {@code image} has seen.
     *
     * @param value the record's value; looked at only if the record counts
     * @throws IllegalArgumentException if the offset lies before the image's cursor
     */
    public Followed<S> follow(Image<S> image, long offset, RecordHeader header, R value) {
        var reading = rule.read(image.cursor(), offset, header);
        try {
            var state =
                    switch (reading) {
                        case Reading.TermBegins _ -> evolution.termBegan(image.state(), value);
                        case Reading.Valid _ -> evolution.decided(image.state(), value);
                        case Reading.Void _ -> image.state();
                    };
            return new Followed.Advanced<>(new Image<>(reading.cursor(), state), reading);
        } catch (RuntimeException cause) {
            return new Followed.Stopped<>(image, offset, cause);
        }
    }
}
