/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
/**
 * The role {@code projection}: follows the log and keeps the rows of the views equal to the fold.
 * Rows and position move together, in one transaction, so every fault ends in a repeat that changes
 * nothing or in a step forward.
 */
@NullMarked
package dev.enif.projection;

import org.jspecify.annotations.NullMarked;
