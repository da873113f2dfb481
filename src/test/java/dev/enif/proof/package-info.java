/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
/**
 * Proofs with real processes: faults are made, and an independent checker judges the log and the
 * clients' history.
 */
@NullMarked
package dev.enif.proof;

import org.jspecify.annotations.NullMarked;
