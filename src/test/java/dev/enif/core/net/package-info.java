/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
/** Tests of {@code dev.enif.core.net}. */
@NullMarked
package dev.enif.core.net;

import org.jspecify.annotations.NullMarked;
