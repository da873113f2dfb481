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
import dev.enif.core.id.ResourceId;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.TargetGroupId;
import dev.enif.core.id.VpcId;
import dev.enif.log.kafka.FoundingFacts;
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
import dev.enif.query.view.ResourceView;
import dev.enif.query.view.RouteTableView;
import dev.enif.query.view.SecurityGroupView;
import dev.enif.query.view.SubnetView;
import dev.enif.query.view.TargetGroupView;
import dev.enif.query.view.ViewJson;
import dev.enif.query.view.VpcView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The views as the database holds them. */
@ApplicationScoped
public class StoredViews implements Views {
    private final Rows rows;
    private final Freshness freshness;
    private final int partitions;

    StoredViews(Rows rows, Freshness freshness, FoundingFacts facts) {
        this.rows = rows;
        this.freshness = freshness;
        this.partitions = facts.partitions();
    }

    @Override
    public Uni<Page<VpcView>> vpcs(
            AccountId account, Filter<VpcField> filter, PageRequest page, Consistency consistency) {
        return page("VpcRow", VpcView.class, account, filter, page, consistency);
    }

    @Override
    public Uni<Found<VpcView>> vpc(AccountId account, VpcId id, Consistency consistency) {
        return found("VpcRow", VpcView.class, account, VpcField.ID, id, consistency);
    }

    @Override
    public Uni<Page<SubnetView>> subnets(
            AccountId account,
            Filter<SubnetField> filter,
            PageRequest page,
            Consistency consistency) {
        return page("SubnetRow", SubnetView.class, account, filter, page, consistency);
    }

    @Override
    public Uni<Found<SubnetView>> subnet(AccountId account, SubnetId id, Consistency consistency) {
        return found("SubnetRow", SubnetView.class, account, SubnetField.ID, id, consistency);
    }

    @Override
    public Uni<Page<SecurityGroupView>> securityGroups(
            AccountId account,
            Filter<SecurityGroupField> filter,
            PageRequest page,
            Consistency consistency) {
        return page(
                "SecurityGroupRow", SecurityGroupView.class, account, filter, page, consistency);
    }

    @Override
    public Uni<Found<SecurityGroupView>> securityGroup(
            AccountId account, GroupId id, Consistency consistency) {
        return found(
                "SecurityGroupRow",
                SecurityGroupView.class,
                account,
                SecurityGroupField.ID,
                id,
                consistency);
    }

    @Override
    public Uni<Page<NetworkInterfaceView>> networkInterfaces(
            AccountId account,
            Filter<NetworkInterfaceField> filter,
            PageRequest page,
            Consistency consistency) {
        return page(
                "NetworkInterfaceRow",
                NetworkInterfaceView.class,
                account,
                filter,
                page,
                consistency);
    }

    @Override
    public Uni<Found<NetworkInterfaceView>> networkInterface(
            AccountId account, EniId id, Consistency consistency) {
        return found(
                "NetworkInterfaceRow",
                NetworkInterfaceView.class,
                account,
                NetworkInterfaceField.ID,
                id,
                consistency);
    }

    @Override
    public Uni<Page<InstanceView>> instances(
            AccountId account,
            Filter<InstanceField> filter,
            PageRequest page,
            Consistency consistency) {
        return page("InstanceRow", InstanceView.class, account, filter, page, consistency);
    }

    @Override
    public Uni<Found<InstanceView>> instance(
            AccountId account, InstanceId id, Consistency consistency) {
        return found("InstanceRow", InstanceView.class, account, InstanceField.ID, id, consistency);
    }

    @Override
    public Uni<Page<AddressView>> addresses(
            AccountId account,
            Filter<AddressField> filter,
            PageRequest page,
            Consistency consistency) {
        return page("AddressRow", AddressView.class, account, filter, page, consistency);
    }

    @Override
    public Uni<Found<AddressView>> address(
            AccountId account, AllocationId id, Consistency consistency) {
        return found("AddressRow", AddressView.class, account, AddressField.ID, id, consistency);
    }

    @Override
    public Uni<Page<InternetGatewayView>> internetGateways(
            AccountId account,
            Filter<InternetGatewayField> filter,
            PageRequest page,
            Consistency consistency) {
        return page(
                "InternetGatewayRow",
                InternetGatewayView.class,
                account,
                filter,
                page,
                consistency);
    }

    @Override
    public Uni<Found<InternetGatewayView>> internetGateway(
            AccountId account, InternetGatewayId id, Consistency consistency) {
        return found(
                "InternetGatewayRow",
                InternetGatewayView.class,
                account,
                InternetGatewayField.ID,
                id,
                consistency);
    }

    @Override
    public Uni<Page<RouteTableView>> routeTables(
            AccountId account,
            Filter<RouteTableField> filter,
            PageRequest page,
            Consistency consistency) {
        return page("RouteTableRow", RouteTableView.class, account, filter, page, consistency);
    }

    @Override
    public Uni<Found<RouteTableView>> routeTable(
            AccountId account, RouteTableId id, Consistency consistency) {
        return found(
                "RouteTableRow",
                RouteTableView.class,
                account,
                RouteTableField.ID,
                id,
                consistency);
    }

    @Override
    public Uni<Page<FailoverGroupView>> failoverGroups(
            AccountId account,
            Filter<FailoverGroupField> filter,
            PageRequest page,
            Consistency consistency) {
        return page(
                "FailoverGroupRow", FailoverGroupView.class, account, filter, page, consistency);
    }

    @Override
    public Uni<Found<FailoverGroupView>> failoverGroup(
            AccountId account, FailoverGroupId id, Consistency consistency) {
        return found(
                "FailoverGroupRow",
                FailoverGroupView.class,
                account,
                FailoverGroupField.ID,
                id,
                consistency);
    }

    @Override
    public Uni<Page<NatGatewayView>> natGateways(
            AccountId account,
            Filter<NatGatewayField> filter,
            PageRequest page,
            Consistency consistency) {
        return page("NatGatewayRow", NatGatewayView.class, account, filter, page, consistency);
    }

    @Override
    public Uni<Found<NatGatewayView>> natGateway(
            AccountId account, NatGatewayId id, Consistency consistency) {
        return found(
                "NatGatewayRow",
                NatGatewayView.class,
                account,
                NatGatewayField.ID,
                id,
                consistency);
    }

    @Override
    public Uni<Page<EgressOnlyGatewayView>> egressOnlyGateways(
            AccountId account,
            Filter<EgressOnlyGatewayField> filter,
            PageRequest page,
            Consistency consistency) {
        return page(
                "EgressOnlyGatewayRow",
                EgressOnlyGatewayView.class,
                account,
                filter,
                page,
                consistency);
    }

    @Override
    public Uni<Page<FlowLogView>> flowLogs(
            AccountId account,
            Filter<FlowLogField> filter,
            PageRequest page,
            Consistency consistency) {
        return page("FlowLogRow", FlowLogView.class, account, filter, page, consistency);
    }

    @Override
    public Uni<Found<FlowLogView>> flowLog(
            AccountId account, FlowLogId id, Consistency consistency) {
        return found("FlowLogRow", FlowLogView.class, account, FlowLogField.ID, id, consistency);
    }

    @Override
    public Uni<Page<PrefixListView>> prefixLists(
            AccountId account,
            Filter<PrefixListField> filter,
            PageRequest page,
            Consistency consistency) {
        return page("PrefixListRow", PrefixListView.class, account, filter, page, consistency);
    }

    @Override
    public Uni<Found<PrefixListView>> prefixList(
            AccountId account, PrefixListId id, Consistency consistency) {
        return found(
                "PrefixListRow",
                PrefixListView.class,
                account,
                PrefixListField.ID,
                id,
                consistency);
    }

    @Override
    public Uni<Found<EgressOnlyGatewayView>> egressOnlyGateway(
            AccountId account, EgressOnlyGatewayId id, Consistency consistency) {
        return found(
                "EgressOnlyGatewayRow",
                EgressOnlyGatewayView.class,
                account,
                EgressOnlyGatewayField.ID,
                id,
                consistency);
    }

    @Override
    public Uni<Page<LoadBalancerView>> loadBalancers(
            AccountId account,
            Filter<LoadBalancerField> filter,
            PageRequest page,
            Consistency consistency) {
        return page("LoadBalancerRow", LoadBalancerView.class, account, filter, page, consistency);
    }

    @Override
    public Uni<Found<LoadBalancerView>> loadBalancer(
            AccountId account, LoadBalancerId id, Consistency consistency) {
        return found(
                "LoadBalancerRow",
                LoadBalancerView.class,
                account,
                LoadBalancerField.ID,
                id,
                consistency);
    }

    @Override
    public Uni<Page<TargetGroupView>> targetGroups(
            AccountId account,
            Filter<TargetGroupField> filter,
            PageRequest page,
            Consistency consistency) {
        return page("TargetGroupRow", TargetGroupView.class, account, filter, page, consistency);
    }

    @Override
    public Uni<Found<TargetGroupView>> targetGroup(
            AccountId account, TargetGroupId id, Consistency consistency) {
        return found(
                "TargetGroupRow",
                TargetGroupView.class,
                account,
                TargetGroupField.ID,
                id,
                consistency);
    }

    @Override
    public Uni<Page<NetworkAclView>> networkAcls(
            AccountId account,
            Filter<NetworkAclField> filter,
            PageRequest page,
            Consistency consistency) {
        return page("NetworkAclRow", NetworkAclView.class, account, filter, page, consistency);
    }

    @Override
    public Uni<Found<NetworkAclView>> networkAcl(
            AccountId account, NetworkAclId id, Consistency consistency) {
        return found(
                "NetworkAclRow",
                NetworkAclView.class,
                account,
                NetworkAclField.ID,
                id,
                consistency);
    }

    private <V extends ResourceView, F extends Enum<F> & FilterField> Uni<Found<V>> found(
            String entity,
            Class<V> type,
            AccountId account,
            F field,
            ResourceId id,
            Consistency consistency) {
        return page(
                        entity,
                        type,
                        account,
                        Filter.of(field, id.value()),
                        PageRequest.first(1),
                        consistency)
                .map(page -> new Found<>(page.items().stream().findFirst(), page.position()));
    }

    private <V extends ResourceView, F extends Enum<F> & FilterField> Uni<Page<V>> page(
            String entity,
            Class<V> type,
            AccountId account,
            Filter<F> filter,
            PageRequest page,
            Consistency consistency) {
        int partition = account.partition(partitions);
        // One more than asked for tells whether there is a next page.
        var query =
                PageQuery.of(
                        entity, partition, account.value(), filter, page.after(), page.size() + 1);
        return freshness
                .read(partition, consistency, () -> rows.read(query, partition))
                .map(answer -> page(type, answer, page.size()));
    }

    private static <V extends ResourceView> Page<V> page(
            Class<V> type, Rows.Answer answer, int size) {
        List<V> items = new ArrayList<>();
        answer.documents().stream()
                .limit(size)
                .forEach(document -> items.add(ViewJson.read(document, type)));
        Optional<String> next =
                answer.documents().size() > size
                        ? Optional.of(PageRequest.cursor(items.getLast().id()))
                        : Optional.empty();
        return new Page<>(items, next, answer.position());
    }
}
