/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec;

import dev.enif.core.account.AccountCommand;
import dev.enif.core.account.QuotaCommand;
import dev.enif.core.account.QuotaEvent;
import dev.enif.core.account.TagCommand;
import dev.enif.core.account.TagEvent;
import dev.enif.core.acl.NetworkAclCommand;
import dev.enif.core.acl.NetworkAclEvent;
import dev.enif.core.elasticip.ElasticIpCommand;
import dev.enif.core.elasticip.ElasticIpEvent;
import dev.enif.core.eni.EniCommand;
import dev.enif.core.eni.EniEvent;
import dev.enif.core.failover.FailoverGroupCommand;
import dev.enif.core.failover.FailoverGroupEvent;
import dev.enif.core.instance.InstanceCommand;
import dev.enif.core.instance.InstanceEvent;
import dev.enif.core.loadbalancer.LoadBalancerCommand;
import dev.enif.core.loadbalancer.LoadBalancerEvent;
import dev.enif.core.loadbalancer.TargetGroupCommand;
import dev.enif.core.loadbalancer.TargetGroupEvent;
import dev.enif.core.monitoring.FlowLogCommand;
import dev.enif.core.monitoring.FlowLogEvent;
import dev.enif.core.nat.NatGatewayCommand;
import dev.enif.core.nat.NatGatewayEvent;
import dev.enif.core.partition.PartitionCommand;
import dev.enif.core.partition.PartitionEvent;
import dev.enif.core.peering.PeeringCommand;
import dev.enif.core.peering.PeeringEvent;
import dev.enif.core.prefixlist.PrefixListCommand;
import dev.enif.core.prefixlist.PrefixListEvent;
import dev.enif.core.routing.EgressOnlyGatewayCommand;
import dev.enif.core.routing.EgressOnlyGatewayEvent;
import dev.enif.core.routing.InternetGatewayCommand;
import dev.enif.core.routing.InternetGatewayEvent;
import dev.enif.core.routing.RouteTableCommand;
import dev.enif.core.routing.RouteTableEvent;
import dev.enif.core.securitygroup.SecurityGroupCommand;
import dev.enif.core.securitygroup.SecurityGroupEvent;
import dev.enif.core.vpc.SubnetCommand;
import dev.enif.core.vpc.SubnetEvent;
import dev.enif.core.vpc.VpcCommand;
import dev.enif.core.vpc.VpcEvent;
import java.util.List;

/**
 * The names that stand for our types in the log. A class may be renamed and moved; its name here
 * stays for ever, and a name that is no longer written is never used for something else.
 */
public final class TypeNames {
    static final TypeTable COMMANDS =
            TypeTable.of("command")
                    .with("vpc.create", VpcCommand.CreateVpc.class)
                    .with("vpc.associate-cidr-block", VpcCommand.AssociateCidrBlock.class)
                    .with("vpc.associate-ipv6-block", VpcCommand.AssociateIpv6Block.class)
                    .with("vpc.disassociate-cidr-block", VpcCommand.DisassociateCidrBlock.class)
                    .with("vpc.modify", VpcCommand.ModifyVpc.class)
                    .with("vpc.delete", VpcCommand.DeleteVpc.class)
                    .with("subnet.create", SubnetCommand.CreateSubnet.class)
                    .with("subnet.modify", SubnetCommand.ModifySubnet.class)
                    .with(
                            "subnet.associate-ipv6-block",
                            SubnetCommand.AssociateSubnetIpv6Block.class)
                    .with(
                            "subnet.disassociate-ipv6-block",
                            SubnetCommand.DisassociateSubnetIpv6Block.class)
                    .with("subnet.reserve-cidr", SubnetCommand.ReserveCidr.class)
                    .with(
                            "subnet.delete-cidr-reservation",
                            SubnetCommand.DeleteCidrReservation.class)
                    .with("subnet.delete", SubnetCommand.DeleteSubnet.class)
                    .with("security-group.create", SecurityGroupCommand.CreateGroup.class)
                    .with(
                            "security-group.authorize-rules",
                            SecurityGroupCommand.AuthorizeRules.class)
                    .with("security-group.revoke-rules", SecurityGroupCommand.RevokeRules.class)
                    .with(
                            "security-group.revoke-matching-rules",
                            SecurityGroupCommand.RevokeMatchingRules.class)
                    .with("security-group.modify-rule", SecurityGroupCommand.ModifyRule.class)
                    .with("security-group.delete", SecurityGroupCommand.DeleteGroup.class)
                    .with("eni.create", EniCommand.CreateEni.class)
                    .with("eni.modify", EniCommand.ModifyEni.class)
                    .with("eni.delete", EniCommand.DeleteEni.class)
                    .with("eni.attach", EniCommand.AttachEni.class)
                    .with("eni.detach", EniCommand.DetachEni.class)
                    .with("eni.move", EniCommand.MoveEni.class)
                    .with("eni.assign-addresses", EniCommand.AssignAddresses.class)
                    .with("eni.unassign-addresses", EniCommand.UnassignAddresses.class)
                    .with("eni.assign-ipv6", EniCommand.AssignIpv6.class)
                    .with("eni.unassign-ipv6", EniCommand.UnassignIpv6.class)
                    .with("eni.delegate-prefixes", EniCommand.DelegatePrefixes.class)
                    .with("eni.withdraw-prefixes", EniCommand.WithdrawPrefixes.class)
                    .with("eni.associate-branch", EniCommand.AssociateBranch.class)
                    .with("eni.disassociate-branch", EniCommand.DisassociateBranch.class)
                    .with("instance.run", InstanceCommand.RunInstances.class)
                    .with("instance.start", InstanceCommand.StartInstance.class)
                    .with("instance.stop", InstanceCommand.StopInstance.class)
                    .with("instance.terminate", InstanceCommand.TerminateInstance.class)
                    .with("instance.report-health", InstanceCommand.ReportHealth.class)
                    .with(
                            "instance.set-termination-protection",
                            InstanceCommand.SetTerminationProtection.class)
                    .with("elastic-ip.allocate", ElasticIpCommand.AllocateElasticIp.class)
                    .with("elastic-ip.associate", ElasticIpCommand.AssociateElasticIp.class)
                    .with("elastic-ip.disassociate", ElasticIpCommand.DisassociateElasticIp.class)
                    .with("elastic-ip.release", ElasticIpCommand.ReleaseElasticIp.class)
                    .with(
                            "internet-gateway.create",
                            InternetGatewayCommand.CreateInternetGateway.class)
                    .with(
                            "internet-gateway.attach",
                            InternetGatewayCommand.AttachInternetGateway.class)
                    .with(
                            "internet-gateway.detach",
                            InternetGatewayCommand.DetachInternetGateway.class)
                    .with(
                            "internet-gateway.delete",
                            InternetGatewayCommand.DeleteInternetGateway.class)
                    .with("route-table.create", RouteTableCommand.CreateRouteTable.class)
                    .with("route-table.delete", RouteTableCommand.DeleteRouteTable.class)
                    .with("route-table.create-route", RouteTableCommand.CreateRoute.class)
                    .with("route-table.replace-route", RouteTableCommand.ReplaceRoute.class)
                    .with("route-table.delete-route", RouteTableCommand.DeleteRoute.class)
                    .with(
                            "route-table.associate-gateway",
                            RouteTableCommand.AssociateGatewayTable.class)
                    .with("route-table.create-list-route", RouteTableCommand.CreateListRoute.class)
                    .with(
                            "route-table.replace-list-route",
                            RouteTableCommand.ReplaceListRoute.class)
                    .with("route-table.delete-list-route", RouteTableCommand.DeleteListRoute.class)
                    .with("route-table.associate", RouteTableCommand.AssociateRouteTable.class)
                    .with(
                            "route-table.disassociate",
                            RouteTableCommand.DisassociateRouteTable.class)
                    .with(
                            "route-table.replace-association",
                            RouteTableCommand.ReplaceRouteTableAssociation.class)
                    .with("nat-gateway.create", NatGatewayCommand.CreateNatGateway.class)
                    .with("nat-gateway.delete", NatGatewayCommand.DeleteNatGateway.class)
                    .with(
                            "nat-gateway.associate-addresses",
                            NatGatewayCommand.AssociateNatAddresses.class)
                    .with(
                            "nat-gateway.disassociate-addresses",
                            NatGatewayCommand.DisassociateNatAddresses.class)
                    .with(
                            "nat-gateway.assign-addresses",
                            NatGatewayCommand.AssignNatAddresses.class)
                    .with(
                            "nat-gateway.unassign-addresses",
                            NatGatewayCommand.UnassignNatAddresses.class)
                    .with(
                            "egress-only-gateway.create",
                            EgressOnlyGatewayCommand.CreateEgressOnlyGateway.class)
                    .with(
                            "egress-only-gateway.delete",
                            EgressOnlyGatewayCommand.DeleteEgressOnlyGateway.class)
                    .with("failover-group.create", FailoverGroupCommand.CreateFailoverGroup.class)
                    .with("failover-group.modify", FailoverGroupCommand.ModifyFailoverGroup.class)
                    .with("failover-group.heartbeat", FailoverGroupCommand.Heartbeat.class)
                    .with("failover-group.fail-over", FailoverGroupCommand.FailOver.class)
                    .with("failover-group.pause", FailoverGroupCommand.PauseFailoverGroup.class)
                    .with("failover-group.resume", FailoverGroupCommand.ResumeFailoverGroup.class)
                    .with("failover-group.delete", FailoverGroupCommand.DeleteFailoverGroup.class)
                    .with("network-acl.create", NetworkAclCommand.CreateNetworkAcl.class)
                    .with("network-acl.delete", NetworkAclCommand.DeleteNetworkAcl.class)
                    .with("network-acl.create-entry", NetworkAclCommand.CreateNetworkAclEntry.class)
                    .with(
                            "network-acl.replace-entry",
                            NetworkAclCommand.ReplaceNetworkAclEntry.class)
                    .with("network-acl.delete-entry", NetworkAclCommand.DeleteNetworkAclEntry.class)
                    .with(
                            "network-acl.replace-association",
                            NetworkAclCommand.ReplaceNetworkAclAssociation.class)
                    .with("prefix-list.create", PrefixListCommand.CreatePrefixList.class)
                    .with("prefix-list.modify", PrefixListCommand.ModifyPrefixList.class)
                    .with("prefix-list.restore", PrefixListCommand.RestorePrefixListVersion.class)
                    .with("prefix-list.delete", PrefixListCommand.DeletePrefixList.class)
                    .with("flow-log.create", FlowLogCommand.CreateFlowLog.class)
                    .with("flow-log.delete", FlowLogCommand.DeleteFlowLog.class)
                    .with("peering-connection.request", PeeringCommand.RequestPeering.class)
                    .with(
                            "peering-connection.request-across",
                            PeeringCommand.RequestPeeringAcross.class)
                    .with("peering-connection.accept", PeeringCommand.AcceptPeering.class)
                    .with("peering-connection.reject", PeeringCommand.RejectPeering.class)
                    .with("peering-connection.delete", PeeringCommand.DeletePeering.class)
                    .with("load-balancer.create", LoadBalancerCommand.CreateLoadBalancer.class)
                    .with("load-balancer.modify", LoadBalancerCommand.ModifyLoadBalancer.class)
                    .with("load-balancer.create-listener", LoadBalancerCommand.CreateListener.class)
                    .with("load-balancer.modify-listener", LoadBalancerCommand.ModifyListener.class)
                    .with("load-balancer.delete-listener", LoadBalancerCommand.DeleteListener.class)
                    .with("load-balancer.delete", LoadBalancerCommand.DeleteLoadBalancer.class)
                    .with("target-group.create", TargetGroupCommand.CreateTargetGroup.class)
                    .with("target-group.modify", TargetGroupCommand.ModifyTargetGroup.class)
                    .with("target-group.register", TargetGroupCommand.RegisterTargets.class)
                    .with("target-group.deregister", TargetGroupCommand.DeregisterTargets.class)
                    .with("target-group.report-health", TargetGroupCommand.ReportTargetHealth.class)
                    .with("target-group.delete", TargetGroupCommand.DeleteTargetGroup.class)
                    .with("tags.add", TagCommand.AddTags.class)
                    .with("tags.remove", TagCommand.RemoveTags.class)
                    .with("quota.set", QuotaCommand.SetQuota.class)
                    .with("partition.receive-message", PartitionCommand.ReceiveMessage.class)
                    .with("partition.confirm-delivery", PartitionCommand.ConfirmDelivery.class)
                    .with("partition.tick", PartitionCommand.Tick.class)
                    .with("partition.extend-public-pool", PartitionCommand.ExtendPublicPool.class);

    static final TypeTable EVENTS =
            TypeTable.of("event")
                    .with("vpc.created", VpcEvent.VpcCreated.class)
                    .with("vpc.cidr-block-associated", VpcEvent.CidrBlockAssociated.class)
                    .with("vpc.cidr-block-disassociated", VpcEvent.CidrBlockDisassociated.class)
                    .with("vpc.ipv6-block-associated", VpcEvent.Ipv6BlockAssociated.class)
                    .with("vpc.ipv6-block-disassociated", VpcEvent.Ipv6BlockDisassociated.class)
                    .with("vpc.modified", VpcEvent.VpcModified.class)
                    .with("vpc.deleted", VpcEvent.VpcDeleted.class)
                    .with("subnet.created", SubnetEvent.SubnetCreated.class)
                    .with("subnet.modified", SubnetEvent.SubnetModified.class)
                    .with("subnet.cidr-reserved", SubnetEvent.CidrReserved.class)
                    .with(
                            "subnet.cidr-reservation-deleted",
                            SubnetEvent.CidrReservationDeleted.class)
                    .with("subnet.ipv6-assignment-changed", SubnetEvent.Ipv6AssignmentChanged.class)
                    .with(
                            "subnet.ipv6-block-associated",
                            SubnetEvent.SubnetIpv6BlockAssociated.class)
                    .with(
                            "subnet.ipv6-block-disassociated",
                            SubnetEvent.SubnetIpv6BlockDisassociated.class)
                    .with("subnet.deleted", SubnetEvent.SubnetDeleted.class)
                    .with("security-group.created", SecurityGroupEvent.GroupCreated.class)
                    .with(
                            "security-group.rules-authorized",
                            SecurityGroupEvent.RulesAuthorized.class)
                    .with("security-group.rules-revoked", SecurityGroupEvent.RulesRevoked.class)
                    .with("security-group.rule-modified", SecurityGroupEvent.RuleModified.class)
                    .with("security-group.deleted", SecurityGroupEvent.GroupDeleted.class)
                    .with("eni.created", EniEvent.EniCreated.class)
                    .with("eni.handed-to-service", EniEvent.HandedToService.class)
                    .with("eni.made-as", EniEvent.MadeAs.class)
                    .with("eni.branch-associated", EniEvent.BranchAssociated.class)
                    .with("eni.branch-disassociated", EniEvent.BranchDisassociated.class)
                    .with("eni.description-changed", EniEvent.DescriptionChanged.class)
                    .with("eni.groups-replaced", EniEvent.GroupsReplaced.class)
                    .with("eni.source-dest-check-changed", EniEvent.SourceDestCheckChanged.class)
                    .with(
                            "eni.delete-on-termination-changed",
                            EniEvent.DeleteOnTerminationChanged.class)
                    .with("eni.attached", EniEvent.Attached.class)
                    .with("eni.detached", EniEvent.Detached.class)
                    .with("eni.moved", EniEvent.Moved.class)
                    .with("eni.addresses-assigned", EniEvent.AddressesAssigned.class)
                    .with("eni.addresses-unassigned", EniEvent.AddressesUnassigned.class)
                    .with("eni.ipv6-addresses-assigned", EniEvent.Ipv6AddressesAssigned.class)
                    .with("eni.ipv6-addresses-unassigned", EniEvent.Ipv6AddressesUnassigned.class)
                    .with("eni.prefixes-delegated", EniEvent.PrefixesDelegated.class)
                    .with("eni.prefixes-withdrawn", EniEvent.PrefixesWithdrawn.class)
                    .with("eni.public-address-lent", EniEvent.PublicAddressLent.class)
                    .with("eni.public-address-returned", EniEvent.PublicAddressReturned.class)
                    .with("eni.deleted", EniEvent.EniDeleted.class)
                    .with("instance.launched", InstanceEvent.InstanceLaunched.class)
                    .with("instance.started", InstanceEvent.InstanceStarted.class)
                    .with("instance.stopped", InstanceEvent.InstanceStopped.class)
                    .with("instance.terminated", InstanceEvent.InstanceTerminated.class)
                    .with("instance.health-reported", InstanceEvent.HealthReported.class)
                    .with(
                            "instance.termination-protection-changed",
                            InstanceEvent.TerminationProtectionChanged.class)
                    .with("instance.forgotten", InstanceEvent.InstanceForgotten.class)
                    .with("elastic-ip.allocated", ElasticIpEvent.ElasticIpAllocated.class)
                    .with("elastic-ip.associated", ElasticIpEvent.ElasticIpAssociated.class)
                    .with("elastic-ip.disassociated", ElasticIpEvent.ElasticIpDisassociated.class)
                    .with("elastic-ip.released", ElasticIpEvent.ElasticIpReleased.class)
                    .with(
                            "internet-gateway.created",
                            InternetGatewayEvent.InternetGatewayCreated.class)
                    .with(
                            "internet-gateway.attached",
                            InternetGatewayEvent.InternetGatewayAttached.class)
                    .with(
                            "internet-gateway.detached",
                            InternetGatewayEvent.InternetGatewayDetached.class)
                    .with(
                            "internet-gateway.deleted",
                            InternetGatewayEvent.InternetGatewayDeleted.class)
                    .with("route-table.created", RouteTableEvent.RouteTableCreated.class)
                    .with("route-table.route-created", RouteTableEvent.RouteCreated.class)
                    .with("route-table.route-replaced", RouteTableEvent.RouteReplaced.class)
                    .with("route-table.route-deleted", RouteTableEvent.RouteDeleted.class)
                    .with(
                            "route-table.local-route-replaced",
                            RouteTableEvent.LocalRouteReplaced.class)
                    .with(
                            "route-table.local-route-restored",
                            RouteTableEvent.LocalRouteRestored.class)
                    .with(
                            "route-table.gateway-associated",
                            RouteTableEvent.GatewayTableAssociated.class)
                    .with(
                            "route-table.gateway-disassociated",
                            RouteTableEvent.GatewayTableDisassociated.class)
                    .with("route-table.list-route-created", RouteTableEvent.ListRouteCreated.class)
                    .with(
                            "route-table.list-route-replaced",
                            RouteTableEvent.ListRouteReplaced.class)
                    .with("route-table.list-route-deleted", RouteTableEvent.ListRouteDeleted.class)
                    .with("route-table.associated", RouteTableEvent.RouteTableAssociated.class)
                    .with(
                            "route-table.disassociated",
                            RouteTableEvent.RouteTableDisassociated.class)
                    .with(
                            "route-table.association-replaced",
                            RouteTableEvent.RouteTableAssociationReplaced.class)
                    .with("route-table.main-replaced", RouteTableEvent.MainRouteTableReplaced.class)
                    .with("route-table.deleted", RouteTableEvent.RouteTableDeleted.class)
                    .with("nat-gateway.created", NatGatewayEvent.NatGatewayCreated.class)
                    .with("nat-gateway.deleted", NatGatewayEvent.NatGatewayDeleted.class)
                    .with("nat-gateway.forgotten", NatGatewayEvent.NatGatewayForgotten.class)
                    .with(
                            "egress-only-gateway.created",
                            EgressOnlyGatewayEvent.EgressOnlyGatewayCreated.class)
                    .with(
                            "egress-only-gateway.deleted",
                            EgressOnlyGatewayEvent.EgressOnlyGatewayDeleted.class)
                    .with("failover-group.created", FailoverGroupEvent.FailoverGroupCreated.class)
                    .with("failover-group.modified", FailoverGroupEvent.FailoverGroupModified.class)
                    .with(
                            "failover-group.heartbeat-received",
                            FailoverGroupEvent.HeartbeatReceived.class)
                    .with(
                            "failover-group.impaired-reports-counted",
                            FailoverGroupEvent.ImpairedReportsCounted.class)
                    .with(
                            "failover-group.failure-detected",
                            FailoverGroupEvent.FailureDetected.class)
                    .with(
                            "failover-group.failure-recovered",
                            FailoverGroupEvent.FailureRecovered.class)
                    .with("failover-group.failed-over", FailoverGroupEvent.FailedOver.class)
                    .with("failover-group.exhausted", FailoverGroupEvent.StandbysExhausted.class)
                    .with("failover-group.holder-changed", FailoverGroupEvent.HolderChanged.class)
                    .with("failover-group.standby-removed", FailoverGroupEvent.StandbyRemoved.class)
                    .with("failover-group.paused", FailoverGroupEvent.FailoverGroupPaused.class)
                    .with("failover-group.resumed", FailoverGroupEvent.FailoverGroupResumed.class)
                    .with("failover-group.deleted", FailoverGroupEvent.FailoverGroupDeleted.class)
                    .with("network-acl.created", NetworkAclEvent.NetworkAclCreated.class)
                    .with("network-acl.entry-created", NetworkAclEvent.NetworkAclEntryCreated.class)
                    .with(
                            "network-acl.entry-replaced",
                            NetworkAclEvent.NetworkAclEntryReplaced.class)
                    .with("network-acl.entry-deleted", NetworkAclEvent.NetworkAclEntryDeleted.class)
                    .with(
                            "network-acl.association-replaced",
                            NetworkAclEvent.NetworkAclAssociationReplaced.class)
                    .with("network-acl.deleted", NetworkAclEvent.NetworkAclDeleted.class)
                    .with("prefix-list.created", PrefixListEvent.PrefixListCreated.class)
                    .with(
                            "prefix-list.entries-changed",
                            PrefixListEvent.PrefixListEntriesChanged.class)
                    .with("prefix-list.renamed", PrefixListEvent.PrefixListRenamed.class)
                    .with("prefix-list.resized", PrefixListEvent.PrefixListResized.class)
                    .with("prefix-list.deleted", PrefixListEvent.PrefixListDeleted.class)
                    .with("flow-log.created", FlowLogEvent.FlowLogCreated.class)
                    .with("flow-log.deleted", FlowLogEvent.FlowLogDeleted.class)
                    .with("peering-connection.requested", PeeringEvent.PeeringRequested.class)
                    .with("peering-connection.initiated", PeeringEvent.PeeringInitiated.class)
                    .with("peering-connection.received", PeeringEvent.PeeringReceived.class)
                    .with("peering-connection.pending", PeeringEvent.PeeringPending.class)
                    .with("peering-connection.confirmed", PeeringEvent.PeeringConfirmed.class)
                    .with("peering-connection.failed", PeeringEvent.PeeringFailed.class)
                    .with("peering-connection.accepted", PeeringEvent.PeeringAccepted.class)
                    .with("peering-connection.rejected", PeeringEvent.PeeringRejected.class)
                    .with("peering-connection.expired", PeeringEvent.PeeringExpired.class)
                    .with("peering-connection.deleted", PeeringEvent.PeeringDeleted.class)
                    .with("peering-connection.forgotten", PeeringEvent.PeeringForgotten.class)
                    .with("load-balancer.created", LoadBalancerEvent.LoadBalancerCreated.class)
                    .with("load-balancer.modified", LoadBalancerEvent.LoadBalancerModified.class)
                    .with("load-balancer.listener-created", LoadBalancerEvent.ListenerCreated.class)
                    .with(
                            "load-balancer.listener-modified",
                            LoadBalancerEvent.ListenerModified.class)
                    .with("load-balancer.listener-deleted", LoadBalancerEvent.ListenerDeleted.class)
                    .with("load-balancer.deleted", LoadBalancerEvent.LoadBalancerDeleted.class)
                    .with("target-group.created", TargetGroupEvent.TargetGroupCreated.class)
                    .with("target-group.modified", TargetGroupEvent.TargetGroupModified.class)
                    .with(
                            "target-group.targets-registered",
                            TargetGroupEvent.TargetsRegistered.class)
                    .with("target-group.targets-draining", TargetGroupEvent.TargetsDraining.class)
                    .with(
                            "target-group.targets-deregistered",
                            TargetGroupEvent.TargetsDeregistered.class)
                    .with("target-group.health-noted", TargetGroupEvent.TargetHealthNoted.class)
                    .with("target-group.deleted", TargetGroupEvent.TargetGroupDeleted.class)
                    .with("tags.replaced", TagEvent.TagsReplaced.class)
                    .with("quota.changed", QuotaEvent.QuotaChanged.class)
                    .with("partition.message-sent", PartitionEvent.MessageSent.class)
                    .with("partition.message-received", PartitionEvent.MessageReceived.class)
                    .with("partition.messages-delivered", PartitionEvent.MessagesDelivered.class)
                    .with("partition.public-pool-extended", PartitionEvent.PublicPoolExtended.class)
                    .with("partition.commands-lost", PartitionEvent.CommandsLost.class);

    private TypeNames() {}

    /** The names of all events, in the order of the table. */
    public static List<String> events() {
        return List.copyOf(EVENTS.types().keySet());
    }

    /** The names of all commands, in the order of the table. */
    public static List<String> commands() {
        return List.copyOf(COMMANDS.types().keySet());
    }

    /** The name of a command's own type, such as {@code eni.attach}. */
    public static String ofCommand(AccountCommand command) {
        return COMMANDS.name(Envelopes.open(command).getClass());
    }

    /** The version in which an event's own type is written, from 1. */
    public static int versionOf(PartitionEvent event) {
        return Upcasters.CURRENT.version(ofEvent(event));
    }

    /** The name of an event's or a partition event's own type, such as {@code eni.attached}. */
    public static String ofEvent(PartitionEvent event) {
        return EVENTS.name(Envelopes.open(event).getClass());
    }
}
