/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
/**
 * The resources as callers see them: pure functions of an account's image. An answer to a command,
 * a row of the database and an answer to a query are the same record, so they cannot differ.
 */
@NullMarked
package dev.enif.query.view;

import org.jspecify.annotations.NullMarked;
