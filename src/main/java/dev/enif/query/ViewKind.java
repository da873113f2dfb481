/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query;

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
import dev.enif.core.id.ResourceId;
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
import dev.enif.query.view.PeeringConnectionView;
import dev.enif.query.view.PrefixListView;
import dev.enif.query.view.ResourceView;
import dev.enif.query.view.RouteTableView;
import dev.enif.query.view.SecurityGroupView;
import dev.enif.query.view.SubnetView;
import dev.enif.query.view.TargetGroupView;
import dev.enif.query.view.VpcView;

/**
 * A kind of view: what it is read as, from which rows, and what it can be narrowed down by.
 *
 * @param <K> its ids
 * @param <V> its views
 * @param <F> its fields
 * @param entity the name of the entity of its rows
 * @param id the field that holds the id
 */
public record ViewKind<
        K extends ResourceId, V extends ResourceView, F extends Enum<F> & FilterField>(
        Class<V> type, String entity, F id) {
    public static final ViewKind<VpcId, VpcView, VpcField> VPCS =
            new ViewKind<>(VpcView.class, "VpcRow", VpcField.ID);

    public static final ViewKind<SubnetId, SubnetView, SubnetField> SUBNETS =
            new ViewKind<>(SubnetView.class, "SubnetRow", SubnetField.ID);

    public static final ViewKind<GroupId, SecurityGroupView, SecurityGroupField> SECURITY_GROUPS =
            new ViewKind<>(SecurityGroupView.class, "SecurityGroupRow", SecurityGroupField.ID);

    public static final ViewKind<EniId, NetworkInterfaceView, NetworkInterfaceField>
            NETWORK_INTERFACES =
                    new ViewKind<>(
                            NetworkInterfaceView.class,
                            "NetworkInterfaceRow",
                            NetworkInterfaceField.ID);

    public static final ViewKind<InstanceId, InstanceView, InstanceField> INSTANCES =
            new ViewKind<>(InstanceView.class, "InstanceRow", InstanceField.ID);

    public static final ViewKind<AllocationId, AddressView, AddressField> ADDRESSES =
            new ViewKind<>(AddressView.class, "AddressRow", AddressField.ID);

    public static final ViewKind<InternetGatewayId, InternetGatewayView, InternetGatewayField>
            INTERNET_GATEWAYS =
                    new ViewKind<>(
                            InternetGatewayView.class,
                            "InternetGatewayRow",
                            InternetGatewayField.ID);

    public static final ViewKind<RouteTableId, RouteTableView, RouteTableField> ROUTE_TABLES =
            new ViewKind<>(RouteTableView.class, "RouteTableRow", RouteTableField.ID);

    public static final ViewKind<FailoverGroupId, FailoverGroupView, FailoverGroupField>
            FAILOVER_GROUPS =
                    new ViewKind<>(
                            FailoverGroupView.class, "FailoverGroupRow", FailoverGroupField.ID);

    public static final ViewKind<NatGatewayId, NatGatewayView, NatGatewayField> NAT_GATEWAYS =
            new ViewKind<>(NatGatewayView.class, "NatGatewayRow", NatGatewayField.ID);

    public static final ViewKind<EgressOnlyGatewayId, EgressOnlyGatewayView, EgressOnlyGatewayField>
            EGRESS_ONLY_GATEWAYS =
                    new ViewKind<>(
                            EgressOnlyGatewayView.class,
                            "EgressOnlyGatewayRow",
                            EgressOnlyGatewayField.ID);

    public static final ViewKind<FlowLogId, FlowLogView, FlowLogField> FLOW_LOGS =
            new ViewKind<>(FlowLogView.class, "FlowLogRow", FlowLogField.ID);

    public static final ViewKind<PeeringId, PeeringConnectionView, PeeringConnectionField>
            PEERING_CONNECTIONS =
                    new ViewKind<>(
                            PeeringConnectionView.class,
                            "PeeringConnectionRow",
                            PeeringConnectionField.ID);

    public static final ViewKind<PrefixListId, PrefixListView, PrefixListField> PREFIX_LISTS =
            new ViewKind<>(PrefixListView.class, "PrefixListRow", PrefixListField.ID);

    public static final ViewKind<LoadBalancerId, LoadBalancerView, LoadBalancerField>
            LOAD_BALANCERS =
                    new ViewKind<>(LoadBalancerView.class, "LoadBalancerRow", LoadBalancerField.ID);

    public static final ViewKind<TargetGroupId, TargetGroupView, TargetGroupField> TARGET_GROUPS =
            new ViewKind<>(TargetGroupView.class, "TargetGroupRow", TargetGroupField.ID);

    public static final ViewKind<NetworkAclId, NetworkAclView, NetworkAclField> NETWORK_ACLS =
            new ViewKind<>(NetworkAclView.class, "NetworkAclRow", NetworkAclField.ID);

    /** All its fields. */
    public Class<F> fields() {
        return id.getDeclaringClass();
    }
}
