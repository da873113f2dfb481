/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.partition;

import dev.enif.core.account.Hash64;
import java.util.Iterator;
import org.pcollections.TreePSet;

/** What is due at a log time, earliest first. Immutable. */
public final class Timers implements Iterable<Timer> {
    public static final Timers NONE = new Timers(TreePSet.empty(), 0);

    private final TreePSet<Timer> timers;
    private final long sum;

    private Timers(TreePSet<Timer> timers, long sum) {
        this.timers = timers;
        this.sum = sum;
    }

    public static Timers of(Iterable<Timer> timers) {
        Timers all = NONE;
        for (Timer timer : timers) {
            all = all.plus(timer);
        }
        return all;
    }

    public Timers plus(Timer timer) {
        return timers.contains(timer) ? this : new Timers(timers.plus(timer), sum + hash(timer));
    }

    public Timers minus(Timer timer) {
        return timers.contains(timer) ? new Timers(timers.minus(timer), sum - hash(timer)) : this;
    }

    public int size() {
        return timers.size();
    }

    /** When the first one is due: log time, or {@link Long#MAX_VALUE}. */
    public long earliestMillis() {
        return timers.isEmpty() ? Long.MAX_VALUE : timers.first().atMillis();
    }

    /** Earliest first. */
    @Override
    public Iterator<Timer> iterator() {
        return timers.iterator();
    }

    /** A hash of all of them, in no order; O(1). */
    public long fingerprint() {
        return sum;
    }

    private static long hash(Timer timer) {
        return new Hash64()
                .add(timer.atMillis())
                .add(timer.account())
                .add(timer.resource())
                .value();
    }
}
