/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.routing;

import dev.enif.core.id.InstanceId;

/** What a caller may ask for as the target of a route. */
public sealed interface WantedTarget
        permits RouteTarget, WantedTarget.OfInstance, WantedTarget.Local {
    /** The instance's only interface at that time; the route stays with the interface. */
    record OfInstance(InstanceId instanceId) implements WantedTarget {}

    /** What the local route had before its target was replaced. */
    record Local() implements WantedTarget {}
}
