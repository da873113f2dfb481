/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
/**
 * One account's image, and the two switches over it: what a command does and what an event changes.
 */
@NullMarked
package dev.enif.core.account;

import org.jspecify.annotations.NullMarked;
