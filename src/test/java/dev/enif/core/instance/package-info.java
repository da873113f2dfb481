/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
/** Tests of instances. */
@NullMarked
package dev.enif.core.instance;

import org.jspecify.annotations.NullMarked;
