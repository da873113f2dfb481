/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.command;

import java.security.SecureRandom;
import java.util.UUID;

/**
 * Ids of commands: UUIDs of version 7 (RFC 9562), so that they sort by the time they were made.
 * Thread-safe.
 */
final class CommandIds {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private CommandIds() {}

    static String next() {
        return next(System.currentTimeMillis(), RANDOM.nextLong(), RANDOM.nextLong());
    }

    static String next(long nowMillis, long random, long moreRandom) {
        long high = (nowMillis << 16) | VERSION | (random & 0xfffL);
        long low = VARIANT | (moreRandom >>> 2);
        return new UUID(high, low).toString();
    }
}
