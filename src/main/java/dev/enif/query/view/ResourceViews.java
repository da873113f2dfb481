/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query.view;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Entity;
import dev.enif.core.acl.NetworkAcl;
import dev.enif.core.elasticip.ElasticIp;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.failover.FailoverGroup;
import dev.enif.core.id.ResourceId;
import dev.enif.core.instance.Instance;
import dev.enif.core.loadbalancer.LoadBalancer;
import dev.enif.core.loadbalancer.TargetGroup;
import dev.enif.core.monitoring.FlowLog;
import dev.enif.core.nat.NatGateway;
import dev.enif.core.peering.PeeringConnection;
import dev.enif.core.prefixlist.PrefixList;
import dev.enif.core.routing.EgressOnlyGateway;
import dev.enif.core.routing.InternetGateway;
import dev.enif.core.routing.RouteTable;
import dev.enif.core.securitygroup.SecurityGroup;
import dev.enif.core.vpc.Subnet;
import dev.enif.core.vpc.Vpc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The views of an account's resources, whatever their kind. */
public final class ResourceViews {
    private ResourceViews() {}

    /** The view of that resource; empty if the image does not hold it. */
    public static Optional<ResourceView> of(AccountState account, ResourceId id) {
        return switch (account.find(id)) {
            case null -> Optional.empty();
            case Entity<?> entity -> Optional.of(of(account, entity));
        };
    }

    /** All views of the image. */
    public static List<ResourceView> all(AccountState account) {
        List<ResourceView> views = new ArrayList<>();
        account.vpcs().values().forEach(vpc -> views.add(VpcView.of(account, vpc)));
        account.subnets().values().forEach(subnet -> views.add(SubnetView.of(account, subnet)));
        account.securityGroups()
                .values()
                .forEach(group -> views.add(SecurityGroupView.of(account, group)));
        account.networkInterfaces()
                .values()
                .forEach(eni -> views.add(NetworkInterfaceView.of(account, eni)));
        account.instances()
                .values()
                .forEach(instance -> views.add(InstanceView.of(account, instance)));
        account.elasticIps()
                .values()
                .forEach(elasticIp -> views.add(AddressView.of(account, elasticIp)));
        account.internetGateways()
                .values()
                .forEach(gateway -> views.add(InternetGatewayView.of(account, gateway)));
        account.routeTables()
                .values()
                .forEach(table -> views.add(RouteTableView.of(account, table)));
        account.natGateways().values().forEach(nat -> views.add(NatGatewayView.of(account, nat)));
        account.egressOnlyGateways()
                .values()
                .forEach(gateway -> views.add(EgressOnlyGatewayView.of(account, gateway)));
        account.networkAcls().values().forEach(acl -> views.add(NetworkAclView.of(account, acl)));
        account.prefixLists().values().forEach(list -> views.add(PrefixListView.of(account, list)));
        account.flowLogs().values().forEach(log -> views.add(FlowLogView.of(account, log)));
        account.peeringConnections()
                .values()
                .forEach(peering -> views.add(PeeringConnectionView.of(account, peering)));
        account.loadBalancers()
                .values()
                .forEach(balancer -> views.add(LoadBalancerView.of(account, balancer)));
        account.targetGroups()
                .values()
                .forEach(group -> views.add(TargetGroupView.of(account, group)));
        account.failoverGroups()
                .values()
                .forEach(group -> views.add(FailoverGroupView.of(account, group)));
        return views;
    }

    private static ResourceView of(AccountState account, Entity<?> entity) {
        return switch (entity) {
            case Vpc vpc -> VpcView.of(account, vpc);
            case Subnet subnet -> SubnetView.of(account, subnet);
            case SecurityGroup group -> SecurityGroupView.of(account, group);
            case NetworkInterface eni -> NetworkInterfaceView.of(account, eni);
            case Instance instance -> InstanceView.of(account, instance);
            case ElasticIp elasticIp -> AddressView.of(account, elasticIp);
            case InternetGateway gateway -> InternetGatewayView.of(account, gateway);
            case RouteTable table -> RouteTableView.of(account, table);
            case NatGateway nat -> NatGatewayView.of(account, nat);
            case EgressOnlyGateway gateway -> EgressOnlyGatewayView.of(account, gateway);
            case NetworkAcl acl -> NetworkAclView.of(account, acl);
            case LoadBalancer balancer -> LoadBalancerView.of(account, balancer);
            case TargetGroup group -> TargetGroupView.of(account, group);
            case PrefixList list -> PrefixListView.of(account, list);
            case FlowLog log -> FlowLogView.of(account, log);
            case PeeringConnection peering -> PeeringConnectionView.of(account, peering);
            case FailoverGroup group -> FailoverGroupView.of(account, group);
            default -> throw new IllegalArgumentException("no view shows a " + entity.getClass());
        };
    }
}
