/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */

/**
 * Benchmarks: of the whole system against a real broker, database and service, and of hot paths
 * with JMH. They print numbers and assert nothing; {@code ./mvnw -Pbench} runs them.
 */
@NullMarked
package dev.enif.bench;

import org.jspecify.annotations.NullMarked;
