/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Ip;

/**
 * What the table needs of one VPC. Immutable.
 *
 * @param primary the block that it was made with
 * @param blocks all of them, of both IP versions
 */
record CompiledVpc(VpcId id, Cidr4 primary, Cidr[] blocks) {
    boolean contains(Ip address) {
        for (Cidr block : blocks) {
            if (block.contains(address)) {
                return true;
            }
        }
        return false;
    }
}
