/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
/** Tests of failover groups. */
@NullMarked
package dev.enif.core.peering;

import org.jspecify.annotations.NullMarked;
