/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
/** Tests of the reader's side of the log protocol. */
@NullMarked
package dev.enif.log;

import org.jspecify.annotations.NullMarked;
