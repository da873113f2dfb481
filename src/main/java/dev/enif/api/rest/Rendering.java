/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.core.account.AccountState;
import dev.enif.core.acl.NetworkAcl;
import dev.enif.core.elasticip.ElasticIp;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.failover.FailoverGroup;
import dev.enif.core.id.AllocationId;
import dev.enif.core.id.EgressOnlyGatewayId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.FailoverGroupId;
import dev.enif.core.id.FlowLogId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.InternetGatewayId;
import dev.enif.core.id.LoadBalancerId;
import dev.enif.core.id.NatGatewayId;
import dev.enif.core.id.NetworkAclId;
import dev.enif.core.id.PeeringId;
import dev.enif.core.id.PrefixListId;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.TargetGroupId;
import dev.enif.core.id.VpcId;
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
import dev.enif.query.view.AddressView;
import dev.enif.query.view.EgressOnlyGatewayView;
import dev.enif.query.view.FailoverGroupView;
import dev.enif.query.view.FlowLogView;
import dev.enif.query.view.InstanceView;
import dev.enif.query.view.InternetGatewayView;
import dev.enif.query.view.LoadBalancerView;
import dev.enif.query.view.NatGatewayView;
import dev.enif.query.view.NetworkAclView;
import dev.enif.query.view.NetworkInterfaceView;
import dev.enif.query.view.PeeringConnectionView;
import dev.enif.query.view.PrefixListView;
import dev.enif.query.view.ResourceView;
import dev.enif.query.view.RouteTableView;
import dev.enif.query.view.SecurityGroupView;
import dev.enif.query.view.SubnetView;
import dev.enif.query.view.TargetGroupView;
import dev.enif.query.view.VpcView;
import org.jspecify.annotations.Nullable;

/** Makes the view of one resource from the account's image; null if it is not there. */
@FunctionalInterface
interface Rendering<V extends ResourceView> {
    Rendering<VpcView> VPC =
            (account, id) -> {
                Vpc vpc = account.vpcs().find(new VpcId(id));
                return vpc == null ? null : VpcView.of(account, vpc);
            };

    Rendering<SubnetView> SUBNET =
            (account, id) -> {
                Subnet subnet = account.subnets().find(new SubnetId(id));
                return subnet == null ? null : SubnetView.of(account, subnet);
            };

    Rendering<SecurityGroupView> SECURITY_GROUP =
            (account, id) -> {
                SecurityGroup group = account.securityGroups().find(new GroupId(id));
                return group == null ? null : SecurityGroupView.of(account, group);
            };

    Rendering<NetworkInterfaceView> NETWORK_INTERFACE =
            (account, id) -> {
                NetworkInterface eni = account.networkInterfaces().find(new EniId(id));
                return eni == null ? null : NetworkInterfaceView.of(account, eni);
            };

    Rendering<InstanceView> INSTANCE =
            (account, id) -> {
                Instance instance = account.instances().find(new InstanceId(id));
                return instance == null ? null : InstanceView.of(account, instance);
            };

    Rendering<AddressView> ADDRESS =
            (account, id) -> {
                ElasticIp elasticIp = account.elasticIps().find(new AllocationId(id));
                return elasticIp == null ? null : AddressView.of(account, elasticIp);
            };

    Rendering<InternetGatewayView> INTERNET_GATEWAY =
            (account, id) -> {
                InternetGateway gateway =
                        account.internetGateways().find(new InternetGatewayId(id));
                return gateway == null ? null : InternetGatewayView.of(account, gateway);
            };

    Rendering<RouteTableView> ROUTE_TABLE =
            (account, id) -> {
                RouteTable table = account.routeTables().find(new RouteTableId(id));
                return table == null ? null : RouteTableView.of(account, table);
            };

    Rendering<NatGatewayView> NAT_GATEWAY =
            (account, id) -> {
                NatGateway nat = account.natGateways().find(new NatGatewayId(id));
                return nat == null ? null : NatGatewayView.of(account, nat);
            };

    Rendering<EgressOnlyGatewayView> EGRESS_ONLY_GATEWAY =
            (account, id) -> {
                EgressOnlyGateway gateway =
                        account.egressOnlyGateways().find(new EgressOnlyGatewayId(id));
                return gateway == null ? null : EgressOnlyGatewayView.of(account, gateway);
            };

    Rendering<LoadBalancerView> LOAD_BALANCER =
            (account, id) -> {
                LoadBalancer balancer = account.loadBalancers().find(new LoadBalancerId(id));
                return balancer == null ? null : LoadBalancerView.of(account, balancer);
            };

    Rendering<TargetGroupView> TARGET_GROUP =
            (account, id) -> {
                TargetGroup group = account.targetGroups().find(new TargetGroupId(id));
                return group == null ? null : TargetGroupView.of(account, group);
            };

    Rendering<PrefixListView> PREFIX_LIST =
            (account, id) -> {
                PrefixList list = account.prefixLists().find(new PrefixListId(id));
                return list == null ? null : PrefixListView.of(account, list);
            };

    Rendering<FlowLogView> FLOW_LOG =
            (account, id) -> {
                FlowLog log = account.flowLogs().find(new FlowLogId(id));
                return log == null ? null : FlowLogView.of(account, log);
            };

    Rendering<PeeringConnectionView> PEERING_CONNECTION =
            (account, id) -> {
                PeeringConnection peering = account.peeringConnections().find(new PeeringId(id));
                return peering == null ? null : PeeringConnectionView.of(account, peering);
            };

    Rendering<NetworkAclView> NETWORK_ACL =
            (account, id) -> {
                NetworkAcl acl = account.networkAcls().find(new NetworkAclId(id));
                return acl == null ? null : NetworkAclView.of(account, acl);
            };

    Rendering<FailoverGroupView> FAILOVER_GROUP =
            (account, id) -> {
                FailoverGroup group = account.failoverGroups().find(new FailoverGroupId(id));
                return group == null ? null : FailoverGroupView.of(account, group);
            };

    @Nullable V view(AccountState account, String id);
}
