/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
/**
 * The rows that queries look through: the columns to filter by, and the document that is the
 * answer. Read only; {@code projection} writes them.
 */
@NullMarked
package dev.enif.query.table;

import org.jspecify.annotations.NullMarked;
