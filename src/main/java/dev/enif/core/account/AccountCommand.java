/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.account;

import dev.enif.core.acl.NetworkAclCommand;
import dev.enif.core.elasticip.ElasticIpCommand;
import dev.enif.core.eni.EniCommand;
import dev.enif.core.failover.FailoverGroupCommand;
import dev.enif.core.instance.InstanceCommand;
import dev.enif.core.loadbalancer.LoadBalancerCommand;
import dev.enif.core.loadbalancer.TargetGroupCommand;
import dev.enif.core.monitoring.FlowLogCommand;
import dev.enif.core.nat.NatGatewayCommand;
import dev.enif.core.peering.PeeringCommand;
import dev.enif.core.prefixlist.PrefixListCommand;
import dev.enif.core.routing.EgressOnlyGatewayCommand;
import dev.enif.core.routing.InternetGatewayCommand;
import dev.enif.core.routing.RouteTableCommand;
import dev.enif.core.securitygroup.SecurityGroupCommand;
import dev.enif.core.vpc.SubnetCommand;
import dev.enif.core.vpc.VpcCommand;

/**
 * Anything that an account can be asked to do. Each resource seals its own commands; this envelope
 * brings the families together (a sealed family cannot span packages), so that one switch sees them
 * all.
 */
public sealed interface AccountCommand {
    record OfVpc(VpcCommand command) implements AccountCommand {}

    record OfSubnet(SubnetCommand command) implements AccountCommand {}

    record OfSecurityGroup(SecurityGroupCommand command) implements AccountCommand {}

    record OfEni(EniCommand command) implements AccountCommand {}

    record OfInstance(InstanceCommand command) implements AccountCommand {}

    record OfElasticIp(ElasticIpCommand command) implements AccountCommand {}

    record OfInternetGateway(InternetGatewayCommand command) implements AccountCommand {}

    record OfRouteTable(RouteTableCommand command) implements AccountCommand {}

    record OfNatGateway(NatGatewayCommand command) implements AccountCommand {}

    record OfEgressOnlyGateway(EgressOnlyGatewayCommand command) implements AccountCommand {}

    record OfNetworkAcl(NetworkAclCommand command) implements AccountCommand {}

    record OfFailoverGroup(FailoverGroupCommand command) implements AccountCommand {}

    record OfPrefixList(PrefixListCommand command) implements AccountCommand {}

    record OfFlowLog(FlowLogCommand command) implements AccountCommand {}

    record OfPeering(PeeringCommand command) implements AccountCommand {}

    record OfLoadBalancer(LoadBalancerCommand command) implements AccountCommand {}

    record OfTargetGroup(TargetGroupCommand command) implements AccountCommand {}

    record OfTags(TagCommand command) implements AccountCommand {}

    record OfQuota(QuotaCommand command) implements AccountCommand {}
}
