/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
/**
 * The role {@code relay}: publishes every domain event of the log as a CloudEvent, exactly once,
 * for readers outside. Here a Kafka transaction is right: it is off the hot path, and the events
 * and the relay's cursor must move together.
 */
@NullMarked
package dev.enif.relay;

import org.jspecify.annotations.NullMarked;
