/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.securitygroup;

/** Which way a rule looks, seen from the interface. */
public enum Direction {
    INGRESS,
    EGRESS
}
