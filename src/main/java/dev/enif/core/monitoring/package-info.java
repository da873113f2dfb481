/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
/** Flow logs: orders to record flows, their formats, and whose an address was at what time. */
@NullMarked
package dev.enif.core.monitoring;

import org.jspecify.annotations.NullMarked;
