/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.failover;

/**
 * What tells a group that its holder has failed. Whatever the source but {@link #EXPLICIT}, a
 * holder that is terminated has failed at once.
 */
public enum FailoverSource {
    /** The holder, or somebody for it, renews a lease; a lease that runs out is a failure. */
    HEARTBEAT,
    /** The holder is stopped, or reported to be impaired. */
    INSTANCE_STATUS,
    /** The holder is unhealthy in a target group of a load balancer in which it is registered. */
    TARGET_HEALTH,
    /** Nothing: the group moves by call only. */
    EXPLICIT
}
