/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core;

import dev.enif.core.account.AccountCommand;
import dev.enif.core.account.AccountEvent;
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
import java.util.Optional;

/** Puts any resource's command or event into its envelope, so that a test need not. */
public final class Envelopes {
    private Envelopes() {}

    /** The command, or empty if the object is none. */
    public static Optional<AccountCommand> command(Object command) {
        return Optional.ofNullable(
                switch (command) {
                    case AccountCommand enveloped -> enveloped;
                    case VpcCommand inner -> new AccountCommand.OfVpc(inner);
                    case SubnetCommand inner -> new AccountCommand.OfSubnet(inner);
                    case SecurityGroupCommand inner -> new AccountCommand.OfSecurityGroup(inner);
                    case EniCommand inner -> new AccountCommand.OfEni(inner);
                    case InstanceCommand inner -> new AccountCommand.OfInstance(inner);
                    case ElasticIpCommand inner -> new AccountCommand.OfElasticIp(inner);
                    case InternetGatewayCommand inner ->
                            new AccountCommand.OfInternetGateway(inner);
                    case RouteTableCommand inner -> new AccountCommand.OfRouteTable(inner);
                    case NatGatewayCommand inner -> new AccountCommand.OfNatGateway(inner);
                    case EgressOnlyGatewayCommand inner ->
                            new AccountCommand.OfEgressOnlyGateway(inner);
                    case FailoverGroupCommand inner -> new AccountCommand.OfFailoverGroup(inner);
                    case NetworkAclCommand inner -> new AccountCommand.OfNetworkAcl(inner);
                    case PrefixListCommand inner -> new AccountCommand.OfPrefixList(inner);
                    case FlowLogCommand inner -> new AccountCommand.OfFlowLog(inner);
                    case PeeringCommand inner -> new AccountCommand.OfPeering(inner);
                    case LoadBalancerCommand inner -> new AccountCommand.OfLoadBalancer(inner);
                    case TargetGroupCommand inner -> new AccountCommand.OfTargetGroup(inner);
                    case TagCommand inner -> new AccountCommand.OfTags(inner);
                    case QuotaCommand inner -> new AccountCommand.OfQuota(inner);
                    default -> null;
                });
    }

    /** The event, or empty if the object is none. */
    public static Optional<AccountEvent> event(Object event) {
        return Optional.ofNullable(
                switch (event) {
                    case AccountEvent enveloped -> enveloped;
                    case VpcEvent inner -> new AccountEvent.OfVpc(inner);
                    case SubnetEvent inner -> new AccountEvent.OfSubnet(inner);
                    case SecurityGroupEvent inner -> new AccountEvent.OfSecurityGroup(inner);
                    case EniEvent inner -> new AccountEvent.OfEni(inner);
                    case InstanceEvent inner -> new AccountEvent.OfInstance(inner);
                    case ElasticIpEvent inner -> new AccountEvent.OfElasticIp(inner);
                    case InternetGatewayEvent inner -> new AccountEvent.OfInternetGateway(inner);
                    case RouteTableEvent inner -> new AccountEvent.OfRouteTable(inner);
                    case NatGatewayEvent inner -> new AccountEvent.OfNatGateway(inner);
                    case EgressOnlyGatewayEvent inner ->
                            new AccountEvent.OfEgressOnlyGateway(inner);
                    case FailoverGroupEvent inner -> new AccountEvent.OfFailoverGroup(inner);
                    case NetworkAclEvent inner -> new AccountEvent.OfNetworkAcl(inner);
                    case PrefixListEvent inner -> new AccountEvent.OfPrefixList(inner);
                    case FlowLogEvent inner -> new AccountEvent.OfFlowLog(inner);
                    case PeeringEvent inner -> new AccountEvent.OfPeering(inner);
                    case LoadBalancerEvent inner -> new AccountEvent.OfLoadBalancer(inner);
                    case TargetGroupEvent inner -> new AccountEvent.OfTargetGroup(inner);
                    case TagEvent inner -> new AccountEvent.OfTags(inner);
                    case QuotaEvent inner -> new AccountEvent.OfQuota(inner);
                    default -> null;
                });
    }
}
