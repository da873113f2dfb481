/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
/** Tests of {@code dev.enif.core.partition}. */
@NullMarked
package dev.enif.core.partition;

import org.jspecify.annotations.NullMarked;
