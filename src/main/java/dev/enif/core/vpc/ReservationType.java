/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.vpc;

/** For what a block of a subnet is kept. */
public enum ReservationType {
    /** For prefixes that are delegated: no single address of it is assigned. */
    PREFIX,
    /** For addresses, and prefixes, that are asked for by name. */
    EXPLICIT
}
