/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import org.jspecify.annotations.Nullable;

/**
 * A change of addresses that the answer undoes.
 *
 * @param by the NAT gateway's or load balancer's interface; for a gateway, whose address was shown
 *     outside; null for what came in from outside
 * @param before the packet before; null if it came in from outside
 */
record Translation(Kind kind, @Nullable CompiledInterface by, @Nullable Packet before) {
    static final Translation IN = new Translation(Kind.IN, null, null);

    /** Whether it took place at an interface of the VPC, and not at a gateway. */
    boolean isAt(CompiledInterface eni) {
        return (kind == Kind.NAT || kind == Kind.BALANCER)
                && by != null
                && by.id().equals(eni.id());
    }

    /** Of what kind a change of addresses is. */
    enum Kind {
        NAT,
        BALANCER,
        OUT,
        IN
    }
}
