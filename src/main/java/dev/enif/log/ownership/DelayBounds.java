/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.ownership;

/**
 * Between which delays the shell draws one at random, both in milliseconds and inclusive. Owners
 * that end each other's terms would otherwise do so for ever in step.
 */
public record DelayBounds(long minMillis, long maxMillis) {
    public DelayBounds {
        if (minMillis < 0 || maxMillis < minMillis) {
            throw new IllegalArgumentException(
                    "No delay lies between %d and %d ms".formatted(minMillis, maxMillis));
        }
    }
}
