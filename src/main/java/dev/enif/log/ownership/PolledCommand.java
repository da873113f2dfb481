/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.ownership;

/**
 * One record of the command topic.
 *
 * @param offset its offset, at least 0
 * @param appendTimeMillis when the broker appended it, in milliseconds since the epoch
 * @param value the command as it is in the topic, not yet decoded
 */
public record PolledCommand<C>(long offset, long appendTimeMillis, C value) {}
