/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
/** Tests of {@code dev.enif.core.vpc}. */
@NullMarked
package dev.enif.core.vpc;

import org.jspecify.annotations.NullMarked;
