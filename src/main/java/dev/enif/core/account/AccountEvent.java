/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.account;

import dev.enif.core.acl.NetworkAclEvent;
import dev.enif.core.elasticip.ElasticIpEvent;
import dev.enif.core.eni.EniEvent;
import dev.enif.core.failover.FailoverGroupEvent;
import dev.enif.core.instance.InstanceEvent;
import dev.enif.core.loadbalancer.LoadBalancerEvent;
import dev.enif.core.loadbalancer.TargetGroupEvent;
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

/**
 * Anything that can have happened in an account; see {@link AccountCommand} for why it is an
 * envelope.
 */
public sealed interface AccountEvent {
    record OfVpc(VpcEvent event) implements AccountEvent {}

    record OfSubnet(SubnetEvent event) implements AccountEvent {}

    record OfSecurityGroup(SecurityGroupEvent event) implements AccountEvent {}

    record OfEni(EniEvent event) implements AccountEvent {}

    record OfInstance(InstanceEvent event) implements AccountEvent {}

    record OfElasticIp(ElasticIpEvent event) implements AccountEvent {}

    record OfInternetGateway(InternetGatewayEvent event) implements AccountEvent {}

    record OfRouteTable(RouteTableEvent event) implements AccountEvent {}

    record OfNatGateway(NatGatewayEvent event) implements AccountEvent {}

    record OfEgressOnlyGateway(EgressOnlyGatewayEvent event) implements AccountEvent {}

    record OfNetworkAcl(NetworkAclEvent event) implements AccountEvent {}

    record OfFailoverGroup(FailoverGroupEvent event) implements AccountEvent {}

    record OfPrefixList(PrefixListEvent event) implements AccountEvent {}

    record OfFlowLog(FlowLogEvent event) implements AccountEvent {}

    record OfPeering(PeeringEvent event) implements AccountEvent {}

    record OfLoadBalancer(LoadBalancerEvent event) implements AccountEvent {}

    record OfTargetGroup(TargetGroupEvent event) implements AccountEvent {}

    record OfTags(TagEvent event) implements AccountEvent {}

    record OfQuota(QuotaEvent event) implements AccountEvent {}
}
