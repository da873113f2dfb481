/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */

/** Tests of the watch. */
@NullMarked
package dev.enif.api.watch;

import org.jspecify.annotations.NullMarked;
