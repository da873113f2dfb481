/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
/**
 * What a partition of the log knows beside its accounts: its founding facts, its clock, its ids,
 * tokens, timers and public addresses.
 */
@NullMarked
package dev.enif.core.partition;

import org.jspecify.annotations.NullMarked;
