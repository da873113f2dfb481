/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.projection;

import dev.enif.query.view.AddressView;
import dev.enif.query.view.EgressOnlyGatewayView;
import dev.enif.query.view.FailoverGroupView;
import dev.enif.query.view.FlowLogView;
import dev.enif.query.view.InstanceView;
import dev.enif.query.view.InternetGatewayView;
import dev.enif.query.view.LoadBalancerView;
import dev.enif.query.view.NatGatewayView;
import dev.enif.query.view.NetworkAclView;
import dev.enif.query.view.NetworkInterfaceView;
import dev.enif.query.view.NetworkInterfaceView.AttachmentView;
import dev.enif.query.view.NetworkInterfaceView.PrivateIpAddress;
import dev.enif.query.view.NetworkInterfaceView.TrunkAssociationView;
import dev.enif.query.view.PeeringConnectionView;
import dev.enif.query.view.PrefixListView;
import dev.enif.query.view.RouteTableView;
import dev.enif.query.view.SecurityGroupRuleView;
import dev.enif.query.view.SecurityGroupView;
import dev.enif.query.view.SubnetView;
import dev.enif.query.view.TargetGroupView;
import dev.enif.query.view.VpcView;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tables of a generation, as the migrations make them. */
final class ViewTables {
    static final ViewTable<VpcView> VPC =
            ViewTable.<VpcView>named("vpc")
                    .text("cidr_block", VpcView::cidrBlock)
                    .texts(
                            "cidr_blocks",
                            vpc -> each(vpc.cidrBlocks(), VpcView.CidrBlock::cidrBlock))
                    .texts(
                            "cidr_association_ids",
                            vpc -> each(vpc.cidrBlocks(), VpcView.CidrBlock::associationId))
                    .text("default_security_group_id", VpcView::defaultSecurityGroupId)
                    .texts(
                            "ipv6_cidr_blocks",
                            vpc -> each(vpc.ipv6CidrBlocks(), VpcView.Ipv6CidrBlock::ipv6CidrBlock))
                    .texts(
                            "ipv6_cidr_association_ids",
                            vpc -> each(vpc.ipv6CidrBlocks(), VpcView.Ipv6CidrBlock::associationId))
                    .withTagsAndDocument();

    static final ViewTable<SubnetView> SUBNET =
            ViewTable.<SubnetView>named("subnet")
                    .text("vpc_id", SubnetView::vpcId)
                    .text("cidr_block", SubnetView::cidrBlock)
                    .text("availability_zone", SubnetView::availabilityZone)
                    .value(
                            "available_ip_address_count",
                            ColumnType.BIGINT,
                            SubnetView::availableIpAddressCount)
                    .value(
                            "map_public_ip_on_launch",
                            ColumnType.BOOLEAN,
                            SubnetView::mapPublicIpOnLaunch)
                    .text("route_table_id", SubnetView::routeTableId)
                    .value("public", ColumnType.BOOLEAN, SubnetView::isPublic)
                    .text("public_reason", SubnetView::publicReason)
                    .text("network_acl_id", SubnetView::networkAclId)
                    .text("network_acl_association_id", SubnetView::networkAclAssociationId)
                    .text("ipv6_cidr_block", SubnetView::ipv6CidrBlock)
                    .text("ipv6_cidr_association_id", SubnetView::ipv6CidrAssociationId)
                    .value(
                            "assign_ipv6_address_on_creation",
                            ColumnType.BOOLEAN,
                            SubnetView::assignIpv6AddressOnCreation)
                    .withTagsAndDocument();

    static final ViewTable<SecurityGroupView> SECURITY_GROUP =
            ViewTable.<SecurityGroupView>named("security_group")
                    .text("vpc_id", SecurityGroupView::vpcId)
                    .text("name", SecurityGroupView::name)
                    .text("description", SecurityGroupView::description)
                    .texts("rule_ids", group -> each(group.rules(), SecurityGroupRuleView::id))
                    .texts(
                            "peer_group_ids",
                            group -> each(group.rules(), SecurityGroupRuleView::groupId))
                    .texts("peer_cidrs", group -> each(group.rules(), SecurityGroupRuleView::cidr))
                    .texts(
                            "peer_prefix_list_ids",
                            group -> each(group.rules(), SecurityGroupRuleView::prefixListId))
                    .withTagsAndDocument();

    static final ViewTable<NetworkInterfaceView> NETWORK_INTERFACE =
            ViewTable.<NetworkInterfaceView>named("network_interface")
                    .text("vpc_id", NetworkInterfaceView::vpcId)
                    .text("subnet_id", NetworkInterfaceView::subnetId)
                    .text("availability_zone", NetworkInterfaceView::availabilityZone)
                    .text("status", NetworkInterfaceView::status)
                    .text("description", NetworkInterfaceView::description)
                    .text("mac_address", NetworkInterfaceView::macAddress)
                    .value(
                            "source_dest_check",
                            ColumnType.BOOLEAN,
                            NetworkInterfaceView::sourceDestCheck)
                    .text("private_dns_name", NetworkInterfaceView::privateDnsName)
                    .texts(
                            "private_ip_addresses",
                            eni -> each(eni.privateIpAddresses(), PrivateIpAddress::address))
                    .texts(
                            "public_ips",
                            eni -> each(eni.privateIpAddresses(), PrivateIpAddress::publicIp))
                    .texts(
                            "allocation_ids",
                            eni -> each(eni.privateIpAddresses(), PrivateIpAddress::allocationId))
                    .texts(
                            "association_ids",
                            eni -> each(eni.privateIpAddresses(), PrivateIpAddress::associationId))
                    .texts("group_ids", NetworkInterfaceView::groupIds)
                    .text("attachment_id", eni -> attached(eni, AttachmentView::id))
                    .text("instance_id", eni -> attached(eni, AttachmentView::instanceId))
                    .value(
                            "device_index",
                            ColumnType.INTEGER,
                            eni -> attached(eni, AttachmentView::deviceIndex))
                    .value(
                            "network_card_index",
                            ColumnType.INTEGER,
                            eni -> attached(eni, AttachmentView::networkCardIndex))
                    .value(
                            "delete_on_termination",
                            ColumnType.BOOLEAN,
                            eni -> attached(eni, AttachmentView::deleteOnTermination))
                    .value(
                            "attach_time",
                            ColumnType.TIMESTAMP,
                            eni -> attached(eni, attachment -> utc(attachment.attachTime())))
                    .text("interface_type", NetworkInterfaceView::interfaceType)
                    .text("trunk_association_id", eni -> carried(eni, TrunkAssociationView::id))
                    .text(
                            "trunk_interface_id",
                            eni -> carried(eni, TrunkAssociationView::trunkInterfaceId))
                    .value(
                            "vlan_id",
                            ColumnType.INTEGER,
                            eni -> carried(eni, TrunkAssociationView::vlanId))
                    .value(
                            "requester_managed",
                            ColumnType.BOOLEAN,
                            NetworkInterfaceView::requesterManaged)
                    .texts("ipv6_addresses", NetworkInterfaceView::ipv6Addresses)
                    .texts("ipv4_prefixes", NetworkInterfaceView::ipv4Prefixes)
                    .texts("ipv6_prefixes", NetworkInterfaceView::ipv6Prefixes)
                    .withTagsAndDocument();

    static final ViewTable<InstanceView> INSTANCE =
            ViewTable.<InstanceView>named("instance")
                    .text("reservation_id", InstanceView::reservationId)
                    .text("image_id", InstanceView::imageId)
                    .text("instance_type", InstanceView::instanceType)
                    .text("vpc_id", InstanceView::vpcId)
                    .text("subnet_id", InstanceView::subnetId)
                    .text("availability_zone", InstanceView::availabilityZone)
                    .text("state", InstanceView::state)
                    .text("status", InstanceView::status)
                    .text("private_ip_address", InstanceView::privateIpAddress)
                    .text("public_ip", InstanceView::publicIp)
                    .texts(
                            "network_interface_ids",
                            instance ->
                                    each(
                                            instance.networkInterfaces(),
                                            InstanceView.InterfaceOfInstance::id))
                    .texts(
                            "attachment_ids",
                            instance ->
                                    each(
                                            instance.networkInterfaces(),
                                            InstanceView.InterfaceOfInstance::attachmentId))
                    .texts(
                            "private_ip_addresses",
                            instance ->
                                    each(
                                            instance.networkInterfaces(),
                                            InstanceView.InterfaceOfInstance::privateIpAddress))
                    .texts(
                            "public_ips",
                            instance ->
                                    each(
                                            instance.networkInterfaces(),
                                            InstanceView.InterfaceOfInstance::publicIp))
                    .value(
                            "termination_protected",
                            ColumnType.BOOLEAN,
                            InstanceView::terminationProtected)
                    .value(
                            "launch_time",
                            ColumnType.TIMESTAMP,
                            instance -> utc(instance.launchTime()))
                    .withTagsAndDocument();

    static final ViewTable<AddressView> ADDRESS =
            ViewTable.<AddressView>named("address")
                    .text("public_ip", AddressView::publicIp)
                    .text("association_id", AddressView::associationId)
                    .text("network_interface_id", AddressView::networkInterfaceId)
                    .text("instance_id", AddressView::instanceId)
                    .text("private_ip_address", AddressView::privateIpAddress)
                    .withTagsAndDocument();

    static final ViewTable<InternetGatewayView> INTERNET_GATEWAY =
            ViewTable.<InternetGatewayView>named("internet_gateway")
                    .text("vpc_id", InternetGatewayView::vpcId)
                    .withTagsAndDocument();

    static final ViewTable<RouteTableView> ROUTE_TABLE =
            ViewTable.<RouteTableView>named("route_table")
                    .text("vpc_id", RouteTableView::vpcId)
                    .value("main", ColumnType.BOOLEAN, RouteTableView::main)
                    .texts(
                            "association_ids",
                            table -> each(table.associations(), RouteTableView.AssociationView::id))
                    .texts(
                            "subnet_ids",
                            table ->
                                    each(
                                            table.associations(),
                                            RouteTableView.AssociationView::subnetId))
                    .texts(
                            "destination_cidr_blocks",
                            table ->
                                    each(
                                            table.routes(),
                                            RouteTableView.RouteView::destinationCidrBlock))
                    .texts(
                            "gateway_ids",
                            table -> each(table.routes(), RouteTableView.RouteView::gatewayId))
                    .texts(
                            "route_states",
                            table -> each(table.routes(), RouteTableView.RouteView::state))
                    .texts(
                            "destination_ipv6_cidr_blocks",
                            table ->
                                    each(
                                            table.routes(),
                                            RouteTableView.RouteView::destinationIpv6CidrBlock))
                    .texts(
                            "nat_gateway_ids",
                            table -> each(table.routes(), RouteTableView.RouteView::natGatewayId))
                    .texts(
                            "network_interface_ids",
                            table ->
                                    each(
                                            table.routes(),
                                            RouteTableView.RouteView::networkInterfaceId))
                    .texts(
                            "instance_ids",
                            table -> each(table.routes(), RouteTableView.RouteView::instanceId))
                    .texts(
                            "egress_only_internet_gateway_ids",
                            table ->
                                    each(
                                            table.routes(),
                                            RouteTableView.RouteView::egressOnlyInternetGatewayId))
                    .texts(
                            "vpc_peering_connection_ids",
                            table ->
                                    each(
                                            table.routes(),
                                            RouteTableView.RouteView::vpcPeeringConnectionId))
                    .texts(
                            "destination_prefix_list_ids",
                            table ->
                                    each(
                                            table.routes(),
                                            RouteTableView.RouteView::destinationPrefixListId))
                    .texts(
                            "associated_gateway_ids",
                            table ->
                                    each(
                                            table.associations(),
                                            RouteTableView.AssociationView::gatewayId))
                    .withTagsAndDocument();

    static final ViewTable<NatGatewayView> NAT_GATEWAY =
            ViewTable.<NatGatewayView>named("nat_gateway")
                    .text("vpc_id", NatGatewayView::vpcId)
                    .text("subnet_id", NatGatewayView::subnetId)
                    .text("state", NatGatewayView::state)
                    .text("connectivity_type", NatGatewayView::connectivityType)
                    .texts(
                            "private_ips",
                            nat -> each(nat.addresses(), NatGatewayView.NatAddressView::privateIp))
                    .texts(
                            "public_ips",
                            nat -> each(nat.addresses(), NatGatewayView.NatAddressView::publicIp))
                    .texts(
                            "allocation_ids",
                            nat ->
                                    each(
                                            nat.addresses(),
                                            NatGatewayView.NatAddressView::allocationId))
                    .texts(
                            "network_interface_ids",
                            nat ->
                                    each(
                                            nat.addresses(),
                                            NatGatewayView.NatAddressView::networkInterfaceId))
                    .withTagsAndDocument();

    static final ViewTable<EgressOnlyGatewayView> EGRESS_ONLY_GATEWAY =
            ViewTable.<EgressOnlyGatewayView>named("egress_only_gateway")
                    .text("vpc_id", EgressOnlyGatewayView::vpcId)
                    .withTagsAndDocument();

    static final ViewTable<NetworkAclView> NETWORK_ACL =
            ViewTable.<NetworkAclView>named("network_acl")
                    .text("vpc_id", NetworkAclView::vpcId)
                    .value("is_default", ColumnType.BOOLEAN, NetworkAclView::isDefault)
                    .texts(
                            "entry_cidrs",
                            acl -> each(acl.entries(), NetworkAclView.EntryView::cidr))
                    .texts(
                            "entry_protocols",
                            acl -> each(acl.entries(), NetworkAclView.EntryView::protocol))
                    .withTagsAndDocument();

    static final ViewTable<FailoverGroupView> FAILOVER_GROUP =
            ViewTable.<FailoverGroupView>named("failover_group")
                    .text("name", FailoverGroupView::name)
                    .text("network_interface_id", FailoverGroupView::networkInterfaceId)
                    .text("allocation_id", FailoverGroupView::allocationId)
                    .text("status", FailoverGroupView::status)
                    .text("health_source", FailoverGroupView::healthSource)
                    .text("holder_instance_id", FailoverGroupView::holderInstanceId)
                    .texts(
                            "standby_instance_ids",
                            group ->
                                    each(
                                            group.standbys(),
                                            FailoverGroupView.StandbyView::instanceId))
                    .withTagsAndDocument();

    static final ViewTable<PrefixListView> PREFIX_LIST =
            ViewTable.<PrefixListView>named("prefix_list")
                    .text("name", PrefixListView::name)
                    .text("address_family", PrefixListView::addressFamily)
                    .texts(
                            "entry_cidrs",
                            list -> each(list.entries(), PrefixListView.EntryView::cidr))
                    .withTagsAndDocument();

    static final ViewTable<FlowLogView> FLOW_LOG =
            ViewTable.<FlowLogView>named("flow_log")
                    .text("resource_id", FlowLogView::resourceId)
                    .text("traffic_type", FlowLogView::trafficType)
                    .withTagsAndDocument();

    static final ViewTable<PeeringConnectionView> PEERING_CONNECTION =
            ViewTable.<PeeringConnectionView>named("peering_connection")
                    .text("requester_vpc_id", PeeringConnectionView::requesterVpcId)
                    .text("accepter_vpc_id", PeeringConnectionView::accepterVpcId)
                    .text("requester_account", PeeringConnectionView::requesterAccount)
                    .text("accepter_account", PeeringConnectionView::accepterAccount)
                    .text("status", PeeringConnectionView::status)
                    .withTagsAndDocument();

    static final ViewTable<LoadBalancerView> LOAD_BALANCER =
            ViewTable.<LoadBalancerView>named("load_balancer")
                    .text("name", LoadBalancerView::name)
                    .text("vpc_id", LoadBalancerView::vpcId)
                    .text("scheme", LoadBalancerView::scheme)
                    .texts(
                            "subnet_ids",
                            balancer -> each(balancer.zones(), LoadBalancerView.ZoneView::subnetId))
                    .texts(
                            "network_interface_ids",
                            balancer ->
                                    each(
                                            balancer.zones(),
                                            LoadBalancerView.ZoneView::networkInterfaceId))
                    .texts("group_ids", LoadBalancerView::groupIds)
                    .texts(
                            "listener_ids",
                            balancer ->
                                    each(balancer.listeners(), LoadBalancerView.ListenerView::id))
                    .texts(
                            "target_group_ids",
                            balancer ->
                                    each(
                                            balancer.listeners(),
                                            LoadBalancerView.ListenerView::targetGroupId))
                    .withTagsAndDocument();

    static final ViewTable<TargetGroupView> TARGET_GROUP =
            ViewTable.<TargetGroupView>named("target_group")
                    .text("name", TargetGroupView::name)
                    .text("vpc_id", TargetGroupView::vpcId)
                    .text("protocol", TargetGroupView::protocol)
                    .text("target_type", TargetGroupView::targetType)
                    .text("load_balancer_id", TargetGroupView::loadBalancerId)
                    .texts(
                            "target_ids",
                            group -> each(group.targets(), TargetGroupView.TargetView::id))
                    .withTagsAndDocument();

    private ViewTables() {}

    private static <T> List<String> each(List<T> parts, Function<T, @Nullable String> value) {
        return parts.stream()
                .<@Nullable String>map(value)
                .filter(Objects::nonNull)
                .flatMap(Stream::ofNullable)
                .distinct()
                .toList();
    }

    private static <T> @Nullable T attached(
            NetworkInterfaceView eni, Function<AttachmentView, T> value) {
        AttachmentView attachment = eni.attachment();
        return attachment == null ? null : value.apply(attachment);
    }

    private static <T> @Nullable T carried(
            NetworkInterfaceView eni, Function<TrunkAssociationView, T> value) {
        TrunkAssociationView association = eni.trunkAssociation();
        return association == null ? null : value.apply(association);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
