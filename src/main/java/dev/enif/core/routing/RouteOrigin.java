/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.routing;

/** How a route came into its table. */
public enum RouteOrigin {
    /** With the table: a local route. */
    CREATE_ROUTE_TABLE,
    /** By a command. */
    CREATE_ROUTE
}
