/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.account;

import dev.enif.core.elasticip.ElasticIp;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.id.AllocationId;
import dev.enif.core.id.AssociationId;
import dev.enif.core.id.AttachmentId;
import dev.enif.core.id.CidrAssociationId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.InternetGatewayId;
import dev.enif.core.id.ReservationId;
import dev.enif.core.id.ResourceId;
import dev.enif.core.id.RouteTableAssociationId;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.id.RuleId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;
import dev.enif.core.instance.Instance;
import dev.enif.core.routing.InternetGateway;
import dev.enif.core.routing.RouteTable;
import dev.enif.core.securitygroup.SecurityGroup;
import dev.enif.core.vpc.Subnet;
import dev.enif.core.vpc.Vpc;
import org.jspecify.annotations.Nullable;

/** The resources of an account, a table for each kind. Immutable. */
public record Tables(
        Table<VpcId, Vpc> vpcs,
        Table<SubnetId, Subnet> subnets,
        Table<GroupId, SecurityGroup> securityGroups,
        Table<EniId, NetworkInterface> networkInterfaces,
        Table<InstanceId, Instance> instances,
        Table<AllocationId, ElasticIp> elasticIps,
        Table<InternetGatewayId, InternetGateway> internetGateways,
        Table<RouteTableId, RouteTable> routeTables) {
    public static final Tables EMPTY =
            new Tables(
                    Table.empty(),
                    Table.empty(),
                    Table.empty(),
                    Table.empty(),
                    Table.empty(),
                    Table.empty(),
                    Table.empty(),
                    Table.empty());

    /**
     * The resource of that id, whatever its kind, or null. Rules, attachments and associations are
     * parts, not resources.
     */
    public @Nullable Entity<?> find(ResourceId resourceId) {
        return switch (resourceId) {
            case VpcId vpcId -> vpcs.find(vpcId);
            case SubnetId subnetId -> subnets.find(subnetId);
            case GroupId groupId -> securityGroups.find(groupId);
            case EniId eniId -> networkInterfaces.find(eniId);
            case InstanceId instanceId -> instances.find(instanceId);
            case AllocationId allocationId -> elasticIps.find(allocationId);
            case InternetGatewayId gatewayId -> internetGateways.find(gatewayId);
            case RouteTableId routeTableId -> routeTables.find(routeTableId);
            case RuleId _,
                    AttachmentId _,
                    AssociationId _,
                    CidrAssociationId _,
                    ReservationId _,
                    RouteTableAssociationId _ ->
                    null;
        };
    }

    /** The revision of that resource, or 0 if there is none. */
    public long revision(ResourceId resourceId) {
        return switch (resourceId) {
            case VpcId vpcId -> vpcs.revision(vpcId);
            case SubnetId subnetId -> subnets.revision(subnetId);
            case GroupId groupId -> securityGroups.revision(groupId);
            case EniId eniId -> networkInterfaces.revision(eniId);
            case InstanceId instanceId -> instances.revision(instanceId);
            case AllocationId allocationId -> elasticIps.revision(allocationId);
            case InternetGatewayId gatewayId -> internetGateways.revision(gatewayId);
            case RouteTableId routeTableId -> routeTables.revision(routeTableId);
            case RuleId _,
                    AttachmentId _,
                    AssociationId _,
                    CidrAssociationId _,
                    ReservationId _,
                    RouteTableAssociationId _ ->
                    0;
        };
    }

    Tables withVpcs(Table<VpcId, Vpc> changed) {
        return new Tables(
                changed,
                subnets,
                securityGroups,
                networkInterfaces,
                instances,
                elasticIps,
                internetGateways,
                routeTables);
    }

    Tables withSubnets(Table<SubnetId, Subnet> changed) {
        return new Tables(
                vpcs,
                changed,
                securityGroups,
                networkInterfaces,
                instances,
                elasticIps,
                internetGateways,
                routeTables);
    }

    Tables withSecurityGroups(Table<GroupId, SecurityGroup> changed) {
        return new Tables(
                vpcs,
                subnets,
                changed,
                networkInterfaces,
                instances,
                elasticIps,
                internetGateways,
                routeTables);
    }

    Tables withNetworkInterfaces(Table<EniId, NetworkInterface> changed) {
        return new Tables(
                vpcs,
                subnets,
                securityGroups,
                changed,
                instances,
                elasticIps,
                internetGateways,
                routeTables);
    }

    Tables withInstances(Table<InstanceId, Instance> changed) {
        return new Tables(
                vpcs,
                subnets,
                securityGroups,
                networkInterfaces,
                changed,
                elasticIps,
                internetGateways,
                routeTables);
    }

    Tables withElasticIps(Table<AllocationId, ElasticIp> changed) {
        return new Tables(
                vpcs,
                subnets,
                securityGroups,
                networkInterfaces,
                instances,
                changed,
                internetGateways,
                routeTables);
    }

    Tables withInternetGateways(Table<InternetGatewayId, InternetGateway> changed) {
        return new Tables(
                vpcs,
                subnets,
                securityGroups,
                networkInterfaces,
                instances,
                elasticIps,
                changed,
                routeTables);
    }

    Tables withRouteTables(Table<RouteTableId, RouteTable> changed) {
        return new Tables(
                vpcs,
                subnets,
                securityGroups,
                networkInterfaces,
                instances,
                elasticIps,
                internetGateways,
                changed);
    }

    /** A hash of all tables; O(1). */
    public long fingerprint() {
        return new Hash64()
                .add(vpcs.fingerprint())
                .add(subnets.fingerprint())
                .add(securityGroups.fingerprint())
                .add(networkInterfaces.fingerprint())
                .add(instances.fingerprint())
                .add(elasticIps.fingerprint())
                .add(internetGateways.fingerprint())
                .add(routeTables.fingerprint())
                .value();
    }
}
