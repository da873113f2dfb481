/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
/**
 * Snapshots of a partition's folded state: when one is due, which slot it goes to, when it may be
 * announced, and which one a start continues from. What a snapshot looks like in bytes lives
 * elsewhere.
 */
@NullMarked
package dev.enif.log.snapshot;

import org.jspecify.annotations.NullMarked;
