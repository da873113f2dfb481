/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.routing;

/** Whether a route leads anywhere. Computed, never stored. */
public enum RouteState {
    ACTIVE,
    /** Its target is gone, or not attached to the table's VPC: what it matches is dropped. */
    BLACKHOLE
}
