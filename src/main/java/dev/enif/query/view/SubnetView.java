/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query.view;

import dev.enif.core.account.AccountState;
import dev.enif.core.vpc.Subnet;
import java.util.Map;

/**
 * A subnet.
 *
 * @param availableIpAddressCount how many addresses no interface holds; 0 or more
 * @param revision rises with every change of this subnet, of its free addresses too; the entity tag
 */
public record SubnetView(
        String id,
        String vpcId,
        String cidrBlock,
        String availabilityZone,
        long availableIpAddressCount,
        boolean mapPublicIpOnLaunch,
        Map<String, String> tags,
        long revision)
        implements ResourceView {

    public SubnetView {
        tags = ResourceView.sorted(tags);
    }

    /** The subnet as it is in the image. */
    public static SubnetView of(AccountState account, Subnet subnet) {
        return new SubnetView(
                subnet.id().value(),
                subnet.vpcId().value(),
                subnet.cidr().toString(),
                subnet.zone().name(),
                subnet.capacity() - account.indexes().addressesOf(subnet.id()).size(),
                subnet.mapPublicIpOnLaunch(),
                subnet.tags().entries(),
                account.revision(subnet.id()));
    }
}
