/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.bench;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Table;
import dev.enif.core.account.Tables;
import dev.enif.core.account.Tags;
import dev.enif.core.eni.Attachment;
import dev.enif.core.eni.InterfaceType;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.eni.PrivateAddress;
import dev.enif.core.eni.PublicAddress;
import dev.enif.core.id.AccountId;
import dev.enif.core.id.AttachmentId;
import dev.enif.core.id.CidrAssociationId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.IdSequence;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.ReservationId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;
import dev.enif.core.instance.Health;
import dev.enif.core.instance.Instance;
import dev.enif.core.instance.InstanceType;
import dev.enif.core.instance.PowerState;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Mac;
import dev.enif.core.net.Zone;
import dev.enif.core.partition.Exchanges;
import dev.enif.core.partition.Founding;
import dev.enif.core.partition.PartitionState;
import dev.enif.core.partition.PublicPool;
import dev.enif.core.partition.Timers;
import dev.enif.core.partition.Tokens;
import dev.enif.core.routing.MainTable;
import dev.enif.core.routing.RouteTable;
import dev.enif.core.securitygroup.SecurityGroup;
import dev.enif.core.vpc.Subnet;
import dev.enif.core.vpc.Vpc;
import dev.enif.log.codec.FeatureLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pcollections.TreePMap;

/**
 * A partition whose one account has many interfaces: two to an instance, 4,000 to a subnet, each
 * with two groups, a name tag and, every second one, a second address.
 */
final class LargeState {
    private static final int PER_SUBNET = 4_000;
    private static final int SUBNETS_PER_VPC = 16;
    private static final long REVISION = 4_711;
    private static final long TIME = 1_790_000_000_000L;
    private static final Zone ZONE = new Zone("us-east-1a");
    private static final InstanceType TYPE = new InstanceType("m5.large", 3, 10, List.of(3));

    private final IdSequence ids = new IdSequence(42, "us-east-1", 0);
    private final List<Table.Row<Vpc>> vpcs = new ArrayList<>();
    private final List<Table.Row<Subnet>> subnets = new ArrayList<>();
    private final List<Table.Row<SecurityGroup>> groups = new ArrayList<>();
    private final List<Table.Row<RouteTable>> routeTables = new ArrayList<>();
    private final List<Table.Row<Instance>> instances = new ArrayList<>();
    private final List<Table.Row<NetworkInterface>> interfaces = new ArrayList<>();
    private long nextId;

    private LargeState() {}

    static PartitionState of(int interfaceCount) {
        return new LargeState().build(interfaceCount);
    }

    private PartitionState build(int interfaceCount) {
        while (interfaces.size() < interfaceCount) {
            addVpc(interfaceCount);
        }
        Tables tables =
                Tables.EMPTY
                        .with(ResourceKind.VPC, Table.restored(vpcs))
                        .with(ResourceKind.SUBNET, Table.restored(subnets))
                        .with(ResourceKind.SECURITY_GROUP, Table.restored(groups))
                        .with(ResourceKind.NETWORK_INTERFACE, Table.restored(interfaces))
                        .with(ResourceKind.INSTANCE, Table.restored(instances))
                        .with(ResourceKind.ROUTE_TABLE, Table.restored(routeTables));
        Founding founding =
                new Founding("us-east-1", 0, 1, 42, List.of(Cidr4.parse("198.18.0.0/15")));
        return PartitionState.restored(
                founding,
                FeatureLevel.CURRENT,
                REVISION,
                TIME,
                nextId,
                REVISION,
                PublicPool.of(founding),
                List.of(
                        AccountState.restored(
                                new AccountId("123456789012"), tables, TreePMap.empty())),
                Tokens.NONE,
                Timers.NONE,
                Exchanges.NONE);
    }

    private void addVpc(int interfaceCount) {
        VpcId vpcId = new VpcId("vpc-" + digits());
        List<GroupId> groupIds = List.of(group(vpcId, "default"), group(vpcId, "web"));
        vpcs.add(
                row(
                        new Vpc(
                                vpcId,
                                List.of(
                                        new Vpc.Block(
                                                new CidrAssociationId("vpc-cidr-assoc-" + digits()),
                                                Cidr4.parse("10.0.0.0/16"))),
                                groupIds.getFirst(),
                                true,
                                false,
                                Tags.NONE)));
        routeTables.add(row(MainTable.born(vpcId)));
        for (int third = 0;
                third < SUBNETS_PER_VPC && interfaces.size() < interfaceCount;
                third++) {
            Cidr4 cidr = Cidr4.parse("10.0." + third * 16 + ".0/20");
            Subnet subnet =
                    new Subnet(
                            new SubnetId("subnet-" + digits()),
                            vpcId,
                            cidr,
                            ZONE,
                            false,
                            Tags.NONE);
            subnets.add(row(subnet));
            fill(subnet, groupIds, interfaceCount);
        }
    }

    private GroupId group(VpcId vpcId, String name) {
        GroupId id = new GroupId("sg-" + digits());
        groups.add(row(new SecurityGroup(id, vpcId, name, "", List.of(), Tags.NONE)));
        return id;
    }

    private void fill(Subnet subnet, List<GroupId> groupIds, int interfaceCount) {
        int held = 0;
        while (held + 3 < PER_SUBNET && interfaces.size() < interfaceCount) {
            InstanceId instanceId = new InstanceId("i-" + digits());
            instances.add(row(instance(instanceId, subnet)));
            for (int index = 0; index < 2; index++) {
                List<PrivateAddress> addresses = new ArrayList<>();
                for (int count = 0; count <= index; count++) {
                    addresses.add(
                            new PrivateAddress(
                                    subnet.firstUsable().plus(held++), PublicAddress.NONE));
                }
                interfaces.add(
                        row(
                                new NetworkInterface(
                                        new EniId("eni-" + digits()),
                                        subnet.vpcId(),
                                        subnet.id(),
                                        ZONE,
                                        Mac.locallyAdministered(ids.macBits(nextId)),
                                        "",
                                        addresses,
                                        groupIds,
                                        true,
                                        new Attachment.Attached(
                                                new AttachmentId("eni-attach-" + digits()),
                                                instanceId,
                                                index,
                                                0,
                                                index == 0,
                                                TIME),
                                        InterfaceType.INTERFACE,
                                        Tags.of(Map.of("Name", "node-" + nextId)))));
            }
        }
    }

    private Instance instance(InstanceId id, Subnet subnet) {
        return new Instance(
                id,
                new ReservationId("r-" + digits()),
                "ami-0123456789abcdef0",
                TYPE,
                subnet.vpcId(),
                subnet.id(),
                ZONE,
                PowerState.RUNNING,
                Health.OK,
                false,
                false,
                TIME,
                TIME,
                Tags.NONE);
    }

    private String digits() {
        return ids.digits(nextId++);
    }

    private static <V> Table.Row<V> row(V value) {
        return new Table.Row<>(value, REVISION);
    }
}
