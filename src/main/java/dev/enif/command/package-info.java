/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
/**
 * Taking commands and deciding them: the edge appends a command and waits until its decision is
 * read back; the owner of a partition decides. Between the two there is only the log.
 */
@NullMarked
package dev.enif.command;

import org.jspecify.annotations.NullMarked;
