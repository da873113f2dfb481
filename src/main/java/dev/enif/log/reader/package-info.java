/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
/**
 * Reading one partition of the log: the reader rule, the decoder and the fold together. Pure: the
 * records are brought by whoever polls them.
 */
@NullMarked
package dev.enif.log.reader;

import org.jspecify.annotations.NullMarked;
