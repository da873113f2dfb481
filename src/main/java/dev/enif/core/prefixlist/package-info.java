/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
/** Managed prefix lists: blocks of addresses under one name, with versions. */
@NullMarked
package dev.enif.core.prefixlist;

import org.jspecify.annotations.NullMarked;
