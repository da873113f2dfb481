/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.account;

import dev.enif.core.acl.NetworkAcl;
import dev.enif.core.acl.NetworkAclEvolver;
import dev.enif.core.elasticip.ElasticIp;
import dev.enif.core.elasticip.ElasticIpEvolver;
import dev.enif.core.eni.EniEvolver;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.failover.FailoverGroup;
import dev.enif.core.failover.FailoverGroupEvolver;
import dev.enif.core.id.RuleId;
import dev.enif.core.instance.Instance;
import dev.enif.core.instance.InstanceEvolver;
import dev.enif.core.loadbalancer.LoadBalancer;
import dev.enif.core.loadbalancer.LoadBalancerEvolver;
import dev.enif.core.loadbalancer.TargetGroup;
import dev.enif.core.loadbalancer.TargetGroupEvolver;
import dev.enif.core.monitoring.FlowLog;
import dev.enif.core.monitoring.FlowLogEvolver;
import dev.enif.core.nat.NatGateway;
import dev.enif.core.nat.NatGatewayEvolver;
import dev.enif.core.peering.PeeringConnection;
import dev.enif.core.peering.PeeringEvolver;
import dev.enif.core.prefixlist.PrefixList;
import dev.enif.core.prefixlist.PrefixListEvolver;
import dev.enif.core.routing.EgressOnlyGateway;
import dev.enif.core.routing.EgressOnlyGatewayEvolver;
import dev.enif.core.routing.InternetGateway;
import dev.enif.core.routing.InternetGatewayEvolver;
import dev.enif.core.routing.RouteTable;
import dev.enif.core.routing.RouteTableEvolver;
import dev.enif.core.securitygroup.SecurityGroup;
import dev.enif.core.securitygroup.SecurityGroupEvolver;
import dev.enif.core.vpc.Subnet;
import dev.enif.core.vpc.SubnetEvolver;
import dev.enif.core.vpc.Vpc;
import dev.enif.core.vpc.VpcEvolver;

/**
 * Folds one event into an account's image. It never refuses: an event that does not apply is a
 * fault, and throws. It uses nothing but its arguments.
 */
public final class Evolver {
    private Evolver() {}

    public static AccountState evolve(AccountState state, AccountEvent event) {
        return switch (event) {
            case AccountEvent.OfVpc(var inner) -> VpcEvolver.evolve(state, inner);
            case AccountEvent.OfSubnet(var inner) -> SubnetEvolver.evolve(state, inner);
            case AccountEvent.OfSecurityGroup(var inner) ->
                    SecurityGroupEvolver.evolve(state, inner);
            case AccountEvent.OfEni(var inner) -> EniEvolver.evolve(state, inner);
            case AccountEvent.OfInstance(var inner) -> InstanceEvolver.evolve(state, inner);
            case AccountEvent.OfElasticIp(var inner) -> ElasticIpEvolver.evolve(state, inner);
            case AccountEvent.OfInternetGateway(var inner) ->
                    InternetGatewayEvolver.evolve(state, inner);
            case AccountEvent.OfRouteTable(var inner) -> RouteTableEvolver.evolve(state, inner);
            case AccountEvent.OfNatGateway(var inner) -> NatGatewayEvolver.evolve(state, inner);
            case AccountEvent.OfEgressOnlyGateway(var inner) ->
                    EgressOnlyGatewayEvolver.evolve(state, inner);
            case AccountEvent.OfFailoverGroup(var inner) ->
                    FailoverGroupEvolver.evolve(state, inner);
            case AccountEvent.OfNetworkAcl(var inner) -> NetworkAclEvolver.evolve(state, inner);
            case AccountEvent.OfPrefixList(var inner) -> PrefixListEvolver.evolve(state, inner);
            case AccountEvent.OfFlowLog(var inner) -> FlowLogEvolver.evolve(state, inner);
            case AccountEvent.OfPeering(var inner) -> PeeringEvolver.evolve(state, inner);
            case AccountEvent.OfLoadBalancer(var inner) -> LoadBalancerEvolver.evolve(state, inner);
            case AccountEvent.OfTargetGroup(var inner) -> TargetGroupEvolver.evolve(state, inner);
            case AccountEvent.OfTags(TagEvent.TagsReplaced replaced) -> retag(state, replaced);
            case AccountEvent.OfQuota(QuotaEvent.QuotaChanged(Quota quota, int value)) ->
                    state.with(quota, value);
        };
    }

    private static AccountState retag(AccountState state, TagEvent.TagsReplaced event) {
        if (event.resource() instanceof RuleId ruleId) {
            return SecurityGroupEvolver.retag(state, ruleId, event.tags());
        }
        Entity<?> entity = state.find(event.resource());
        return switch (entity == null ? null : entity.withTags(event.tags())) {
            case Vpc vpc -> state.put(vpc);
            case Subnet subnet -> state.put(subnet);
            case SecurityGroup group -> state.put(group);
            case NetworkInterface eni -> state.put(eni);
            case Instance instance -> state.put(instance);
            case ElasticIp elasticIp -> state.put(elasticIp);
            case InternetGateway gateway -> state.put(gateway);
            case RouteTable table -> state.put(table);
            case NatGateway nat -> state.put(nat);
            case EgressOnlyGateway gateway -> state.put(gateway);
            case FailoverGroup group -> state.put(group);
            case NetworkAcl acl -> state.put(acl);
            case PrefixList list -> state.put(list);
            case FlowLog log -> state.put(log);
            case PeeringConnection peering -> state.put(peering);
            case LoadBalancer balancer -> state.put(balancer);
            case TargetGroup group -> state.put(group);
            case null, default ->
                    throw new IllegalStateException(
                            "tags of " + event.resource() + ", which is not there");
        };
    }
}
