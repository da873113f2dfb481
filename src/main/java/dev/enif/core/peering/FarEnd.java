/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.peering;

import dev.enif.core.id.AccountId;
import dev.enif.core.net.Cidr;
import java.util.List;

/**
 * What an account knows of the end of a peering connection that lies in another account.
 *
 * @param account that has the VPC there
 * @param asks whether it has asked for the connection; otherwise it was asked
 * @param blocks of the VPC there, as they were told: by who asks with the request, by who was asked
 *     only once it has accepted; until then empty
 */
public record FarEnd(AccountId account, boolean asks, List<Cidr> blocks) {
    public FarEnd {
        blocks = List.copyOf(blocks);
    }
}
