/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.command;

import dev.enif.core.failover.Drill;
import dev.enif.log.Position;

/** What a failover would do, and the position that it was found out at. */
public record DrillView(Position position, Drill drill) {}
