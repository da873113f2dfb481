/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Ip;
import dev.enif.core.net.Ipv4;

/**
 * What the table needs of one VPC. Immutable.
 *
 * @param blocks the primary one first
 */
record CompiledVpc(VpcId id, Cidr4[] blocks) {
    boolean contains(Ip address) {
        if (address instanceof Ipv4 ipv4) {
            for (Cidr4 block : blocks) {
                if (block.contains(ipv4)) {
                    return true;
                }
            }
        }
        return false;
    }
}
