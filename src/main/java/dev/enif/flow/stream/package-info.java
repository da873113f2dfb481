/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
/**
 * Flow records in, flow logs out: reads {@code eni.flows}, judges each flow at the interfaces of
 * its ends, and writes what the flow logs ask for to {@code eni.flow-logs}. Needs Kafka only.
 */
@NullMarked
package dev.enif.flow.stream;

import org.jspecify.annotations.NullMarked;
