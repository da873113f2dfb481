/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
/** Typed ids of accounts and resources, and how new ones are made from a counter. */
@NullMarked
package dev.enif.core.id;

import org.jspecify.annotations.NullMarked;
