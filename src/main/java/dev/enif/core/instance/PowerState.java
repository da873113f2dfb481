/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.instance;

/**
 * Whether an instance runs. As a record changes at once, the states in between do not exist here.
 */
public enum PowerState {
    RUNNING,
    STOPPED,
    TERMINATED
}
