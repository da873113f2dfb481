/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.account;

import dev.enif.core.elasticip.ElasticIp;
import dev.enif.core.eni.Attachment;
import dev.enif.core.eni.Host;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.eni.PrivateAddress;
import dev.enif.core.eni.PublicAddress;
import dev.enif.core.id.LoadBalancerId;
import dev.enif.core.id.NatGatewayId;
import dev.enif.core.instance.Instance;
import dev.enif.core.vpc.Subnet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Marks what shows something of an interface that changed: the instances it is, or was, plugged
 * into; its subnet if the number of free addresses changed; its Elastic IPs if they stand for
 * another instance now; the NAT gateway or load balancer that has it; and route tables that lead to
 * it or its branches, if that changed whether they do.
 */
final class InterfaceDependents {
    private InterfaceDependents() {}

    /** After the interface changed; null stands for one that is not there. */
    static AccountState touch(
            AccountState state,
            @Nullable NetworkInterface before,
            @Nullable NetworkInterface after) {
        AccountState touched = touchSubnet(state, before, after);
        touched = before == null ? touched : touchInstance(touched, before.attachment());
        touched = after == null ? touched : touchInstance(touched, after.attachment());
        touched = before == null ? touched : touchNatGateway(touched, before);
        touched = touchLoadBalancer(touched, before, after);
        if (before == null || after != null && before.attachment().equals(after.attachment())) {
            return touched;
        }
        touched = RoutingDependents.touchRoutesTo(touched, List.of(before.id()));
        touched = RoutingDependents.touchRoutesTo(touched, Host.branchesOf(touched, before.id()));
        return after == null ? touched : touchElasticIps(touched, after);
    }

    private static AccountState touchSubnet(
            AccountState state,
            @Nullable NetworkInterface before,
            @Nullable NetworkInterface after) {
        NetworkInterface either = after == null ? before : after;
        int held = before == null ? 0 : before.ipv4Held();
        int holds = after == null ? 0 : after.ipv4Held();
        if (either == null || held == holds) {
            return state;
        }
        Subnet subnet = state.subnets().find(either.subnetId());
        return subnet == null ? state : state.put(subnet);
    }

    private static AccountState touchNatGateway(AccountState state, NetworkInterface eni) {
        AccountState touched = state;
        for (NatGatewayId id : state.references().to(eni.id(), NatGatewayId.class)) {
            touched = touched.put(Present.in(touched.natGateways().find(id), id));
        }
        return touched;
    }

    private static AccountState touchLoadBalancer(
            AccountState state,
            @Nullable NetworkInterface before,
            @Nullable NetworkInterface after) {
        if (before == null || after == null || before.addresses().equals(after.addresses())) {
            return state;
        }
        AccountState touched = state;
        for (LoadBalancerId id : state.references().to(after.id(), LoadBalancerId.class)) {
            touched = touched.put(Present.in(touched.loadBalancers().find(id), id));
        }
        return touched;
    }

    private static AccountState touchElasticIps(AccountState state, NetworkInterface eni) {
        AccountState touched = state;
        for (PrivateAddress own : eni.addresses()) {
            if (own.publicAddress() instanceof PublicAddress.Elastic(_, var allocationId, _)) {
                ElasticIp elasticIp = touched.elasticIps().find(allocationId);
                touched = elasticIp == null ? touched : touched.put(elasticIp);
            }
        }
        return touched;
    }

    private static AccountState touchInstance(AccountState state, Attachment attachment) {
        return switch (attachment) {
            case Attachment.Detached _, Attachment.Associated _ -> state;
            case Attachment.Attached attached -> {
                Instance instance = state.instances().find(attached.instanceId());
                yield instance == null ? state : state.put(instance);
            }
        };
    }
}
