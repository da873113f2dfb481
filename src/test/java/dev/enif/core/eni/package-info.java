/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
/** Tests of network interfaces. */
@NullMarked
package dev.enif.core.eni;

import org.jspecify.annotations.NullMarked;
