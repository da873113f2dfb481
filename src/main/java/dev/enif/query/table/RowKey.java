/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query.table;

import java.io.Serializable;

/** What identifies a row: a resource in an account. */
public record RowKey(String account, String id) implements Serializable {}
