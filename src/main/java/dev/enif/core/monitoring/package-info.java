/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
/** Flow logs: which flows shall be recorded, and in what form. */
@NullMarked
package dev.enif.core.monitoring;

import org.jspecify.annotations.NullMarked;
