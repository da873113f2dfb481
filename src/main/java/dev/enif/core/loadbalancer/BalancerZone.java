/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.loadbalancer;

import dev.enif.core.id.EniId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.net.Zone;

/**
 * Where a load balancer stands in a zone.
 *
 * @param eniId the interface that it alone manages
 */
public record BalancerZone(SubnetId subnetId, Zone zone, EniId eniId) {
    @Override
    public String toString() {
        return subnetId + " " + zone + " " + eniId;
    }
}
