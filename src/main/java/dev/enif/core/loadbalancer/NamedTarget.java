/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.loadbalancer;

import org.jspecify.annotations.Nullable;

/**
 * A target as a caller names it.
 *
 * @param port 1 to 65535; null for the group's
 */
public record NamedTarget(TargetId id, @Nullable Integer port) {}
