/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
/**
 * Queries: the views of the resources and how they are read from the database. Every answer says
 * which position of the log it reflects.
 */
@NullMarked
package dev.enif.query;

import org.jspecify.annotations.NullMarked;
