/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.kafka;

import dev.enif.log.Reading;
import dev.enif.log.reader.Step;

/**
 * One record of the log, read by the follower.
 *
 * @param appendTimeMillis when the broker appended it, in milliseconds since 1970
 * @param valueBytes how long its body is
 * @param reading what its headers meant
 * @param step what its body brought about
 * @param current the image after it
 */
public record FollowedRecord(
        int partition,
        long offset,
        long appendTimeMillis,
        int valueBytes,
        Reading reading,
        Step step,
        Current current) {}
