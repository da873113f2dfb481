/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.partition;

import dev.enif.core.account.AccountEvent;
import dev.enif.core.account.Draft;
import dev.enif.core.net.Ipv4;
import java.util.Optional;

/** The partition's pool as a draft sees it. */
record PoolAddresses(PublicPool pool) implements Draft.PublicAddresses {
    @Override
    public Optional<Ipv4> free() {
        return pool.free();
    }

    @Override
    public boolean isFree(Ipv4 address) {
        return pool.owns(address) && !pool.isTaken(address);
    }

    @Override
    public PoolAddresses after(AccountEvent event) {
        return new PoolAddresses(Folding.poolAfter(pool, event));
    }
}
