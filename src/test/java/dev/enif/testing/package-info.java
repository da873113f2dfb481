/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */

/** Tools of the tests: seeded properties, waiting with a bound. */
@NullMarked
package dev.enif.testing;

import org.jspecify.annotations.NullMarked;
