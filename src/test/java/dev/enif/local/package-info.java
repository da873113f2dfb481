/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */

/**
 * A real broker, a real database and the packaged service as processes of one machine: for {@code
 * ./mvnw}, for tests and for benchmarks. Never on the class path of the packaged service.
 */
@NullMarked
package dev.enif.local;

import org.jspecify.annotations.NullMarked;
