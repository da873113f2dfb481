/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.app;

import dev.enif.core.account.QuotaCommand;
import dev.enif.core.account.QuotaEvent;
import dev.enif.core.account.TagCommand;
import dev.enif.core.account.TagEvent;
import dev.enif.core.acl.AclEntry;
import dev.enif.core.acl.NetworkAclCommand;
import dev.enif.core.acl.NetworkAclEvent;
import dev.enif.core.decision.Outcome;
import dev.enif.core.decision.Result;
import dev.enif.core.elasticip.ElasticIpCommand;
import dev.enif.core.elasticip.ElasticIpEvent;
import dev.enif.core.eni.AddressRequest;
import dev.enif.core.eni.EniCommand;
import dev.enif.core.eni.EniEvent;
import dev.enif.core.eni.FurtherRequest;
import dev.enif.core.failover.FailoverGroupCommand;
import dev.enif.core.failover.FailoverGroupEvent;
import dev.enif.core.failover.FailoverSettings;
import dev.enif.core.failover.FailoverTarget;
import dev.enif.core.failover.Standby;
import dev.enif.core.flow.Endpoint;
import dev.enif.core.flow.Flow;
import dev.enif.core.instance.InstanceCommand;
import dev.enif.core.instance.InstanceEvent;
import dev.enif.core.instance.InstanceType;
import dev.enif.core.loadbalancer.BalancerZone;
import dev.enif.core.loadbalancer.Listener;
import dev.enif.core.loadbalancer.LoadBalancerCommand;
import dev.enif.core.loadbalancer.LoadBalancerEvent;
import dev.enif.core.loadbalancer.NamedTarget;
import dev.enif.core.loadbalancer.TargetGroupCommand;
import dev.enif.core.loadbalancer.TargetGroupEvent;
import dev.enif.core.loadbalancer.TargetId;
import dev.enif.core.loadbalancer.TargetKey;
import dev.enif.core.loadbalancer.TargetSettings;
import dev.enif.core.monitoring.FlowLogCommand;
import dev.enif.core.monitoring.FlowLogEvent;
import dev.enif.core.nat.NatGatewayCommand;
import dev.enif.core.nat.NatGatewayEvent;
import dev.enif.core.net.Traffic;
import dev.enif.core.partition.CommandEnvelope;
import dev.enif.core.partition.Decision;
import dev.enif.core.partition.Founding;
import dev.enif.core.partition.PartitionCommand;
import dev.enif.core.partition.PartitionEvent;
import dev.enif.core.peering.PeeringCommand;
import dev.enif.core.peering.PeeringEvent;
import dev.enif.core.peering.PeeringMessage;
import dev.enif.core.prefixlist.PrefixListCommand;
import dev.enif.core.prefixlist.PrefixListEntry;
import dev.enif.core.prefixlist.PrefixListEvent;
import dev.enif.core.routing.EgressOnlyGatewayCommand;
import dev.enif.core.routing.EgressOnlyGatewayEvent;
import dev.enif.core.routing.InternetGatewayCommand;
import dev.enif.core.routing.InternetGatewayEvent;
import dev.enif.core.routing.Route;
import dev.enif.core.routing.RouteTableCommand;
import dev.enif.core.routing.RouteTableEvent;
import dev.enif.core.routing.RouteTarget;
import dev.enif.core.routing.WantedTarget;
import dev.enif.core.securitygroup.Peer;
import dev.enif.core.securitygroup.Rule;
import dev.enif.core.securitygroup.SecurityGroupCommand;
import dev.enif.core.securitygroup.SecurityGroupEvent;
import dev.enif.core.vpc.Subnet;
import dev.enif.core.vpc.SubnetCommand;
import dev.enif.core.vpc.SubnetEvent;
import dev.enif.core.vpc.VpcCommand;
import dev.enif.core.vpc.VpcEvent;
import dev.enif.log.Cursor;
import dev.enif.log.Fingerprint;
import dev.enif.log.LogIdentity;
import dev.enif.log.codec.DecisionRecord;
import dev.enif.log.codec.TermRecord;
import dev.enif.log.snapshot.SnapshotManifest;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * The records that Jackson reads and writes by reflection, so that a native executable keeps what
 * it needs of them. Whatever is written as a text (ids, addresses, enums) is not among them.
 */
@RegisterForReflection(
        targets = {
            VpcCommand.CreateVpc.class,
            VpcCommand.AssociateIpv6Block.class,
            VpcCommand.AssociateCidrBlock.class,
            VpcCommand.DisassociateCidrBlock.class,
            VpcCommand.ModifyVpc.class,
            VpcCommand.DeleteVpc.class,
            SubnetCommand.CreateSubnet.class,
            SubnetCommand.ReserveCidr.class,
            SubnetCommand.DeleteCidrReservation.class,
            SubnetCommand.AssociateSubnetIpv6Block.class,
            SubnetCommand.DisassociateSubnetIpv6Block.class,
            SubnetCommand.ModifySubnet.class,
            SubnetCommand.DeleteSubnet.class,
            SecurityGroupCommand.CreateGroup.class,
            SecurityGroupCommand.AuthorizeRules.class,
            SecurityGroupCommand.RevokeRules.class,
            SecurityGroupCommand.RevokeMatchingRules.class,
            SecurityGroupCommand.ModifyRule.class,
            SecurityGroupCommand.DeleteGroup.class,
            EniCommand.CreateEni.class,
            EniCommand.AssociateBranch.class,
            EniCommand.DisassociateBranch.class,
            EniCommand.ModifyEni.class,
            EniCommand.DeleteEni.class,
            EniCommand.AttachEni.class,
            EniCommand.DetachEni.class,
            EniCommand.MoveEni.class,
            EniCommand.AssignAddresses.class,
            EniCommand.UnassignAddresses.class,
            EniCommand.AssignIpv6.class,
            EniCommand.UnassignIpv6.class,
            EniCommand.DelegatePrefixes.class,
            EniCommand.WithdrawPrefixes.class,
            InstanceCommand.RunInstances.class,
            InstanceCommand.StartInstance.class,
            InstanceCommand.StopInstance.class,
            InstanceCommand.TerminateInstance.class,
            InstanceCommand.ReportHealth.class,
            InstanceCommand.SetTerminationProtection.class,
            ElasticIpCommand.AllocateElasticIp.class,
            ElasticIpCommand.AssociateElasticIp.class,
            ElasticIpCommand.DisassociateElasticIp.class,
            ElasticIpCommand.ReleaseElasticIp.class,
            InternetGatewayCommand.CreateInternetGateway.class,
            InternetGatewayCommand.AttachInternetGateway.class,
            InternetGatewayCommand.DetachInternetGateway.class,
            InternetGatewayCommand.DeleteInternetGateway.class,
            RouteTableCommand.CreateRouteTable.class,
            RouteTableCommand.DeleteRouteTable.class,
            RouteTableCommand.CreateRoute.class,
            RouteTableCommand.ReplaceRoute.class,
            RouteTableCommand.DeleteRoute.class,
            RouteTableCommand.AssociateGatewayTable.class,
            RouteTableCommand.CreateListRoute.class,
            RouteTableCommand.ReplaceListRoute.class,
            RouteTableCommand.DeleteListRoute.class,
            RouteTableCommand.AssociateRouteTable.class,
            RouteTableCommand.DisassociateRouteTable.class,
            RouteTableCommand.ReplaceRouteTableAssociation.class,
            NatGatewayCommand.CreateNatGateway.class,
            NatGatewayCommand.DeleteNatGateway.class,
            NatGatewayCommand.AssociateNatAddresses.class,
            NatGatewayCommand.DisassociateNatAddresses.class,
            NatGatewayCommand.AssignNatAddresses.class,
            NatGatewayCommand.UnassignNatAddresses.class,
            EgressOnlyGatewayCommand.CreateEgressOnlyGateway.class,
            EgressOnlyGatewayCommand.DeleteEgressOnlyGateway.class,
            FailoverGroupCommand.CreateFailoverGroup.class,
            FailoverGroupCommand.ModifyFailoverGroup.class,
            FailoverGroupCommand.Heartbeat.class,
            FailoverGroupCommand.FailOver.class,
            FailoverGroupCommand.PauseFailoverGroup.class,
            FailoverGroupCommand.ResumeFailoverGroup.class,
            FailoverGroupCommand.DeleteFailoverGroup.class,
            NetworkAclCommand.CreateNetworkAcl.class,
            NetworkAclCommand.DeleteNetworkAcl.class,
            NetworkAclCommand.CreateNetworkAclEntry.class,
            NetworkAclCommand.ReplaceNetworkAclEntry.class,
            NetworkAclCommand.DeleteNetworkAclEntry.class,
            NetworkAclCommand.ReplaceNetworkAclAssociation.class,
            PrefixListCommand.CreatePrefixList.class,
            PrefixListCommand.ModifyPrefixList.class,
            PrefixListCommand.RestorePrefixListVersion.class,
            PrefixListCommand.DeletePrefixList.class,
            FlowLogCommand.CreateFlowLog.class,
            FlowLogCommand.DeleteFlowLog.class,
            PeeringCommand.RequestPeering.class,
            PeeringCommand.RequestPeeringAcross.class,
            PeeringCommand.AcceptPeering.class,
            PeeringCommand.RejectPeering.class,
            PeeringCommand.DeletePeering.class,
            LoadBalancerCommand.CreateLoadBalancer.class,
            LoadBalancerCommand.ModifyLoadBalancer.class,
            LoadBalancerCommand.CreateListener.class,
            LoadBalancerCommand.ModifyListener.class,
            LoadBalancerCommand.DeleteListener.class,
            LoadBalancerCommand.DeleteLoadBalancer.class,
            TargetGroupCommand.CreateTargetGroup.class,
            TargetGroupCommand.ModifyTargetGroup.class,
            TargetGroupCommand.RegisterTargets.class,
            TargetGroupCommand.DeregisterTargets.class,
            TargetGroupCommand.ReportTargetHealth.class,
            TargetGroupCommand.DeleteTargetGroup.class,
            TagCommand.AddTags.class,
            TagCommand.RemoveTags.class,
            QuotaCommand.SetQuota.class,
            PartitionCommand.ReceiveMessage.class,
            PartitionCommand.ConfirmDelivery.class,
            PartitionCommand.Tick.class,
            PartitionCommand.ExtendPublicPool.class,
            VpcEvent.VpcCreated.class,
            VpcEvent.Ipv6BlockAssociated.class,
            VpcEvent.Ipv6BlockDisassociated.class,
            VpcEvent.CidrBlockAssociated.class,
            VpcEvent.CidrBlockDisassociated.class,
            VpcEvent.VpcModified.class,
            VpcEvent.VpcDeleted.class,
            SubnetEvent.SubnetCreated.class,
            SubnetEvent.CidrReserved.class,
            SubnetEvent.CidrReservationDeleted.class,
            Subnet.Reservation.class,
            SubnetEvent.Ipv6AssignmentChanged.class,
            SubnetEvent.SubnetIpv6BlockAssociated.class,
            SubnetEvent.SubnetIpv6BlockDisassociated.class,
            SubnetEvent.SubnetModified.class,
            SubnetEvent.SubnetDeleted.class,
            SecurityGroupEvent.GroupCreated.class,
            SecurityGroupEvent.RulesAuthorized.class,
            SecurityGroupEvent.RulesRevoked.class,
            SecurityGroupEvent.RuleModified.class,
            SecurityGroupEvent.GroupDeleted.class,
            EniEvent.EniCreated.class,
            EniEvent.HandedToService.class,
            EniEvent.MadeAs.class,
            EniEvent.BranchAssociated.class,
            EniEvent.BranchDisassociated.class,
            EniEvent.DescriptionChanged.class,
            EniEvent.GroupsReplaced.class,
            EniEvent.SourceDestCheckChanged.class,
            EniEvent.DeleteOnTerminationChanged.class,
            EniEvent.Attached.class,
            EniEvent.Detached.class,
            EniEvent.Moved.class,
            EniEvent.AddressesAssigned.class,
            EniEvent.Ipv6AddressesAssigned.class,
            EniEvent.Ipv6AddressesUnassigned.class,
            EniEvent.PrefixesDelegated.class,
            EniEvent.PrefixesWithdrawn.class,
            EniEvent.AddressesUnassigned.class,
            EniEvent.PublicAddressLent.class,
            EniEvent.PublicAddressReturned.class,
            EniEvent.EniDeleted.class,
            InstanceEvent.InstanceLaunched.class,
            InstanceEvent.InstanceStarted.class,
            InstanceEvent.InstanceStopped.class,
            InstanceEvent.InstanceTerminated.class,
            InstanceEvent.HealthReported.class,
            InstanceEvent.TerminationProtectionChanged.class,
            InstanceEvent.InstanceForgotten.class,
            ElasticIpEvent.ElasticIpAllocated.class,
            ElasticIpEvent.ElasticIpAssociated.class,
            ElasticIpEvent.ElasticIpDisassociated.class,
            ElasticIpEvent.ElasticIpReleased.class,
            InternetGatewayEvent.InternetGatewayCreated.class,
            InternetGatewayEvent.InternetGatewayAttached.class,
            InternetGatewayEvent.InternetGatewayDetached.class,
            InternetGatewayEvent.InternetGatewayDeleted.class,
            RouteTableEvent.RouteTableCreated.class,
            RouteTableEvent.RouteCreated.class,
            RouteTableEvent.RouteReplaced.class,
            RouteTableEvent.RouteDeleted.class,
            RouteTableEvent.LocalRouteReplaced.class,
            RouteTableEvent.LocalRouteRestored.class,
            RouteTableEvent.GatewayTableAssociated.class,
            RouteTableEvent.GatewayTableDisassociated.class,
            RouteTableEvent.ListRouteCreated.class,
            RouteTableEvent.ListRouteReplaced.class,
            RouteTableEvent.ListRouteDeleted.class,
            RouteTableEvent.RouteTableAssociated.class,
            RouteTableEvent.RouteTableDisassociated.class,
            RouteTableEvent.RouteTableAssociationReplaced.class,
            RouteTableEvent.MainRouteTableReplaced.class,
            RouteTableEvent.RouteTableDeleted.class,
            NatGatewayEvent.NatGatewayCreated.class,
            NatGatewayEvent.NatGatewayDeleted.class,
            NatGatewayEvent.NatGatewayForgotten.class,
            EgressOnlyGatewayEvent.EgressOnlyGatewayCreated.class,
            EgressOnlyGatewayEvent.EgressOnlyGatewayDeleted.class,
            FailoverGroupEvent.FailoverGroupCreated.class,
            FailoverGroupEvent.FailoverGroupModified.class,
            FailoverGroupEvent.HeartbeatReceived.class,
            FailoverGroupEvent.ImpairedReportsCounted.class,
            FailoverGroupEvent.FailureDetected.class,
            FailoverGroupEvent.FailureRecovered.class,
            FailoverGroupEvent.FailedOver.class,
            FailoverGroupEvent.StandbysExhausted.class,
            FailoverGroupEvent.HolderChanged.class,
            FailoverGroupEvent.StandbyRemoved.class,
            FailoverGroupEvent.FailoverGroupPaused.class,
            FailoverGroupEvent.FailoverGroupResumed.class,
            FailoverGroupEvent.FailoverGroupDeleted.class,
            NetworkAclEvent.NetworkAclCreated.class,
            NetworkAclEvent.NetworkAclEntryCreated.class,
            NetworkAclEvent.NetworkAclEntryReplaced.class,
            NetworkAclEvent.NetworkAclEntryDeleted.class,
            NetworkAclEvent.NetworkAclAssociationReplaced.class,
            NetworkAclEvent.NetworkAclDeleted.class,
            PrefixListEvent.PrefixListCreated.class,
            PrefixListEvent.PrefixListEntriesChanged.class,
            PrefixListEvent.PrefixListRenamed.class,
            PrefixListEvent.PrefixListResized.class,
            PrefixListEvent.PrefixListDeleted.class,
            FlowLogEvent.FlowLogCreated.class,
            FlowLogEvent.FlowLogDeleted.class,
            PeeringEvent.PeeringRequested.class,
            PeeringEvent.PeeringInitiated.class,
            PeeringEvent.PeeringReceived.class,
            PeeringEvent.PeeringPending.class,
            PeeringEvent.PeeringConfirmed.class,
            PeeringEvent.PeeringFailed.class,
            PeeringEvent.PeeringAccepted.class,
            PeeringEvent.PeeringRejected.class,
            PeeringEvent.PeeringExpired.class,
            PeeringEvent.PeeringDeleted.class,
            PeeringEvent.PeeringForgotten.class,
            LoadBalancerEvent.LoadBalancerCreated.class,
            LoadBalancerEvent.LoadBalancerModified.class,
            LoadBalancerEvent.ListenerCreated.class,
            LoadBalancerEvent.ListenerModified.class,
            LoadBalancerEvent.ListenerDeleted.class,
            LoadBalancerEvent.LoadBalancerDeleted.class,
            TargetGroupEvent.TargetGroupCreated.class,
            TargetGroupEvent.TargetGroupModified.class,
            TargetGroupEvent.TargetsRegistered.class,
            TargetGroupEvent.TargetsDraining.class,
            TargetGroupEvent.TargetsDeregistered.class,
            TargetGroupEvent.TargetHealthNoted.class,
            TargetGroupEvent.TargetGroupDeleted.class,
            TagEvent.TagsReplaced.class,
            QuotaEvent.QuotaChanged.class,
            PartitionEvent.MessageSent.class,
            PartitionEvent.MessageReceived.class,
            PartitionEvent.MessagesDelivered.class,
            PeeringMessage.Asked.class,
            PeeringMessage.Taken.class,
            PeeringMessage.Agreed.class,
            PeeringMessage.Ended.class,
            PartitionEvent.PublicPoolExtended.class,
            PartitionEvent.CommandsLost.class,
            Outcome.Accepted.class,
            Outcome.Refused.class,
            Peer.Ipv4Peer.class,
            Peer.Ipv6Peer.class,
            Peer.GroupPeer.class,
            Peer.PrefixListPeer.class,
            ElasticIpCommand.Target.OfEni.class,
            ElasticIpCommand.Target.OfInstance.class,
            RouteTarget.OfInternetGateway.class,
            RouteTarget.OfInterface.class,
            RouteTarget.OfNatGateway.class,
            RouteTarget.OfEgressOnlyGateway.class,
            RouteTarget.OfPeering.class,
            WantedTarget.OfInstance.class,
            WantedTarget.Local.class,
            FailoverTarget.OfEni.class,
            FailoverTarget.OfElasticIp.class,
            Endpoint.OfInterface.class,
            Endpoint.OfInstance.class,
            Endpoint.InVpc.class,
            Endpoint.OfAddress.class,
            InstanceCommand.LaunchInterface.Made.class,
            InstanceCommand.LaunchInterface.Brought.class,
            SecurityGroupCommand.NewRule.class,
            AddressRequest.class,
            FurtherRequest.class,
            Rule.class,
            Traffic.class,
            Route.class,
            FailoverSettings.class,
            Standby.class,
            Flow.class,
            AclEntry.class,
            PrefixListEntry.class,
            LoadBalancerCommand.SubnetChoice.class,
            TargetId.OfInstance.class,
            TargetId.OfAddress.class,
            TargetId.OfEni.class,
            TargetKey.class,
            NamedTarget.class,
            TargetSettings.class,
            Listener.class,
            BalancerZone.class,
            InstanceType.class,
            Result.class,
            Decision.StateFingerprint.class,
            Decision.class,
            CommandEnvelope.ExpectedRevision.class,
            CommandEnvelope.class,
            Founding.class,
            DecisionRecord.class,
            TermRecord.class,
            SnapshotManifest.class,
            LogIdentity.class,
            Cursor.class,
            Fingerprint.class
        })
public final class WireTypes {
    private WireTypes() {}

    /** All of them. */
    public static List<Class<?>> all() {
        return List.of(WireTypes.class.getAnnotation(RegisterForReflection.class).targets());
    }
}
