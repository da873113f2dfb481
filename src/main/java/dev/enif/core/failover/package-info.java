/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
/**
 * Failover groups: what they protect, how a failure is noticed, how it moves to a standby, and the
 * terms that keep a former holder from taking it back.
 */
@NullMarked
package dev.enif.core.failover;

import org.jspecify.annotations.NullMarked;
