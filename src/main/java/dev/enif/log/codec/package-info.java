/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
/**
 * The written form of commands, decisions and claims: JSON by fixed names that never change their
 * meaning. Adding to it, and reading what older code wrote, is decided here and nowhere else.
 */
@NullMarked
package dev.enif.log.codec;

import org.jspecify.annotations.NullMarked;
