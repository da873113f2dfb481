/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Tags;
import dev.enif.core.elasticip.ElasticIp;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.eni.PrivateAddress;
import dev.enif.core.eni.PublicAddress;
import dev.enif.core.id.AllocationId;
import dev.enif.core.id.EgressOnlyGatewayId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.NatGatewayId;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;
import dev.enif.core.instance.Instance;
import dev.enif.core.nat.Connectivity;
import dev.enif.core.nat.NatGateway;
import dev.enif.core.nat.NatGatewayCommand.AssignNatAddresses;
import dev.enif.core.nat.NatGatewayCommand.AssociateNatAddresses;
import dev.enif.core.nat.NatGatewayCommand.CreateNatGateway;
import dev.enif.core.nat.NatGatewayCommand.DeleteNatGateway;
import dev.enif.core.nat.NatGatewayCommand.DisassociateNatAddresses;
import dev.enif.core.nat.NatGatewayCommand.UnassignNatAddresses;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.net.Ipv4;
import dev.enif.core.peering.PeeringConnection;
import dev.enif.core.routing.EgressOnlyGateway;
import dev.enif.core.routing.EgressOnlyGatewayCommand.CreateEgressOnlyGateway;
import dev.enif.core.routing.EgressOnlyGatewayCommand.DeleteEgressOnlyGateway;
import dev.enif.core.routing.RouteTable;
import dev.enif.core.routing.RouteTableCommand.CreateRoute;
import dev.enif.core.routing.RouteTableCommand.DeleteRoute;
import dev.enif.core.routing.RouteTableCommand.ReplaceRoute;
import dev.enif.core.routing.RouteTarget;
import dev.enif.core.routing.WantedTarget;
import dev.enif.core.vpc.Subnet;
import dev.enif.core.vpc.Vpc;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Commands that somebody could send on NAT gateways, egress-only gateways and routes to them, to
 * interfaces and to instances: mostly about what is there, often wrong.
 */
public final class RandomNatCommands {
    private final RandomGenerator random;
    private final AccountState account;

    public RandomNatCommands(RandomGenerator random, AccountState account) {
        this.random = random;
        this.account = account;
    }

    public Object next() {
        return switch (random.nextInt(18)) {
            case 0, 1, 2 -> createNat();
            case 3, 4 -> new DeleteNatGateway(nat());
            case 5 -> new CreateEgressOnlyGateway(vpc(), Tags.NONE);
            case 6 -> new DeleteEgressOnlyGateway(egressOnly());
            case 7, 8, 9, 10 -> new CreateRoute(table(), destination(), target());
            case 11, 12, 13 -> new ReplaceRoute(table(), destination(), target());
            case 14 -> new DeleteRoute(table(), destination());
            default -> addresses();
        };
    }

    /** Now and then private with an Elastic IP, or public without. */
    private Object createNat() {
        Connectivity connectivity =
                random.nextInt(3) == 0 ? Connectivity.PRIVATE : Connectivity.PUBLIC;
        boolean withAddress = (connectivity == Connectivity.PUBLIC) == random.nextInt(8) > 0;
        Subnet subnet = any(account.subnets().values());
        Ipv4 chosen =
                subnet == null || random.nextInt(3) > 0
                        ? null
                        : subnet.cidr().network().plus(random.nextInt((int) subnet.cidr().size()));
        SubnetId subnetId = subnet == null ? CoreTest.SUBNET : subnet.id();
        return new CreateNatGateway(
                subnetId, connectivity, withAddress ? allocation() : null, chosen, Tags.NONE);
    }

    /** Further addresses of a gateway, mostly in the way of its kind. */
    private Object addresses() {
        NatGatewayId id = nat();
        NatGateway nat = account.natGateways().find(id);
        NetworkInterface eni = nat == null ? null : account.networkInterfaces().find(nat.eniId());
        PrivateAddress last =
                eni == null
                        ? new PrivateAddress(InstanceWorld.ENI_ADDRESS, PublicAddress.NONE)
                        : eni.addresses().getLast();
        boolean ofPublic =
                (nat == null || nat.connectivity() == Connectivity.PUBLIC) == random.nextInt(8) > 0;
        if (ofPublic) {
            return last.publicAddress() instanceof PublicAddress.Elastic elastic
                            && random.nextInt(3) == 0
                    ? new DisassociateNatAddresses(id, List.of(elastic.associationId()))
                    : new AssociateNatAddresses(id, List.of(allocation()), List.of());
        }
        return random.nextInt(3) == 0
                ? new UnassignNatAddresses(id, List.of(last.address()))
                : new AssignNatAddresses(id, List.of(), 1 + random.nextInt(3));
    }

    /** What belongs to IPv4 and to IPv6, within the VPC and beyond, alike. */
    private Cidr destination() {
        Subnet subnet = any(account.subnets().values());
        Vpc vpc = any(account.vpcs().values());
        return switch (random.nextInt(6)) {
            case 0 -> Cidr4.ALL;
            case 1 -> Cidr6.ALL;
            case 2 -> Cidr6.parse("2001:db8::/32");
            case 3 -> vpc == null ? Cidr4.ALL : vpc.primary().cidr();
            case 4 -> subnet == null ? Cidr4.ALL : subnet.cidr();
            default -> Cidr4.parse("10.0.0.0/26");
        };
    }

    private WantedTarget target() {
        Instance instance = any(account.instances().values());
        NetworkInterface eni = any(account.networkInterfaces().values());
        EniId eniId = eni == null ? CoreTest.ENI : eni.id();
        InstanceId instanceId = instance == null ? CoreTest.INSTANCE : instance.id();
        PeeringConnection peering = any(account.peeringConnections().values());
        return switch (random.nextInt(9)) {
            case 8 ->
                    peering == null
                            ? new WantedTarget.Local()
                            : new RouteTarget.OfPeering(peering.id());
            case 0 -> new WantedTarget.Local();
            case 1, 2 -> new WantedTarget.OfInstance(instanceId);
            case 3, 4 -> new RouteTarget.OfNatGateway(nat());
            case 5 -> new RouteTarget.OfEgressOnlyGateway(egressOnly());
            default -> new RouteTarget.OfInterface(eniId);
        };
    }

    /** Mostly one that is not deleted. */
    private NatGatewayId nat() {
        List<NatGateway> available = new ArrayList<>();
        for (NatGateway nat : account.natGateways().values()) {
            if (nat.isAvailable() || random.nextInt(4) == 0) {
                available.add(nat);
            }
        }
        NatGateway nat = any(available);
        return nat == null ? new NatGatewayId("nat-0000000000000000f") : nat.id();
    }

    private EgressOnlyGatewayId egressOnly() {
        EgressOnlyGateway gateway = any(account.egressOnlyGateways().values());
        return gateway == null ? new EgressOnlyGatewayId("eigw-0000000000000000f") : gateway.id();
    }

    private AllocationId allocation() {
        List<ElasticIp> free = new ArrayList<>();
        for (ElasticIp elasticIp : account.elasticIps().values()) {
            if (elasticIp.binding().equals(ElasticIp.FREE) || random.nextInt(4) == 0) {
                free.add(elasticIp);
            }
        }
        ElasticIp elasticIp = any(free);
        return elasticIp == null ? InstanceWorld.ALLOCATION : elasticIp.id();
    }

    private RouteTableId table() {
        RouteTable table = any(account.routeTables().values());
        return table == null ? new RouteTableId("rtb-0000000000000000f") : table.id();
    }

    private VpcId vpc() {
        Vpc vpc = any(account.vpcs().values());
        return vpc == null ? CoreTest.VPC : vpc.id();
    }

    private <T> @Nullable T any(Iterable<T> values) {
        List<T> all = new ArrayList<>();
        values.forEach(all::add);
        return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
    }
}
