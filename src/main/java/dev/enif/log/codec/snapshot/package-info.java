/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
/**
 * Snapshots in bytes: a partition's folded state as a sequence of chunks, and back. Compact and
 * quick rather than readable, because a partition with a million interfaces has to be back within
 * seconds; the log tells the same story in JSON.
 */
@NullMarked
package dev.enif.log.codec.snapshot;

import org.jspecify.annotations.NullMarked;
