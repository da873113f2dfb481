/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec;

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
import dev.enif.core.id.AccountId;
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
import org.jspecify.annotations.Nullable;

/**
 * Takes commands and events out of the envelopes that bring their families together in Java, and
 * puts them back: on the wire the type's name says as much.
 */
final class Envelopes {
    private Envelopes() {}

    static Object open(PartitionEvent event) {
        return switch (event) {
            case PartitionEvent.InAccount(_, var inner) -> open(inner);
            case PartitionEvent.MessageSent sent -> sent;
            case PartitionEvent.MessageReceived received -> received;
            case PartitionEvent.MessagesDelivered delivered -> delivered;
            case PartitionEvent.PublicPoolExtended extended -> extended;
            case PartitionEvent.CommandsLost lost -> lost;
        };
    }

    static Object open(AccountEvent event) {
        return switch (event) {
            case AccountEvent.OfVpc(var inner) -> inner;
            case AccountEvent.OfSubnet(var inner) -> inner;
            case AccountEvent.OfSecurityGroup(var inner) -> inner;
            case AccountEvent.OfEni(var inner) -> inner;
            case AccountEvent.OfInstance(var inner) -> inner;
            case AccountEvent.OfElasticIp(var inner) -> inner;
            case AccountEvent.OfInternetGateway(var inner) -> inner;
            case AccountEvent.OfRouteTable(var inner) -> inner;
            case AccountEvent.OfNatGateway(var inner) -> inner;
            case AccountEvent.OfEgressOnlyGateway(var inner) -> inner;
            case AccountEvent.OfFailoverGroup(var inner) -> inner;
            case AccountEvent.OfNetworkAcl(var inner) -> inner;
            case AccountEvent.OfPrefixList(var inner) -> inner;
            case AccountEvent.OfFlowLog(var inner) -> inner;
            case AccountEvent.OfPeering(var inner) -> inner;
            case AccountEvent.OfLoadBalancer(var inner) -> inner;
            case AccountEvent.OfTargetGroup(var inner) -> inner;
            case AccountEvent.OfTags(var inner) -> inner;
            case AccountEvent.OfQuota(var inner) -> inner;
        };
    }

    static Object open(AccountCommand command) {
        return switch (command) {
            case AccountCommand.OfVpc(var inner) -> inner;
            case AccountCommand.OfSubnet(var inner) -> inner;
            case AccountCommand.OfSecurityGroup(var inner) -> inner;
            case AccountCommand.OfEni(var inner) -> inner;
            case AccountCommand.OfInstance(var inner) -> inner;
            case AccountCommand.OfElasticIp(var inner) -> inner;
            case AccountCommand.OfInternetGateway(var inner) -> inner;
            case AccountCommand.OfRouteTable(var inner) -> inner;
            case AccountCommand.OfNatGateway(var inner) -> inner;
            case AccountCommand.OfEgressOnlyGateway(var inner) -> inner;
            case AccountCommand.OfFailoverGroup(var inner) -> inner;
            case AccountCommand.OfNetworkAcl(var inner) -> inner;
            case AccountCommand.OfPrefixList(var inner) -> inner;
            case AccountCommand.OfFlowLog(var inner) -> inner;
            case AccountCommand.OfPeering(var inner) -> inner;
            case AccountCommand.OfLoadBalancer(var inner) -> inner;
            case AccountCommand.OfTargetGroup(var inner) -> inner;
            case AccountCommand.OfTags(var inner) -> inner;
            case AccountCommand.OfQuota(var inner) -> inner;
        };
    }

    /**
     * @throws UndecodableException unless an account is given exactly for an account's event
     */
    static PartitionEvent event(@Nullable AccountId account, Object event) {
        return event instanceof PartitionEvent own
                ? alone(account, own)
                : new PartitionEvent.InAccount(present(account, event), accountEvent(event));
    }

    /**
     * @throws UndecodableException unless an account is given exactly for an account's command
     */
    static PartitionCommand command(@Nullable AccountId account, Object command) {
        return command instanceof PartitionCommand own
                ? alone(account, own)
                : new PartitionCommand.ForAccount(
                        present(account, command), accountCommand(command));
    }

    private static AccountEvent accountEvent(Object event) {
        return switch (event) {
            case VpcEvent inner -> new AccountEvent.OfVpc(inner);
            case SubnetEvent inner -> new AccountEvent.OfSubnet(inner);
            case SecurityGroupEvent inner -> new AccountEvent.OfSecurityGroup(inner);
            case EniEvent inner -> new AccountEvent.OfEni(inner);
            case InstanceEvent inner -> new AccountEvent.OfInstance(inner);
            case ElasticIpEvent inner -> new AccountEvent.OfElasticIp(inner);
            case InternetGatewayEvent inner -> new AccountEvent.OfInternetGateway(inner);
            case RouteTableEvent inner -> new AccountEvent.OfRouteTable(inner);
            case NatGatewayEvent inner -> new AccountEvent.OfNatGateway(inner);
            case EgressOnlyGatewayEvent inner -> new AccountEvent.OfEgressOnlyGateway(inner);
            case FailoverGroupEvent inner -> new AccountEvent.OfFailoverGroup(inner);
            case NetworkAclEvent inner -> new AccountEvent.OfNetworkAcl(inner);
            case PrefixListEvent inner -> new AccountEvent.OfPrefixList(inner);
            case FlowLogEvent inner -> new AccountEvent.OfFlowLog(inner);
            case PeeringEvent inner -> new AccountEvent.OfPeering(inner);
            case LoadBalancerEvent inner -> new AccountEvent.OfLoadBalancer(inner);
            case TargetGroupEvent inner -> new AccountEvent.OfTargetGroup(inner);
            case TagEvent inner -> new AccountEvent.OfTags(inner);
            case QuotaEvent inner -> new AccountEvent.OfQuota(inner);
            default -> throw new IllegalArgumentException("no event: " + event);
        };
    }

    private static AccountCommand accountCommand(Object command) {
        return switch (command) {
            case VpcCommand inner -> new AccountCommand.OfVpc(inner);
            case SubnetCommand inner -> new AccountCommand.OfSubnet(inner);
            case SecurityGroupCommand inner -> new AccountCommand.OfSecurityGroup(inner);
            case EniCommand inner -> new AccountCommand.OfEni(inner);
            case InstanceCommand inner -> new AccountCommand.OfInstance(inner);
            case ElasticIpCommand inner -> new AccountCommand.OfElasticIp(inner);
            case InternetGatewayCommand inner -> new AccountCommand.OfInternetGateway(inner);
            case RouteTableCommand inner -> new AccountCommand.OfRouteTable(inner);
            case NatGatewayCommand inner -> new AccountCommand.OfNatGateway(inner);
            case EgressOnlyGatewayCommand inner -> new AccountCommand.OfEgressOnlyGateway(inner);
            case FailoverGroupCommand inner -> new AccountCommand.OfFailoverGroup(inner);
            case NetworkAclCommand inner -> new AccountCommand.OfNetworkAcl(inner);
            case PrefixListCommand inner -> new AccountCommand.OfPrefixList(inner);
            case FlowLogCommand inner -> new AccountCommand.OfFlowLog(inner);
            case PeeringCommand inner -> new AccountCommand.OfPeering(inner);
            case LoadBalancerCommand inner -> new AccountCommand.OfLoadBalancer(inner);
            case TargetGroupCommand inner -> new AccountCommand.OfTargetGroup(inner);
            case TagCommand inner -> new AccountCommand.OfTags(inner);
            case QuotaCommand inner -> new AccountCommand.OfQuota(inner);
            default -> throw new IllegalArgumentException("no command: " + command);
        };
    }

    private static <T> T alone(@Nullable AccountId account, T value) {
        if (account != null) {
            throw new UndecodableException(value + " is not about an account, but names one");
        }
        return value;
    }

    private static AccountId present(@Nullable AccountId account, Object value) {
        if (account == null) {
            throw new UndecodableException(value + " does not say in which account");
        }
        return account;
    }
}
