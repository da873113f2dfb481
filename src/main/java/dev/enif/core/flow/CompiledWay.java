/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.id.VpcId;
import org.jspecify.annotations.Nullable;

/**
 * Where a compiled route table sends a packet.
 *
 * @param peer whose VPC it goes to, of {@code PEER}; else null
 * @param eni whose interface it goes to, of {@code NAT} and {@code APPLIANCE}; else null
 */
record CompiledWay(Kind kind, @Nullable CompiledInterface eni, @Nullable VpcId peer) {
    static final CompiledWay LOCAL = new CompiledWay(Kind.LOCAL, null);
    static final CompiledWay OUT = new CompiledWay(Kind.OUT, null);
    static final CompiledWay EGRESS_ONLY = new CompiledWay(Kind.EGRESS_ONLY, null);
    static final CompiledWay LOST = new CompiledWay(Kind.LOST, null);
    static final CompiledWay NONE = new CompiledWay(Kind.NONE, null);

    CompiledWay(Kind kind, @Nullable CompiledInterface eni) {
        this(kind, eni, null);
    }

    /** As the legs of the reference. */
    enum Kind {
        LOCAL,
        OUT,
        EGRESS_ONLY,
        NAT,
        APPLIANCE,
        PEER,
        LOST,
        NONE
    }
}
