/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.loadbalancer;

/** What the targets of a group are named by. */
public enum TargetKind {
    /** An instance: its primary interface's primary address. */
    INSTANCE,
    /** A private address. */
    IP,
    /** An interface: its primary address, wherever it is attached. */
    ENI
}
