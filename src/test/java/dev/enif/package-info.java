/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */

/** Tests of the project as a whole: its arrows, its licence, its wrapper. */
@NullMarked
package dev.enif;

import org.jspecify.annotations.NullMarked;
