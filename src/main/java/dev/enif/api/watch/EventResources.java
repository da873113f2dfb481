/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.watch;

import dev.enif.core.account.AccountEvent;
import dev.enif.core.account.AccountState;
import dev.enif.core.account.QuotaEvent;
import dev.enif.core.account.TagEvent;
import dev.enif.core.acl.DefaultAcl;
import dev.enif.core.acl.NetworkAclEvent;
import dev.enif.core.elasticip.ElasticIpEvent;
import dev.enif.core.eni.EniEvent;
import dev.enif.core.id.EniId;
import dev.enif.core.id.NatGatewayId;
import dev.enif.core.id.NetworkAclId;
import dev.enif.core.id.ResourceId;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.id.VpcId;
import dev.enif.core.instance.InstanceEvent;
import dev.enif.core.monitoring.FlowLogEvent;
import dev.enif.core.nat.NatGatewayEvent;
import dev.enif.core.peering.PeeringEvent;
import dev.enif.core.prefixlist.PrefixListEvent;
import dev.enif.core.routing.EgressOnlyGatewayEvent;
import dev.enif.core.routing.InternetGatewayEvent;
import dev.enif.core.routing.RouteTableEvent;
import dev.enif.core.securitygroup.SecurityGroupEvent;
import dev.enif.core.vpc.SubnetEvent;
import dev.enif.core.vpc.VpcEvent;
import java.util.ArrayList;
import java.util.List;

/** The resources that an event is about, the one that it happened to first. */
final class EventResources {
    private EventResources() {}

    /**
     * @param after the account as it is after the event's decision
     */
    static List<ResourceId> of(AccountEvent event, AccountState after) {
        return switch (event) {
            case AccountEvent.OfVpc(var inner) -> of(inner, after);
            case AccountEvent.OfSubnet(var inner) -> of(inner);
            case AccountEvent.OfSecurityGroup(var inner) -> of(inner);
            case AccountEvent.OfEni(var inner) -> of(inner, after);
            case AccountEvent.OfInstance(var inner) -> of(inner);
            case AccountEvent.OfElasticIp(var inner) -> of(inner);
            case AccountEvent.OfInternetGateway(var inner) -> of(inner);
            case AccountEvent.OfRouteTable(var inner) -> of(inner);
            case AccountEvent.OfNatGateway(var inner) -> of(inner);
            case AccountEvent.OfEgressOnlyGateway(var inner) -> of(inner);
            case AccountEvent.OfFailoverGroup(var inner) -> List.of(inner.groupId());
            case AccountEvent.OfNetworkAcl(var inner) -> of(inner);
            case AccountEvent.OfPrefixList(var inner) -> of(inner);
            case AccountEvent.OfFlowLog(var inner) -> of(inner);
            case AccountEvent.OfPeering(var inner) -> of(inner);
            case AccountEvent.OfLoadBalancer(var inner) -> List.of(inner.loadBalancerId());
            case AccountEvent.OfTargetGroup(var inner) -> List.of(inner.targetGroupId());
            case AccountEvent.OfTags(TagEvent.TagsReplaced(var resource, _)) -> List.of(resource);
            case AccountEvent.OfQuota(QuotaEvent.QuotaChanged _) -> List.of();
        };
    }

    private static List<ResourceId> of(VpcEvent event, AccountState after) {
        return switch (event) {
            case VpcEvent.VpcCreated created ->
                    List.of(
                            created.vpcId(),
                            created.mainRouteTableId(),
                            DefaultAcl.idOf(created.vpcId()));
            case VpcEvent.CidrBlockAssociated associated -> List.of(associated.vpcId());
            case VpcEvent.CidrBlockDisassociated disassociated -> List.of(disassociated.vpcId());
            case VpcEvent.Ipv6BlockAssociated associated -> List.of(associated.vpcId());
            case VpcEvent.Ipv6BlockDisassociated disassociated -> List.of(disassociated.vpcId());
            case VpcEvent.VpcModified modified -> List.of(modified.vpcId());
            case VpcEvent.VpcDeleted(var vpcId) -> deleted(vpcId, after);
        };
    }

    /**
     * The main route table and default network ACL go with their VPC, without an event of their
     * own.
     */
    private static List<ResourceId> deleted(VpcId vpcId, AccountState after) {
        List<ResourceId> gone = new ArrayList<>(List.of(vpcId));
        for (ResourceId changed : after.changed()) {
            boolean goesAlong = changed instanceof RouteTableId || changed instanceof NetworkAclId;
            if (goesAlong && after.find(changed) == null) {
                gone.add(changed);
            }
        }
        return gone;
    }

    private static List<ResourceId> of(SubnetEvent event) {
        return switch (event) {
            case SubnetEvent.SubnetCreated created -> List.of(created.subnetId());
            case SubnetEvent.SubnetModified modified -> List.of(modified.subnetId());
            case SubnetEvent.CidrReserved(var subnetId, _) -> List.of(subnetId);
            case SubnetEvent.CidrReservationDeleted(var subnetId, _) -> List.of(subnetId);
            case SubnetEvent.Ipv6AssignmentChanged(var subnetId, _) -> List.of(subnetId);
            case SubnetEvent.SubnetIpv6BlockAssociated associated -> List.of(associated.subnetId());
            case SubnetEvent.SubnetIpv6BlockDisassociated disassociated ->
                    List.of(disassociated.subnetId());
            case SubnetEvent.SubnetDeleted(var subnetId) -> List.of(subnetId);
        };
    }

    private static List<ResourceId> of(SecurityGroupEvent event) {
        return switch (event) {
            case SecurityGroupEvent.GroupCreated created -> List.of(created.groupId());
            case SecurityGroupEvent.RulesAuthorized(var groupId, _) -> List.of(groupId);
            case SecurityGroupEvent.RulesRevoked(var groupId, _) -> List.of(groupId);
            case SecurityGroupEvent.RuleModified(var groupId, _) -> List.of(groupId);
            case SecurityGroupEvent.GroupDeleted(var groupId) -> List.of(groupId);
        };
    }

    private static List<ResourceId> of(EniEvent event, AccountState after) {
        return switch (event) {
            case EniEvent.EniCreated created -> List.of(created.eniId());
            case EniEvent.HandedToService(var eniId, _) -> List.of(eniId);
            case EniEvent.MadeAs(var eniId, _) -> List.of(eniId);
            case EniEvent.BranchAssociated(var eniId, _, var trunkId, _) -> List.of(eniId, trunkId);
            case EniEvent.BranchDisassociated(var eniId, _, var trunkId) -> List.of(eniId, trunkId);
            case EniEvent.DescriptionChanged(var eniId, _) -> List.of(eniId);
            case EniEvent.GroupsReplaced(var eniId, _) -> List.of(eniId);
            case EniEvent.SourceDestCheckChanged(var eniId, _) -> List.of(eniId);
            case EniEvent.DeleteOnTerminationChanged changed -> List.of(changed.eniId());
            case EniEvent.Attached attached -> List.of(attached.eniId(), attached.instanceId());
            case EniEvent.Detached detached -> List.of(detached.eniId(), detached.instanceId());
            case EniEvent.Moved moved ->
                    List.of(moved.eniId(), moved.fromInstanceId(), moved.instanceId());
            case EniEvent.AddressesAssigned(var eniId, _) -> withOwner(eniId, after);
            case EniEvent.AddressesUnassigned(var eniId, _) -> withOwner(eniId, after);
            case EniEvent.Ipv6AddressesAssigned(var eniId, _) -> List.of(eniId);
            case EniEvent.Ipv6AddressesUnassigned(var eniId, _) -> List.of(eniId);
            case EniEvent.PrefixesDelegated(var eniId, _) -> List.of(eniId);
            case EniEvent.PrefixesWithdrawn(var eniId, _) -> List.of(eniId);
            case EniEvent.PublicAddressLent(var eniId, _, _) -> List.of(eniId);
            case EniEvent.PublicAddressReturned(var eniId, _, _) -> List.of(eniId);
            case EniEvent.EniDeleted(var eniId) -> List.of(eniId);
        };
    }

    /** With the NAT gateway that has the interface, if one does: it shows the addresses. */
    private static List<ResourceId> withOwner(EniId eniId, AccountState after) {
        List<ResourceId> ids = new ArrayList<>(List.of(eniId));
        ids.addAll(after.references().to(eniId, NatGatewayId.class));
        return ids;
    }

    private static List<ResourceId> of(InstanceEvent event) {
        return switch (event) {
            case InstanceEvent.InstanceLaunched launched -> List.of(launched.instanceId());
            case InstanceEvent.InstanceStarted(var instanceId, _) -> List.of(instanceId);
            case InstanceEvent.InstanceStopped(var instanceId, _) -> List.of(instanceId);
            case InstanceEvent.InstanceTerminated(var instanceId, _) -> List.of(instanceId);
            case InstanceEvent.HealthReported(var instanceId, _) -> List.of(instanceId);
            case InstanceEvent.TerminationProtectionChanged(var instanceId, _) ->
                    List.of(instanceId);
            case InstanceEvent.InstanceForgotten(var instanceId) -> List.of(instanceId);
        };
    }

    private static List<ResourceId> of(ElasticIpEvent event) {
        return switch (event) {
            case ElasticIpEvent.ElasticIpAllocated allocated -> List.of(allocated.allocationId());
            case ElasticIpEvent.ElasticIpAssociated associated ->
                    List.of(associated.allocationId(), associated.eniId());
            case ElasticIpEvent.ElasticIpDisassociated disassociated ->
                    List.of(disassociated.allocationId(), disassociated.eniId());
            case ElasticIpEvent.ElasticIpReleased(var allocationId, _) -> List.of(allocationId);
        };
    }

    private static List<ResourceId> of(InternetGatewayEvent event) {
        return switch (event) {
            case InternetGatewayEvent.InternetGatewayCreated(var gatewayId, _) ->
                    List.of(gatewayId);
            case InternetGatewayEvent.InternetGatewayAttached(var gatewayId, var vpcId) ->
                    List.of(gatewayId, vpcId);
            case InternetGatewayEvent.InternetGatewayDetached(var gatewayId, var vpcId) ->
                    List.of(gatewayId, vpcId);
            case InternetGatewayEvent.InternetGatewayDeleted(var gatewayId) -> List.of(gatewayId);
        };
    }

    private static List<ResourceId> of(NatGatewayEvent event) {
        return switch (event) {
            case NatGatewayEvent.NatGatewayCreated created -> List.of(created.natGatewayId());
            case NatGatewayEvent.NatGatewayDeleted(var id, _) -> List.of(id);
            case NatGatewayEvent.NatGatewayForgotten(var id) -> List.of(id);
        };
    }

    private static List<ResourceId> of(EgressOnlyGatewayEvent event) {
        return switch (event) {
            case EgressOnlyGatewayEvent.EgressOnlyGatewayCreated created ->
                    List.of(created.gatewayId());
            case EgressOnlyGatewayEvent.EgressOnlyGatewayDeleted(var id) -> List.of(id);
        };
    }

    private static List<ResourceId> of(RouteTableEvent event) {
        return switch (event) {
            case RouteTableEvent.RouteTableCreated created -> List.of(created.routeTableId());
            case RouteTableEvent.RouteCreated(var id, _) -> List.of(id);
            case RouteTableEvent.RouteReplaced(var id, _) -> List.of(id);
            case RouteTableEvent.RouteDeleted(var id, _) -> List.of(id);
            case RouteTableEvent.LocalRouteReplaced(var id, _, _) -> List.of(id);
            case RouteTableEvent.LocalRouteRestored(var id, _) -> List.of(id);
            case RouteTableEvent.GatewayTableAssociated(var id, _, var gatewayId) ->
                    List.of(id, gatewayId);
            case RouteTableEvent.GatewayTableDisassociated(var id, _, var gatewayId) ->
                    List.of(id, gatewayId);
            case RouteTableEvent.ListRouteCreated(var id, _, _) -> List.of(id);
            case RouteTableEvent.ListRouteReplaced(var id, _, _) -> List.of(id);
            case RouteTableEvent.ListRouteDeleted(var id, _) -> List.of(id);
            case RouteTableEvent.RouteTableAssociated associated ->
                    List.of(associated.routeTableId(), associated.subnetId());
            case RouteTableEvent.RouteTableDisassociated disassociated ->
                    List.of(disassociated.routeTableId(), disassociated.subnetId());
            case RouteTableEvent.RouteTableAssociationReplaced replaced ->
                    List.of(
                            replaced.routeTableId(),
                            replaced.fromRouteTableId(),
                            replaced.subnetId());
            case RouteTableEvent.MainRouteTableReplaced replaced ->
                    List.of(replaced.routeTableId(), replaced.fromRouteTableId(), replaced.vpcId());
            case RouteTableEvent.RouteTableDeleted(var id) -> List.of(id);
        };
    }

    private static List<ResourceId> of(PrefixListEvent event) {
        return switch (event) {
            case PrefixListEvent.PrefixListCreated created -> List.of(created.prefixListId());
            case PrefixListEvent.PrefixListEntriesChanged(var id, _, _) -> List.of(id);
            case PrefixListEvent.PrefixListRenamed(var id, _) -> List.of(id);
            case PrefixListEvent.PrefixListResized(var id, _) -> List.of(id);
            case PrefixListEvent.PrefixListDeleted(var id) -> List.of(id);
        };
    }

    private static List<ResourceId> of(PeeringEvent event) {
        return List.of(event.peeringId());
    }

    private static List<ResourceId> of(FlowLogEvent event) {
        return switch (event) {
            case FlowLogEvent.FlowLogCreated created -> List.of(created.flowLogId());
            case FlowLogEvent.FlowLogDeleted(var id) -> List.of(id);
        };
    }

    private static List<ResourceId> of(NetworkAclEvent event) {
        return switch (event) {
            case NetworkAclEvent.NetworkAclCreated created -> List.of(created.networkAclId());
            case NetworkAclEvent.NetworkAclEntryCreated(var id, _, _) -> List.of(id);
            case NetworkAclEvent.NetworkAclEntryReplaced(var id, _, _) -> List.of(id);
            case NetworkAclEvent.NetworkAclEntryDeleted(var id, _, _) -> List.of(id);
            case NetworkAclEvent.NetworkAclAssociationReplaced replaced ->
                    List.of(
                            replaced.networkAclId(),
                            replaced.fromNetworkAclId(),
                            replaced.subnetId());
            case NetworkAclEvent.NetworkAclDeleted(var id) -> List.of(id);
        };
    }
}
