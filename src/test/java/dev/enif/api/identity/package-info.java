/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */

/** Tests of who may ask at all. */
@NullMarked
package dev.enif.api.identity;

import org.jspecify.annotations.NullMarked;
