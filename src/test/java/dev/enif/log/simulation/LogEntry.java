/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.simulation;

import dev.enif.log.RecordHeader;
import java.util.Optional;

/**
 * One record of the simulated log.
 *
 * @param body what was decided; empty for all other records
 */
record LogEntry(long offset, RecordHeader header, Optional<Body> body, long appendTimeMillis) {}
