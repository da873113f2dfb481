/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
/**
 * How a decider answers: accepted with a result, or refused with a reason that a caller can act on.
 */
@NullMarked
package dev.enif.core.decision;

import org.jspecify.annotations.NullMarked;
