/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.account;

import dev.enif.core.acl.NetworkAclDecider;
import dev.enif.core.decision.RefusedException;
import dev.enif.core.decision.Result;
import dev.enif.core.elasticip.ElasticIpDecider;
import dev.enif.core.eni.EniDecider;
import dev.enif.core.failover.FailoverGroupDecider;
import dev.enif.core.failover.FailoverWatch;
import dev.enif.core.instance.InstanceDecider;
import dev.enif.core.loadbalancer.LoadBalancerDecider;
import dev.enif.core.loadbalancer.TargetGroupDecider;
import dev.enif.core.loadbalancer.TargetWatch;
import dev.enif.core.monitoring.FlowLogDecider;
import dev.enif.core.nat.NatGatewayDecider;
import dev.enif.core.peering.PeeringDecider;
import dev.enif.core.prefixlist.PrefixListDecider;
import dev.enif.core.routing.EgressOnlyGatewayDecider;
import dev.enif.core.routing.InternetGatewayDecider;
import dev.enif.core.routing.RouteTableDecider;
import dev.enif.core.securitygroup.SecurityGroupDecider;
import dev.enif.core.vpc.SubnetDecider;
import dev.enif.core.vpc.VpcDecider;

/**
 * Decides a command on an account. Deterministic: the same state, time and command give the same
 * decision, ids included.
 */
public final class Decider {
    private Decider() {}

    /**
     * Decides within the draft, with what target and failover groups make of it, and returns the
     * result.
     *
     * @throws RefusedException if the command is refused; the draft is then to be thrown away
     */
    public static Result decide(Draft draft, AccountCommand command) {
        Result result = decideAlone(draft, command);
        TargetWatch.look(draft);
        FailoverWatch.look(draft);
        return result;
    }

    private static Result decideAlone(Draft draft, AccountCommand command) {
        return switch (command) {
            case AccountCommand.OfVpc(var inner) -> VpcDecider.decide(draft, inner);
            case AccountCommand.OfSubnet(var inner) -> SubnetDecider.decide(draft, inner);
            case AccountCommand.OfSecurityGroup(var inner) ->
                    SecurityGroupDecider.decide(draft, inner);
            case AccountCommand.OfEni(var inner) -> EniDecider.decide(draft, inner);
            case AccountCommand.OfInstance(var inner) -> InstanceDecider.decide(draft, inner);
            case AccountCommand.OfElasticIp(var inner) -> ElasticIpDecider.decide(draft, inner);
            case AccountCommand.OfInternetGateway(var inner) ->
                    InternetGatewayDecider.decide(draft, inner);
            case AccountCommand.OfRouteTable(var inner) -> RouteTableDecider.decide(draft, inner);
            case AccountCommand.OfNatGateway(var inner) -> NatGatewayDecider.decide(draft, inner);
            case AccountCommand.OfEgressOnlyGateway(var inner) ->
                    EgressOnlyGatewayDecider.decide(draft, inner);
            case AccountCommand.OfFailoverGroup(var inner) ->
                    FailoverGroupDecider.decide(draft, inner);
            case AccountCommand.OfNetworkAcl(var inner) -> NetworkAclDecider.decide(draft, inner);
            case AccountCommand.OfPrefixList(var inner) -> PrefixListDecider.decide(draft, inner);
            case AccountCommand.OfFlowLog(var inner) -> FlowLogDecider.decide(draft, inner);
            case AccountCommand.OfPeering(var inner) -> PeeringDecider.decide(draft, inner);
            case AccountCommand.OfLoadBalancer(var inner) ->
                    LoadBalancerDecider.decide(draft, inner);
            case AccountCommand.OfTargetGroup(var inner) -> TargetGroupDecider.decide(draft, inner);
            case AccountCommand.OfTags(var inner) -> TagDecider.decide(draft, inner);
            case AccountCommand.OfQuota(var inner) -> QuotaDecider.decide(draft, inner);
        };
    }
}
