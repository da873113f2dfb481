/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.simulation;

import dev.enif.log.ownership.Owner;
import java.util.random.RandomGenerator;

/**
 * How bad the world is in one run: drawn once from the seed, so that each run stresses something
 * else, and over once it is calm.
 */
final class Faults {

    private final RandomGenerator random;
    private boolean calm;

    final double lossRate;
    final double lateRate;
    final double lostAcknowledgementRate;
    final double duplicateRate;
    final boolean reorders;
    final boolean offsetGaps;
    final boolean sloppyShells;
    final boolean oldNodes;
    final boolean retentionBites;

    /** Few, so that owners wait for room; sometimes as many as in production. */
    final int mostInFlight;

    Faults(RandomGenerator random) {
        this.random = random;
        lossRate = rate(0.1);
        lateRate = rate(0.1);
        lostAcknowledgementRate = rate(0.1);
        duplicateRate = rate(0.2);
        reorders = random.nextInt(3) == 0;
        offsetGaps = random.nextInt(3) == 0;
        sloppyShells = random.nextInt(4) == 0;
        oldNodes = random.nextInt(3) == 0;
        retentionBites = random.nextInt(3) == 0;
        mostInFlight = random.nextInt(4) == 0 ? Owner.MAX_IN_FLIGHT : 1 + random.nextInt(8);
    }

    private double rate(double max) {
        return random.nextBoolean() ? 0 : random.nextDouble() * max;
    }

    void calmDown() {
        calm = true;
    }

    boolean calm() {
        return calm;
    }

    /** Whether something that happens at this rate happens now; never once it is calm. */
    boolean strikes(double rate) {
        return !calm && rate > 0 && random.nextDouble() < rate;
    }

    /** A delay of a network or a process, in milliseconds. */
    long delay(int maxMillis) {
        return calm ? 1 + random.nextInt(3) : 1 + random.nextInt(maxMillis);
    }
}
