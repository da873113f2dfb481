/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.flow.stream;

import dev.enif.core.id.AccountId;
import dev.enif.core.monitoring.Coverage;
import dev.enif.core.monitoring.FlowJudge;
import dev.enif.core.monitoring.FlowKey;
import dev.enif.core.monitoring.FlowLog;
import dev.enif.core.monitoring.FlowRecord;
import dev.enif.core.monitoring.FlowSum;
import dev.enif.core.monitoring.LogLine;
import dev.enif.core.monitoring.OpenSums;
import dev.enif.core.monitoring.RecordRefusedException;
import dev.enif.core.monitoring.RecordRefusedException.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Sums up what records tell of interfaces that a flow log of one interval records, and makes the
 * lines; for one thread.
 */
public final class FlowSummer {
    /** How much later than now a flow may end: clocks differ. */
    static final long TOLERATED_MILLIS = Duration.ofMinutes(5).toMillis();

    private final FlowLogSettings settings;
    private final FlowKnowledge knowledge;
    private final FlowLogStatus status;
    private final LongSupplier clock;
    private final Coverages coverages;
    private final FlowJudge judge = new FlowJudge();
    private final OpenSums sums;

    /**
     * A line of a flow log.
     *
     * @param id unique; the same for what is written again of the same records
     * @param counted the sum, if statistics count it by this line
     */
    public record Line(
            FlowLog log, FlowSum sum, String id, String text, @Nullable FlowSum counted) {
        AccountId account() {
            return sum.key().place().account();
        }
    }

    /**
     * @param clock milliseconds since 1970
     */
    public FlowSummer(
            FlowLogSettings settings,
            FlowKnowledge knowledge,
            FlowLogStatus status,
            LongSupplier clock) {
        this.settings = settings;
        this.knowledge = knowledge;
        this.status = status;
        this.clock = clock;
        coverages = new Coverages(knowledge);
        sums = new OpenSums(settings.intervalSeconds(), settings.mostSums());
    }

    /**
     * Adds a record.
     *
     * @param recordPlace where it was read; unique
     * @throws RecordRefusedException if it cannot be taken
     */
    public void add(FlowRecord record, String recordPlace) {
        // No flow starts after its end.
        if (record.endMillis() > clock.getAsLong() + TOLERATED_MILLIS) {
            throw new RecordRefusedException(
                    Reason.IN_FUTURE, "end: is more than five minutes in the future");
        }
        FlowJudge.Known known = knowledge.known(record.account(), record.startMillis());
        int interval = settings.intervalSeconds();
        List<FlowJudge.Told> told =
                judge.judge(
                        record,
                        known,
                        place -> coverages.of(place).has(interval),
                        place -> !coverages.of(place).logs().isEmpty());
        FlowJudge.Told last = null;
        for (FlowJudge.Told each : told) {
            if (coverages.of(each.place()).records(each.judgement())) {
                last = each;
            }
        }
        for (FlowJudge.Told each : told) {
            Coverage coverage = coverages.of(each.place());
            if (!coverage.recording(interval, each.judgement()).isEmpty()) {
                status.told(each.judgement());
                sums.add(key(record, each, coverage, each == last), record, recordPlace);
            }
        }
    }

    /**
     * @param isLast whether the flow came no further, as far as flow logs tell: then its pair of
     *     addresses is counted here
     */
    private FlowKey key(FlowRecord record, FlowJudge.Told told, Coverage coverage, boolean isLast) {
        boolean counted = coverage.counts(settings.intervalSeconds(), told.judgement());
        return new FlowKey(
                sums.window(record.startMillis()),
                told.place(),
                told.egress(),
                record.source(),
                record.destination(),
                record.sourcePort(),
                record.destinationPort(),
                record.protocol(),
                told.judgement(),
                told.rule(),
                told.path(),
                counted,
                counted && isLast);
    }

    /** How many sums are open. */
    public int size() {
        return sums.size();
    }

    /** Whether all must be taken before more is added. */
    public boolean isFull() {
        return sums.isFull();
    }

    /** The lines of all sums, which are open no longer. */
    public List<Line> take() {
        List<Line> lines = new ArrayList<>();
        for (FlowSum sum : sums.take()) {
            FlowKey key = sum.key();
            boolean counts = key.counted();
            for (FlowLog log :
                    coverages
                            .of(key.place())
                            .recording(settings.intervalSeconds(), key.judgement())) {
                String text = LogLine.of(log.format(), sum, settings.region());
                String id = settings.intervalSeconds() + "-" + sum.id() + "-" + log.id();
                lines.add(new Line(log, sum, id, text, counts ? sum : null));
                counts = false;
            }
        }
        return lines;
    }

    /** Forgets all: it will be read again. */
    public void clear() {
        sums.take();
    }
}
