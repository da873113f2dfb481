/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
/** Tests of when snapshots are written, and which are loaded. */
@NullMarked
package dev.enif.log.snapshot;

import org.jspecify.annotations.NullMarked;
