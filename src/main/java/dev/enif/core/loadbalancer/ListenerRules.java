/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.loadbalancer;

import dev.enif.core.account.Draft;
import dev.enif.core.account.Quota;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.decision.RefusedException;
import dev.enif.core.decision.Result;
import dev.enif.core.id.ListenerId;
import dev.enif.core.id.LoadBalancerId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.TargetGroupId;
import dev.enif.core.loadbalancer.LoadBalancerCommand.CreateListener;
import dev.enif.core.loadbalancer.LoadBalancerCommand.ModifyListener;
import dev.enif.core.loadbalancer.LoadBalancerEvent.ListenerCreated;
import dev.enif.core.loadbalancer.LoadBalancerEvent.ListenerModified;

/** Which listeners a load balancer may have. */
final class ListenerRules {
    private ListenerRules() {}

    static Result create(Draft draft, CreateListener create) {
        LoadBalancer balancer = draft.require(create.loadBalancerId());
        requireForwarding(draft, balancer, create.protocol(), create.targetGroupId());
        requireFreePort(balancer, create.port());
        draft.requireQuota(Quota.LISTENERS_PER_LOAD_BALANCER, balancer.listeners().size() + 1L);
        ListenerId id = (ListenerId) draft.newId(ResourceKind.LISTENER);
        draft.happened(
                new ListenerCreated(
                        balancer.id(),
                        new Listener(
                                id, create.protocol(), create.port(), create.targetGroupId())));
        return Result.of(id);
    }

    /** What is as asked already leaves no event. */
    static Result modify(Draft draft, ModifyListener modify) {
        LoadBalancer balancer = draft.require(modify.loadBalancerId());
        Listener before = require(balancer, modify.listenerId());
        BalancedProtocol protocol = modify.protocol();
        Integer port = modify.port();
        TargetGroupId targetGroupId = modify.targetGroupId();
        Listener after =
                new Listener(
                        before.id(),
                        protocol == null ? before.protocol() : protocol,
                        port == null ? before.port() : port,
                        targetGroupId == null ? before.targetGroupId() : targetGroupId);
        if (after.equals(before)) {
            return Result.NOTHING;
        }
        requireForwarding(draft, balancer, after.protocol(), after.targetGroupId());
        if (after.port() != before.port()) {
            requireFreePort(balancer, after.port());
        }
        draft.happened(new ListenerModified(balancer.id(), after));
        return Result.NOTHING;
    }

    /**
     * @throws RefusedException if the balancer has no such listener
     */
    static Listener require(LoadBalancer balancer, ListenerId id) {
        Listener listener = balancer.listeners().get(id);
        if (listener == null) {
            throw Draft.refused(new CommonRefusal.NotFound(id));
        }
        return listener;
    }

    private static void requireFreePort(LoadBalancer balancer, int port) {
        BalancerNames.requirePort(port);
        Draft.refuseIf(
                balancer.on(port) != null,
                new LoadBalancerRefusal.DuplicateListener(balancer.id(), port));
    }

    private static void requireForwarding(
            Draft draft, LoadBalancer balancer, BalancedProtocol protocol, TargetGroupId groupId) {
        TargetGroup group = draft.require(groupId);
        Draft.refuseIf(
                !group.vpcId().equals(balancer.vpcId()),
                new LoadBalancerRefusal.InvalidConfiguration(
                        "The target group '"
                                + groupId
                                + "' is of "
                                + group.vpcId()
                                + ", and the load balancer of "
                                + balancer.vpcId()));
        Draft.refuseIf(
                !protocol.mayForwardTo(group.protocol()),
                new LoadBalancerRefusal.Incompatible(protocol, group.protocol()));
        for (LoadBalancerId user : draft.account().references().to(groupId, LoadBalancerId.class)) {
            Draft.refuseIf(
                    !user.equals(balancer.id()),
                    new LoadBalancerRefusal.AssociationLimit(groupId, user));
        }
    }
}
