/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.loadbalancer;

/** What health reports have told about a target. */
public enum TargetHealth {
    /** Nothing that counts yet. */
    INITIAL,
    HEALTHY,
    UNHEALTHY
}
