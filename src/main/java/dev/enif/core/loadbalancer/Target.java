/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.loadbalancer;

import org.jspecify.annotations.Nullable;

/**
 * A registered target.
 *
 * @param streak how many reports in a row contradict its health; one more than allowed changes it
 * @param drainedAtMillis when it leaves: log time, milliseconds since 1970; null unless it was
 *     deregistered and still serves the flows that it has
 */
public record Target(
        TargetKey key, TargetHealth health, int streak, @Nullable Long drainedAtMillis) {
    static Target registered(TargetKey key) {
        return new Target(key, TargetHealth.INITIAL, 0, null);
    }

    public boolean isDraining() {
        return drainedAtMillis != null;
    }

    Target draining(long untilMillis) {
        return new Target(key, health, streak, untilMillis);
    }

    Target withHealth(TargetHealth newHealth, int newStreak) {
        return new Target(key, newHealth, newStreak, drainedAtMillis);
    }

    @Override
    public String toString() {
        return key + " " + health + " " + streak + " " + drainedAtMillis;
    }
}
