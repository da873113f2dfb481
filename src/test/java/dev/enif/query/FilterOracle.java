/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query;

import dev.enif.query.view.AddressView;
import dev.enif.query.view.EgressOnlyGatewayView;
import dev.enif.query.view.FailoverGroupView;
import dev.enif.query.view.FlowLogView;
import dev.enif.query.view.InstanceView;
import dev.enif.query.view.InstanceView.InterfaceOfInstance;
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
import dev.enif.query.view.ResourceView;
import dev.enif.query.view.RouteTableView;
import dev.enif.query.view.SecurityGroupRuleView;
import dev.enif.query.view.SecurityGroupView;
import dev.enif.query.view.SubnetView;
import dev.enif.query.view.TargetGroupView;
import dev.enif.query.view.VpcView;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a filter means, read off the views themselves, without any database. */
final class FilterOracle {
    private FilterOracle() {}

    /** Ids of the views that the filter lets through, sorted. */
    static <V extends ResourceView, F extends Enum<F> & FilterField> List<String> matching(
            Collection<V> views, Filter<F> filter) {
        return views.stream()
                .filter(view -> matches(view, filter))
                .map(ResourceView::id)
                .sorted()
                .toList();
    }

    private static <F extends Enum<F> & FilterField> boolean matches(
            ResourceView view, Filter<F> filter) {
        return filter.fields().entrySet().stream()
                        .allMatch(field -> meets(values(view, field.getKey()), field.getValue()))
                && filter.tags().entrySet().stream()
                        .allMatch(tag ->
                                view.tags().containsKey(tag.getKey())
                                        && tag.getValue().contains(view.tags().get(tag.getKey())))
                && (filter.tagKeys().isEmpty() || meets(view.tags().keySet(), filter.tagKeys()));
    }

    private static boolean meets(Set<String> own, Set<String> asked) {
        return own.stream().anyMatch(asked::contains);
    }

    /** What the view has in that field. */
    static Set<String> values(ResourceView view, FilterField field) {
        return switch (view) {
            case VpcView vpc -> of(vpc, (VpcField) field);
            case SubnetView subnet -> of(subnet, (SubnetField) field);
            case SecurityGroupView group -> of(group, (SecurityGroupField) field);
            case NetworkInterfaceView eni -> of(eni, (NetworkInterfaceField) field);
            case InstanceView instance -> of(instance, (InstanceField) field);
            case AddressView address -> of(address, (AddressField) field);
            case InternetGatewayView gateway -> of(gateway, (InternetGatewayField) field);
            case RouteTableView table -> of(table, (RouteTableField) field);
            case LoadBalancerView balancer -> of(balancer, (LoadBalancerField) field);
            case TargetGroupView group -> of(group, (TargetGroupField) field);
            case PrefixListView list -> of(list, (PrefixListField) field);
            case FlowLogView log -> of(log, (FlowLogField) field);
            case PeeringConnectionView peering -> of(peering, (PeeringConnectionField) field);
            case NetworkAclView acl -> of(acl, (NetworkAclField) field);
            case NatGatewayView nat -> of(nat, (NatGatewayField) field);
            case FailoverGroupView group -> of(group, (FailoverGroupField) field);
            case EgressOnlyGatewayView gateway -> of(gateway, (EgressOnlyGatewayField) field);
        };
    }

    private static Set<String> of(VpcView vpc, VpcField field) {
        return switch (field) {
            case ID -> set(vpc.id());
            case CIDR_BLOCK -> set(vpc.cidrBlock());
            case ASSOCIATED_CIDR_BLOCK -> each(vpc.cidrBlocks(), VpcView.CidrBlock::cidrBlock);
            case CIDR_ASSOCIATION_ID -> each(vpc.cidrBlocks(), VpcView.CidrBlock::associationId);
            case DEFAULT_SECURITY_GROUP_ID -> set(vpc.defaultSecurityGroupId());
            case IPV6_CIDR_BLOCK ->
                    each(vpc.ipv6CidrBlocks(), VpcView.Ipv6CidrBlock::ipv6CidrBlock);
            case IPV6_CIDR_ASSOCIATION_ID ->
                    each(vpc.ipv6CidrBlocks(), VpcView.Ipv6CidrBlock::associationId);
        };
    }

    private static Set<String> of(SubnetView subnet, SubnetField field) {
        return switch (field) {
            case ID -> set(subnet.id());
            case VPC_ID -> set(subnet.vpcId());
            case CIDR_BLOCK -> set(subnet.cidrBlock());
            case AVAILABILITY_ZONE -> set(subnet.availabilityZone());
            case AVAILABLE_IP_ADDRESS_COUNT -> set(subnet.availableIpAddressCount());
            case MAP_PUBLIC_IP_ON_LAUNCH -> set(subnet.mapPublicIpOnLaunch());
            case ROUTE_TABLE_ID -> set(subnet.routeTableId());
            case PUBLIC -> set(subnet.isPublic());
            case NETWORK_ACL_ID -> set(subnet.networkAclId());
            case NETWORK_ACL_ASSOCIATION_ID -> set(subnet.networkAclAssociationId());
            case IPV6_CIDR_BLOCK -> set(subnet.ipv6CidrBlock());
            case IPV6_CIDR_ASSOCIATION_ID -> set(subnet.ipv6CidrAssociationId());
            case ASSIGN_IPV6_ADDRESS_ON_CREATION -> set(subnet.assignIpv6AddressOnCreation());
        };
    }

    private static Set<String> of(FlowLogView log, FlowLogField field) {
        return switch (field) {
            case ID -> set(log.id());
            case RESOURCE_ID -> set(log.resourceId());
            case TRAFFIC_TYPE -> set(log.trafficType());
        };
    }

    private static Set<String> of(PeeringConnectionView peering, PeeringConnectionField field) {
        return switch (field) {
            case ID -> set(peering.id());
            case REQUESTER_VPC_ID -> set(peering.requesterVpcId());
            case ACCEPTER_VPC_ID -> set(peering.accepterVpcId());
            case REQUESTER_ACCOUNT -> set(peering.requesterAccount());
            case ACCEPTER_ACCOUNT -> set(peering.accepterAccount());
            case STATUS -> set(peering.status());
        };
    }

    private static Set<String> of(LoadBalancerView balancer, LoadBalancerField field) {
        return switch (field) {
            case ID -> set(balancer.id());
            case NAME -> set(balancer.name());
            case VPC_ID -> set(balancer.vpcId());
            case SCHEME -> set(balancer.scheme());
            case SUBNET_ID -> each(balancer.zones(), LoadBalancerView.ZoneView::subnetId);
            case NETWORK_INTERFACE_ID ->
                    each(balancer.zones(), LoadBalancerView.ZoneView::networkInterfaceId);
            case GROUP_ID -> Set.copyOf(balancer.groupIds());
            case LISTENER_ID -> each(balancer.listeners(), LoadBalancerView.ListenerView::id);
            case TARGET_GROUP_ID ->
                    each(balancer.listeners(), LoadBalancerView.ListenerView::targetGroupId);
        };
    }

    private static Set<String> of(TargetGroupView group, TargetGroupField field) {
        return switch (field) {
            case ID -> set(group.id());
            case NAME -> set(group.name());
            case VPC_ID -> set(group.vpcId());
            case PROTOCOL -> set(group.protocol());
            case TARGET_TYPE -> set(group.targetType());
            case LOAD_BALANCER_ID -> set(group.loadBalancerId());
            case TARGET_ID -> each(group.targets(), TargetGroupView.TargetView::id);
        };
    }

    private static Set<String> of(PrefixListView list, PrefixListField field) {
        return switch (field) {
            case ID -> set(list.id());
            case NAME -> set(list.name());
            case ADDRESS_FAMILY -> set(list.addressFamily());
            case ENTRY_CIDR -> each(list.entries(), PrefixListView.EntryView::cidr);
        };
    }

    private static Set<String> of(NetworkAclView acl, NetworkAclField field) {
        return switch (field) {
            case ID -> set(acl.id());
            case VPC_ID -> set(acl.vpcId());
            case DEFAULT -> set(acl.isDefault());
            case ENTRY_CIDR -> each(acl.entries(), NetworkAclView.EntryView::cidr);
            case ENTRY_PROTOCOL -> each(acl.entries(), NetworkAclView.EntryView::protocol);
        };
    }

    private static Set<String> of(SecurityGroupView group, SecurityGroupField field) {
        return switch (field) {
            case ID -> set(group.id());
            case VPC_ID -> set(group.vpcId());
            case NAME -> set(group.name());
            case DESCRIPTION -> set(group.description());
            case RULE_ID -> each(group.rules(), SecurityGroupRuleView::id);
            case PEER_GROUP_ID -> each(group.rules(), SecurityGroupRuleView::groupId);
            case PEER_CIDR -> each(group.rules(), SecurityGroupRuleView::cidr);
            case PEER_PREFIX_LIST_ID -> each(group.rules(), SecurityGroupRuleView::prefixListId);
        };
    }

    private static Set<String> of(NetworkInterfaceView eni, NetworkInterfaceField field) {
        return switch (field) {
            case ID -> set(eni.id());
            case VPC_ID -> set(eni.vpcId());
            case SUBNET_ID -> set(eni.subnetId());
            case AVAILABILITY_ZONE -> set(eni.availabilityZone());
            case STATUS -> set(eni.status());
            case DESCRIPTION -> set(eni.description());
            case MAC_ADDRESS -> set(eni.macAddress());
            case SOURCE_DEST_CHECK -> set(eni.sourceDestCheck());
            case PRIVATE_DNS_NAME -> set(eni.privateDnsName());
            case PRIVATE_IP_ADDRESS -> each(eni.privateIpAddresses(), PrivateIpAddress::address);
            case PUBLIC_IP -> each(eni.privateIpAddresses(), PrivateIpAddress::publicIp);
            case ALLOCATION_ID -> each(eni.privateIpAddresses(), PrivateIpAddress::allocationId);
            case ASSOCIATION_ID -> each(eni.privateIpAddresses(), PrivateIpAddress::associationId);
            case IPV6_ADDRESS -> Set.copyOf(eni.ipv6Addresses());
            case IPV4_PREFIX -> Set.copyOf(eni.ipv4Prefixes());
            case IPV6_PREFIX -> Set.copyOf(eni.ipv6Prefixes());
            case GROUP_ID -> Set.copyOf(eni.groupIds());
            case ATTACHMENT_ID -> attached(eni, AttachmentView::id);
            case INSTANCE_ID -> attached(eni, AttachmentView::instanceId);
            case DEVICE_INDEX -> attached(eni, AttachmentView::deviceIndex);
            case NETWORK_CARD_INDEX -> attached(eni, AttachmentView::networkCardIndex);
            case DELETE_ON_TERMINATION -> attached(eni, AttachmentView::deleteOnTermination);
            case INTERFACE_TYPE -> set(eni.interfaceType());
            case TRUNK_ASSOCIATION_ID -> carried(eni, TrunkAssociationView::id);
            case TRUNK_INTERFACE_ID -> carried(eni, TrunkAssociationView::trunkInterfaceId);
            case VLAN_ID -> carried(eni, TrunkAssociationView::vlanId);
            case REQUESTER_MANAGED -> set(eni.requesterManaged());
        };
    }

    private static Set<String> carried(
            NetworkInterfaceView eni, Function<TrunkAssociationView, Object> value) {
        TrunkAssociationView association = eni.trunkAssociation();
        return association == null ? Set.of() : set(value.apply(association));
    }

    private static Set<String> of(InstanceView instance, InstanceField field) {
        return switch (field) {
            case ID -> set(instance.id());
            case RESERVATION_ID -> set(instance.reservationId());
            case IMAGE_ID -> set(instance.imageId());
            case INSTANCE_TYPE -> set(instance.instanceType());
            case VPC_ID -> set(instance.vpcId());
            case SUBNET_ID -> set(instance.subnetId());
            case AVAILABILITY_ZONE -> set(instance.availabilityZone());
            case STATE -> set(instance.state());
            case STATUS -> set(instance.status());
            case PRIMARY_PRIVATE_IP_ADDRESS -> set(instance.privateIpAddress());
            case PRIVATE_IP_ADDRESS ->
                    each(instance.networkInterfaces(), InterfaceOfInstance::privateIpAddress);
            case PUBLIC_IP -> each(instance.networkInterfaces(), InterfaceOfInstance::publicIp);
            case NETWORK_INTERFACE_ID ->
                    each(instance.networkInterfaces(), InterfaceOfInstance::id);
            case ATTACHMENT_ID ->
                    each(instance.networkInterfaces(), InterfaceOfInstance::attachmentId);
            case TERMINATION_PROTECTED -> set(instance.terminationProtected());
        };
    }

    private static Set<String> of(AddressView address, AddressField field) {
        return switch (field) {
            case ID -> set(address.id());
            case PUBLIC_IP -> set(address.publicIp());
            case ASSOCIATION_ID -> set(address.associationId());
            case NETWORK_INTERFACE_ID -> set(address.networkInterfaceId());
            case INSTANCE_ID -> set(address.instanceId());
            case PRIVATE_IP_ADDRESS -> set(address.privateIpAddress());
        };
    }

    private static Set<String> of(InternetGatewayView gateway, InternetGatewayField field) {
        return switch (field) {
            case ID -> set(gateway.id());
            case VPC_ID -> set(gateway.vpcId());
        };
    }

    private static Set<String> of(RouteTableView table, RouteTableField field) {
        return switch (field) {
            case ID -> set(table.id());
            case VPC_ID -> set(table.vpcId());
            case MAIN -> set(table.main());
            case ASSOCIATION_ID -> each(table.associations(), RouteTableView.AssociationView::id);
            case SUBNET_ID -> each(table.associations(), RouteTableView.AssociationView::subnetId);
            case DESTINATION_CIDR_BLOCK ->
                    each(table.routes(), RouteTableView.RouteView::destinationCidrBlock);
            case GATEWAY_ID -> each(table.routes(), RouteTableView.RouteView::gatewayId);
            case ROUTE_STATE -> each(table.routes(), RouteTableView.RouteView::state);
            case DESTINATION_IPV6_CIDR_BLOCK ->
                    each(table.routes(), RouteTableView.RouteView::destinationIpv6CidrBlock);
            case NAT_GATEWAY_ID -> each(table.routes(), RouteTableView.RouteView::natGatewayId);
            case NETWORK_INTERFACE_ID ->
                    each(table.routes(), RouteTableView.RouteView::networkInterfaceId);
            case INSTANCE_ID -> each(table.routes(), RouteTableView.RouteView::instanceId);
            case ASSOCIATED_GATEWAY_ID ->
                    each(table.associations(), RouteTableView.AssociationView::gatewayId);
            case DESTINATION_PREFIX_LIST_ID ->
                    each(table.routes(), RouteTableView.RouteView::destinationPrefixListId);
            case VPC_PEERING_CONNECTION_ID ->
                    each(table.routes(), RouteTableView.RouteView::vpcPeeringConnectionId);
            case EGRESS_ONLY_INTERNET_GATEWAY_ID ->
                    each(table.routes(), RouteTableView.RouteView::egressOnlyInternetGatewayId);
        };
    }

    private static Set<String> of(FailoverGroupView group, FailoverGroupField field) {
        return switch (field) {
            case ID -> set(group.id());
            case NAME -> set(group.name());
            case NETWORK_INTERFACE_ID -> set(group.networkInterfaceId());
            case ALLOCATION_ID -> set(group.allocationId());
            case STATUS -> set(group.status());
            case HEALTH_SOURCE -> set(group.healthSource());
            case HOLDER_INSTANCE_ID -> set(group.holderInstanceId());
            case STANDBY_INSTANCE_ID ->
                    each(group.standbys(), FailoverGroupView.StandbyView::instanceId);
        };
    }

    private static Set<String> of(NatGatewayView nat, NatGatewayField field) {
        return switch (field) {
            case ID -> set(nat.id());
            case VPC_ID -> set(nat.vpcId());
            case SUBNET_ID -> set(nat.subnetId());
            case STATE -> set(nat.state());
            case CONNECTIVITY_TYPE -> set(nat.connectivityType());
            case PRIVATE_IP -> each(nat.addresses(), NatGatewayView.NatAddressView::privateIp);
            case PUBLIC_IP -> each(nat.addresses(), NatGatewayView.NatAddressView::publicIp);
            case ALLOCATION_ID ->
                    each(nat.addresses(), NatGatewayView.NatAddressView::allocationId);
            case NETWORK_INTERFACE_ID ->
                    each(nat.addresses(), NatGatewayView.NatAddressView::networkInterfaceId);
        };
    }

    private static Set<String> of(EgressOnlyGatewayView gateway, EgressOnlyGatewayField field) {
        return switch (field) {
            case ID -> set(gateway.id());
            case VPC_ID -> set(gateway.vpcId());
        };
    }

    private static <T> Set<String> each(Collection<T> parts, Function<T, @Nullable String> value) {
        return parts.stream()
                .flatMap(part -> Stream.ofNullable(value.apply(part)))
                .collect(Collectors.toSet());
    }

    private static Set<String> attached(
            NetworkInterfaceView eni, Function<AttachmentView, Object> value) {
        AttachmentView attachment = eni.attachment();
        return attachment == null ? Set.of() : set(value.apply(attachment));
    }

    private static Set<String> set(@Nullable Object value) {
        return value == null ? Set.of() : Set.of(value.toString());
    }
}
