/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.simulation;

import java.util.random.RandomGenerator;

/**
 * One producer's way to the broker. An append may land late, twice, after its successors or never,
 * and what the producer hears of it says little about which of these it was.
 */
final class Link {

    private static final int USUAL_MILLIS = 8;
    private static final int LATE_MILLIS = 2_500;
    private static final int GIVE_UP_MILLIS = 250;

    /** What happens when an append lands; gives its offset. */
    @FunctionalInterface
    interface Landing {
        long land();
    }

    /** What the producer hears; possibly nothing at all. */
    interface Callback {
        void appended(long offset);

        void failed();
    }

    private final Timeline timeline;
    private final RandomGenerator random;
    private final Faults faults;
    private long lastLandingMillis;

    Link(Timeline timeline, RandomGenerator random, Faults faults) {
        this.timeline = timeline;
        this.random = random;
        this.faults = faults;
    }

    /**
     * Sends an append that lands by running {@code landing}, which gives its offset.
     *
     * @param idempotent whether the broker drops the producer's repetitions
     */
    void send(boolean idempotent, Landing landing, Callback callback) {
        if (faults.strikes(faults.lossRate)) {
            if (random.nextBoolean()) {
                timeline.after(faults.delay(GIVE_UP_MILLIS), callback::failed);
            }
            return;
        }
        if (faults.strikes(faults.lateRate)) {
            timeline.after(random.nextInt(LATE_MILLIS), landing::land);
            timeline.after(faults.delay(GIVE_UP_MILLIS), callback::failed);
            return;
        }
        var delay = faults.delay(USUAL_MILLIS);
        if (!faults.reorders || faults.calm()) {
            delay = Math.max(delay, lastLandingMillis - timeline.nowMillis());
            lastLandingMillis = timeline.nowMillis() + delay;
        }
        var acknowledged = !faults.strikes(faults.lostAcknowledgementRate);
        var heardAfter = faults.delay(acknowledged ? USUAL_MILLIS : GIVE_UP_MILLIS);
        timeline.after(
                delay,
                () -> {
                    var offset = landing.land();
                    if (acknowledged) {
                        timeline.after(heardAfter, () -> callback.appended(offset));
                    } else if (random.nextBoolean()) {
                        timeline.after(heardAfter, callback::failed);
                    }
                });
        if (!idempotent && faults.strikes(faults.duplicateRate)) {
            var again = random.nextBoolean() ? USUAL_MILLIS : LATE_MILLIS;
            timeline.after(delay + random.nextInt(again), landing::land);
        }
    }
}
