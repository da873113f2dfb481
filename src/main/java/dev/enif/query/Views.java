/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query;

import dev.enif.core.id.AccountId;
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
import dev.enif.core.id.PrefixListId;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.TargetGroupId;
import dev.enif.core.id.VpcId;
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
import dev.enif.query.view.PrefixListView;
import dev.enif.query.view.RouteTableView;
import dev.enif.query.view.SecurityGroupView;
import dev.enif.query.view.SubnetView;
import dev.enif.query.view.TargetGroupView;
import dev.enif.query.view.VpcView;
import io.smallrye.mutiny.Uni;

/**
 * The views of an account's resources. An account sees its own rows and no others. Every answer
 * says which position it reflects, read from the same snapshot of the database as its rows.
 * Thread-safe; nothing blocks, and any thread may subscribe.
 *
 * <p>Reads fail with {@link PositionTimeoutException} if the views do not get as far as demanded in
 * time, {@link ForeignPositionException} if the position demanded is not one of the account, {@link
 * TooManyReadersException} if too many wait, and {@link ViewsUnavailableException} in an outage.
 */
public interface Views {
    Uni<Page<VpcView>> vpcs(
            AccountId account, Filter<VpcField> filter, PageRequest page, Consistency consistency);

    Uni<Found<VpcView>> vpc(AccountId account, VpcId id, Consistency consistency);

    Uni<Page<SubnetView>> subnets(
            AccountId account,
            Filter<SubnetField> filter,
            PageRequest page,
            Consistency consistency);

    Uni<Found<SubnetView>> subnet(AccountId account, SubnetId id, Consistency consistency);

    Uni<Page<SecurityGroupView>> securityGroups(
            AccountId account,
            Filter<SecurityGroupField> filter,
            PageRequest page,
            Consistency consistency);

    Uni<Found<SecurityGroupView>> securityGroup(
            AccountId account, GroupId id, Consistency consistency);

    Uni<Page<NetworkInterfaceView>> networkInterfaces(
            AccountId account,
            Filter<NetworkInterfaceField> filter,
            PageRequest page,
            Consistency consistency);

    Uni<Found<NetworkInterfaceView>> networkInterface(
            AccountId account, EniId id, Consistency consistency);

    Uni<Page<InstanceView>> instances(
            AccountId account,
            Filter<InstanceField> filter,
            PageRequest page,
            Consistency consistency);

    Uni<Found<InstanceView>> instance(AccountId account, InstanceId id, Consistency consistency);

    Uni<Page<AddressView>> addresses(
            AccountId account,
            Filter<AddressField> filter,
            PageRequest page,
            Consistency consistency);

    Uni<Found<AddressView>> address(AccountId account, AllocationId id, Consistency consistency);

    Uni<Page<InternetGatewayView>> internetGateways(
            AccountId account,
            Filter<InternetGatewayField> filter,
            PageRequest page,
            Consistency consistency);

    Uni<Found<InternetGatewayView>> internetGateway(
            AccountId account, InternetGatewayId id, Consistency consistency);

    Uni<Page<RouteTableView>> routeTables(
            AccountId account,
            Filter<RouteTableField> filter,
            PageRequest page,
            Consistency consistency);

    Uni<Found<RouteTableView>> routeTable(
            AccountId account, RouteTableId id, Consistency consistency);

    Uni<Page<NatGatewayView>> natGateways(
            AccountId account,
            Filter<NatGatewayField> filter,
            PageRequest page,
            Consistency consistency);

    Uni<Found<NatGatewayView>> natGateway(
            AccountId account, NatGatewayId id, Consistency consistency);

    Uni<Page<EgressOnlyGatewayView>> egressOnlyGateways(
            AccountId account,
            Filter<EgressOnlyGatewayField> filter,
            PageRequest page,
            Consistency consistency);

    Uni<Found<EgressOnlyGatewayView>> egressOnlyGateway(
            AccountId account, EgressOnlyGatewayId id, Consistency consistency);

    Uni<Page<PrefixListView>> prefixLists(
            AccountId account,
            Filter<PrefixListField> filter,
            PageRequest page,
            Consistency consistency);

    Uni<Found<PrefixListView>> prefixList(
            AccountId account, PrefixListId id, Consistency consistency);

    Uni<Page<FlowLogView>> flowLogs(
            AccountId account,
            Filter<FlowLogField> filter,
            PageRequest page,
            Consistency consistency);

    Uni<Found<FlowLogView>> flowLog(AccountId account, FlowLogId id, Consistency consistency);

    Uni<Page<LoadBalancerView>> loadBalancers(
            AccountId account,
            Filter<LoadBalancerField> filter,
            PageRequest page,
            Consistency consistency);

    Uni<Found<LoadBalancerView>> loadBalancer(
            AccountId account, LoadBalancerId id, Consistency consistency);

    Uni<Page<TargetGroupView>> targetGroups(
            AccountId account,
            Filter<TargetGroupField> filter,
            PageRequest page,
            Consistency consistency);

    Uni<Found<TargetGroupView>> targetGroup(
            AccountId account, TargetGroupId id, Consistency consistency);

    Uni<Page<NetworkAclView>> networkAcls(
            AccountId account,
            Filter<NetworkAclField> filter,
            PageRequest page,
            Consistency consistency);

    Uni<Found<NetworkAclView>> networkAcl(
            AccountId account, NetworkAclId id, Consistency consistency);

    Uni<Page<FailoverGroupView>> failoverGroups(
            AccountId account,
            Filter<FailoverGroupField> filter,
            PageRequest page,
            Consistency consistency);

    Uni<Found<FailoverGroupView>> failoverGroup(
            AccountId account, FailoverGroupId id, Consistency consistency);
}
