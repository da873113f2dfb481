/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.nat;

/** Where a NAT gateway leads. */
public enum Connectivity {
    /** To the internet: an Elastic IP stands for its address at the internet gateway. */
    PUBLIC,
    /** To other networks, which see its private address. */
    PRIVATE
}
