/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.app;

/** What a process does; one image plays any of them. */
public enum Role {
    /** Takes and decides commands. */
    COMMAND,
    /** Writes the views. */
    PROJECTION,
    /** Says which flows may pass. */
    FLOW,
    /** Publishes the changes. */
    RELAY
}
