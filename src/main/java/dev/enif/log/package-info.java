/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
/**
 * The log protocol: which records of a partition count, who may append decisions, and from where a
 * reader may start. Pure: no clock, randomness, threads or I/O; shells drive it and act on its
 * answers.
 */
@NullMarked
package dev.enif.log;

import org.jspecify.annotations.NullMarked;
