/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Quota;
import dev.enif.core.id.RouteTableAssociationId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;
import dev.enif.core.routing.InternetGateway;
import dev.enif.core.routing.RouteTable;
import dev.enif.core.routing.Routing;
import dev.enif.core.vpc.Subnet;
import dev.enif.core.vpc.Vpc;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What must hold of gateways and route tables after any decision, each looked for in the resources
 * alone and never in an index.
 */
public final class RoutingLaws {
    private RoutingLaws() {}

    /** Fails the test if something does not hold. */
    public static void check(AccountState account) {
        Set<VpcId> withGateway = new HashSet<>();
        for (InternetGateway gateway : account.internetGateways().values()) {
            VpcId vpcId = gateway.vpcId();
            if (vpcId != null) {
                assertThat(account.vpcs().contains(vpcId)).isTrue();
                assertThat(withGateway.add(vpcId)).as("%s has one gateway", vpcId).isTrue();
            }
        }
        Map<VpcId, RouteTable> mains = new HashMap<>();
        Map<SubnetId, RouteTable> tables = new HashMap<>();
        Set<RouteTableAssociationId> associations = new HashSet<>();
        for (RouteTable table : account.routeTables().values()) {
            check(account, table);
            RouteTableAssociationId main = table.main();
            if (main != null) {
                assertThat(mains.put(table.vpcId(), table))
                        .as("%s has one main table", table.vpcId())
                        .isNull();
                assertThat(associations.add(main)).isTrue();
            }
            table.associations()
                    .forEach((associationId, subnetId) -> {
                        Subnet subnet = CoreTest.there(account.subnets().find(subnetId));
                        assertThat(subnet.vpcId()).isEqualTo(table.vpcId());
                        assertThat(tables.put(subnetId, table))
                                .as("%s has one table of its own at most", subnetId)
                                .isNull();
                        assertThat(associations.add(associationId)).isTrue();
                    });
        }
        for (Vpc vpc : account.vpcs().values()) {
            assertThat(mains).as("%s has a main table", vpc.id()).containsKey(vpc.id());
        }
        for (Subnet subnet : account.subnets().values()) {
            RouteTable main = CoreTest.there(mains.get(subnet.vpcId()));
            assertThat(Routing.tableOf(account, subnet))
                    .isEqualTo(tables.getOrDefault(subnet.id(), main));
        }
    }

    private static void check(AccountState account, RouteTable table) {
        assertThat(account.vpcs().contains(table.vpcId())).isTrue();
        assertThat(table.routes().size())
                .isLessThanOrEqualTo(account.quota(Quota.ROUTES_PER_ROUTE_TABLE));
        table.routes()
                .forEach((destination, route) ->
                        assertThat(route.destination()).isEqualTo(destination));
    }
}
