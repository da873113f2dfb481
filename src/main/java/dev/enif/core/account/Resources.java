/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.account;

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
import dev.enif.core.id.ResourceId;
import dev.enif.core.id.ResourceKind;
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

/** The resources of an account, by kind. */
public interface Resources {
    /** The table of a kind; its types are those of the kind's ids and resources. */
    <K extends ResourceId, V extends Entity<K>> Table<K, V> of(ResourceKind kind);

    default Table<VpcId, Vpc> vpcs() {
        return of(ResourceKind.VPC);
    }

    default Table<SubnetId, Subnet> subnets() {
        return of(ResourceKind.SUBNET);
    }

    default Table<GroupId, SecurityGroup> securityGroups() {
        return of(ResourceKind.SECURITY_GROUP);
    }

    default Table<EniId, NetworkInterface> networkInterfaces() {
        return of(ResourceKind.NETWORK_INTERFACE);
    }

    default Table<InstanceId, Instance> instances() {
        return of(ResourceKind.INSTANCE);
    }

    default Table<AllocationId, ElasticIp> elasticIps() {
        return of(ResourceKind.ELASTIC_IP);
    }

    default Table<InternetGatewayId, InternetGateway> internetGateways() {
        return of(ResourceKind.INTERNET_GATEWAY);
    }

    default Table<RouteTableId, RouteTable> routeTables() {
        return of(ResourceKind.ROUTE_TABLE);
    }

    default Table<NatGatewayId, NatGateway> natGateways() {
        return of(ResourceKind.NAT_GATEWAY);
    }

    default Table<EgressOnlyGatewayId, EgressOnlyGateway> egressOnlyGateways() {
        return of(ResourceKind.EGRESS_ONLY_GATEWAY);
    }

    default Table<FailoverGroupId, FailoverGroup> failoverGroups() {
        return of(ResourceKind.FAILOVER_GROUP);
    }

    default Table<NetworkAclId, NetworkAcl> networkAcls() {
        return of(ResourceKind.NETWORK_ACL);
    }

    default Table<PrefixListId, PrefixList> prefixLists() {
        return of(ResourceKind.PREFIX_LIST);
    }

    default Table<FlowLogId, FlowLog> flowLogs() {
        return of(ResourceKind.FLOW_LOG);
    }

    default Table<PeeringId, PeeringConnection> peeringConnections() {
        return of(ResourceKind.PEERING_CONNECTION);
    }

    default Table<LoadBalancerId, LoadBalancer> loadBalancers() {
        return of(ResourceKind.LOAD_BALANCER);
    }

    default Table<TargetGroupId, TargetGroup> targetGroups() {
        return of(ResourceKind.TARGET_GROUP);
    }
}
