/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Quota;
import dev.enif.core.elasticip.ElasticIp;
import dev.enif.core.eni.Attachment;
import dev.enif.core.eni.InterfaceType;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.eni.PrivateAddress;
import dev.enif.core.eni.PublicAddress;
import dev.enif.core.id.EniId;
import dev.enif.core.id.VpcId;
import dev.enif.core.loadbalancer.BalancerZone;
import dev.enif.core.loadbalancer.LoadBalancer;
import dev.enif.core.nat.Connectivity;
import dev.enif.core.nat.NatGateway;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.net.Zone;
import dev.enif.core.peering.PeeringConnection;
import dev.enif.core.routing.EgressOnlyGateway;
import dev.enif.core.routing.Route;
import dev.enif.core.routing.RouteTable;
import dev.enif.core.routing.RouteTarget;
import dev.enif.core.routing.Routing;
import dev.enif.core.vpc.Subnet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What must hold of NAT gateways and egress-only gateways after any decision. */
public final class NatLaws {
    private NatLaws() {}

    /** Fails the test if something does not hold. */
    public static void check(AccountState account) {
        Set<EniId> managed = new HashSet<>();
        Map<Zone, Integer> inZone = new HashMap<>();
        for (NatGateway nat : account.natGateways().values()) {
            if (nat.isAvailable()) {
                assertThat(managed.add(nat.eniId())).isTrue();
                inZone.merge(check(account, nat).zone(), 1, Integer::sum);
            } else {
                assertThat(account.networkInterfaces().find(nat.eniId())).isNull();
            }
        }
        assertThat(inZone.values())
                .allMatch(count -> count <= account.quota(Quota.NAT_GATEWAYS_PER_ZONE));
        for (LoadBalancer balancer : account.loadBalancers().values()) {
            for (BalancerZone zone : balancer.zones()) {
                assertThat(managed.add(zone.eniId())).isTrue();
            }
        }
        for (NetworkInterface eni : account.networkInterfaces().values()) {
            assertThat(eni.isRequesterManaged())
                    .as("%s is managed if a gateway or balancer has it", eni.id())
                    .isEqualTo(managed.contains(eni.id()));
        }
        account.routeTables().values().forEach(table -> check(account, table));
        Set<VpcId> withEgressOnly = new HashSet<>();
        for (EgressOnlyGateway gateway : account.egressOnlyGateways().values()) {
            assertThat(account.vpcs().contains(gateway.vpcId())).isTrue();
            assertThat(withEgressOnly.add(gateway.vpcId())).isTrue();
        }
        for (ElasticIp elasticIp : account.elasticIps().values()) {
            if (elasticIp.binding() instanceof ElasticIp.Binding.Associated(_, var eniId, _)) {
                var eni = CoreTest.there(account.networkInterfaces().find(eniId));
                assertThat(account.routing().gatewayOf(eni.vpcId()))
                        .as("%s can be reached", elasticIp.id())
                        .isPresent();
            }
        }
    }

    private static void check(AccountState account, RouteTable table) {
        var blocks = Routing.localBlocks(account, table);
        for (Route route : table.routes().values()) {
            if (route.replacesLocal()) {
                assertThat(blocks).contains(route.destination());
            }
            VpcId vpcId =
                    switch (route.target()) {
                        case RouteTarget.OfInternetGateway _ -> table.vpcId();
                        case RouteTarget.OfInterface(var eniId) -> {
                            NetworkInterface eni = account.networkInterfaces().find(eniId);
                            assertThat(eni != null && eni.isRequesterManaged()).isFalse();
                            yield eni == null ? table.vpcId() : eni.vpcId();
                        }
                        case RouteTarget.OfNatGateway(var natGatewayId) -> {
                            assertThat(route.destination()).isInstanceOf(Cidr4.class);
                            NatGateway nat = account.natGateways().find(natGatewayId);
                            yield nat == null ? table.vpcId() : nat.vpcId();
                        }
                        case RouteTarget.OfPeering(var peeringId) -> {
                            PeeringConnection peering =
                                    account.peeringConnections().find(peeringId);
                            assertThat(peering == null || peering.joins(table.vpcId())).isTrue();
                            yield table.vpcId();
                        }
                        case RouteTarget.OfEgressOnlyGateway(var gatewayId) -> {
                            assertThat(route.destination()).isInstanceOf(Cidr6.class);
                            EgressOnlyGateway gateway =
                                    account.egressOnlyGateways().find(gatewayId);
                            yield gateway == null ? table.vpcId() : gateway.vpcId();
                        }
                    };
            assertThat(vpcId).as("%s stays in its VPC", route).isEqualTo(table.vpcId());
        }
    }

    private static Subnet check(AccountState account, NatGateway nat) {
        NetworkInterface eni = CoreTest.there(account.networkInterfaces().find(nat.eniId()));
        assertThat(eni.type()).isEqualTo(InterfaceType.NAT_GATEWAY);
        assertThat(eni.subnetId()).isEqualTo(nat.subnetId());
        assertThat(eni.vpcId()).isEqualTo(nat.vpcId());
        assertThat(eni.attachment()).isEqualTo(Attachment.DETACHED);
        assertThat(eni.sourceDestCheck()).isFalse();
        assertThat(eni.groupIds()).isEmpty();
        for (PrivateAddress own : eni.addresses()) {
            assertThat(own.publicAddress() instanceof PublicAddress.Elastic)
                    .as("an Elastic IP stands for each address of a public one")
                    .isEqualTo(nat.connectivity() == Connectivity.PUBLIC);
        }
        assertThat(eni.addresses().size())
                .isLessThanOrEqualTo(
                        nat.connectivity() == Connectivity.PUBLIC
                                ? account.quota(Quota.ELASTIC_IPS_PER_NAT_GATEWAY)
                                : 8);
        return CoreTest.there(account.subnets().find(nat.subnetId()));
    }
}
