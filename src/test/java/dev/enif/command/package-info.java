/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
/** Tests of taking and deciding commands, against a real broker. */
@NullMarked
package dev.enif.command;

import org.jspecify.annotations.NullMarked;
