/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
/**
 * The owner of a partition as a pure state machine: how a node claims the partition, decides
 * commands ahead of what it has read back, and steps down at the first doubt. A shell feeds it what
 * happened and carries out the effects it answers with.
 *
 * <p>The shell's part, for one partition on one thread:
 *
 * <ol>
 *   <li>Follow the log from the stored image, whether assigned or not, and feed every record as
 *       {@code ReadBack}, void ones too, after it was folded.
 *   <li>Feed {@code Assigned} and {@code Revoked} as the consumer group says.
 *   <li>Carry out the effects in their order; feed a failure or time-out of any of them, once,
 *       whenever it is known. What comes too late changes nothing.
 *   <li>While there is room, poll commands and feed them one by one with the position that each was
 *       polled from; while there is none, pause. What was polled before a seek is dropped.
 * </ol>
 */
@NullMarked
package dev.enif.log.ownership;

import org.jspecify.annotations.NullMarked;
