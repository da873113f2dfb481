/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
/**
 * The role {@code flow}: follows the log with a reader of its own, keeps every account's rules
 * compiled, and answers whether a flow may pass. Needs Kafka only.
 */
@NullMarked
package dev.enif.flow;

import org.jspecify.annotations.NullMarked;
