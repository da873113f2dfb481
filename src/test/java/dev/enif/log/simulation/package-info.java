/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
/**
 * A deterministic simulation of one partition: nodes, clients and readers around a log that loses,
 * delays, repeats and reorders, driving the very classes that run in production. A seed decides
 * everything that happens; an independent model then walks the log and the clients' history.
 */
@NullMarked
package dev.enif.log.simulation;

import org.jspecify.annotations.NullMarked;
