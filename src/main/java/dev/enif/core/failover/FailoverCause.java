/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.failover;

/** Why a group has another holder, or shall get one. */
public enum FailoverCause {
    /** The holder's lease ran out. */
    LEASE_EXPIRED,
    INSTANCE_STOPPED,
    INSTANCE_TERMINATED,
    /** The holder was reported to be impaired, as often in a row as the group asks for. */
    INSTANCE_IMPAIRED,
    /** The holder is an unhealthy target of a load balancer. */
    TARGET_UNHEALTHY,
    /** The group was told to. */
    REQUESTED,
    /** The protected resource was attached, detached, moved or associated beside the group. */
    OTHER_COMMAND
}
