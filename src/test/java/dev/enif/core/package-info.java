/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
/** The test bed of the core: given what happened, when a command comes, then this. */
@NullMarked
package dev.enif.core;

import org.jspecify.annotations.NullMarked;
