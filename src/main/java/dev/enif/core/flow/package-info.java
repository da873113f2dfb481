/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
/**
 * May this flow pass, and why? {@link dev.enif.core.flow.PathEvaluator} is the slow, obvious
 * reading of the rules; {@link dev.enif.core.flow.RuleTable} is compiled from the same image and
 * must agree with it on every flow.
 */
@NullMarked
package dev.enif.core.flow;

import org.jspecify.annotations.NullMarked;
