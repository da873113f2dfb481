/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
/** Tests of the owner's state machine. */
@NullMarked
package dev.enif.log.ownership;

import org.jspecify.annotations.NullMarked;
