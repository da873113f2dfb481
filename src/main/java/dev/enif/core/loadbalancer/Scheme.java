/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.loadbalancer;

/** From where a load balancer can be reached. */
public enum Scheme {
    /** From its VPC alone: it has private addresses only. */
    INTERNAL,
    /** From the internet too: each of its addresses has a public one. */
    INTERNET_FACING
}
