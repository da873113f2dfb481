/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.testing;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Property tests by seeds: a check runs once per seed, always with the same seeds, and a failure
 * names the seed and the command that replays it alone. {@code -Dseed=N} replays one seed, {@code
 * -Dseeds=N} sets how many run.
 */
public final class Seeds {

    private Seeds() {}

    /** A property; draws everything from {@code random}, so that equal seeds mean equal runs. */
    @FunctionalInterface
    public interface Property {
        void check(RandomGenerator random) throws Exception;
    }

    /**
     * Checks the property with seeds 0 to {@code count - 1}.
     *
     * @throws AssertionError at the first failing seed, with the seed and the failure as its cause
     */
    public static void check(int count, Property property) {
        var replayed = Long.getLong("seed");
        if (replayed != null) {
            checkOne(replayed, property);
            return;
        }
        int seeds = Integer.getInteger("seeds", count);
        for (long seed = 0; seed < seeds; seed++) {
            checkOne(seed, property);
        }
    }

    private static void checkOne(long seed, Property property) {
        try {
            property.check(random(seed));
        } catch (Exception | AssertionError failure) {
            throw new AssertionError(
                    "seed %d fails; replay it with: ./mvnw test -Dtest=%s -Dseed=%d%n%s"
                            .formatted(seed, callingTest(), seed, failure),
                    failure);
        }
    }

    /** The generator of a seed: the same numbers on every machine and JDK. */
    public static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    private static String callingTest() {
        return StackWalker.getInstance()
                .walk(frames ->
                        frames.filter(frame -> !frame.getClassName().equals(Seeds.class.getName()))
                                .findFirst()
                                .map(Seeds::testName)
                                .orElse("*"));
    }

    private static String testName(StackWalker.StackFrame frame) {
        var className = frame.getClassName();
        return className.substring(className.lastIndexOf('.') + 1) + "#" + frame.getMethodName();
    }
}
