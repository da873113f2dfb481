/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

/** What becomes of a flow. */
public enum Action {
    ALLOW,
    DENY
}
