/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.loadbalancer;

import dev.enif.core.account.Draft;
import dev.enif.core.decision.RefusedException;
import dev.enif.core.decision.Result;
import dev.enif.core.eni.EniEvent;
import dev.enif.core.eni.ManagedInterface;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.LoadBalancerId;
import dev.enif.core.loadbalancer.LoadBalancerCommand.CreateListener;
import dev.enif.core.loadbalancer.LoadBalancerCommand.CreateLoadBalancer;
import dev.enif.core.loadbalancer.LoadBalancerCommand.DeleteListener;
import dev.enif.core.loadbalancer.LoadBalancerCommand.DeleteLoadBalancer;
import dev.enif.core.loadbalancer.LoadBalancerCommand.ModifyListener;
import dev.enif.core.loadbalancer.LoadBalancerCommand.ModifyLoadBalancer;
import dev.enif.core.loadbalancer.LoadBalancerEvent.ListenerDeleted;
import dev.enif.core.loadbalancer.LoadBalancerEvent.LoadBalancerDeleted;
import dev.enif.core.loadbalancer.LoadBalancerEvent.LoadBalancerModified;
import java.util.List;

/** Decides commands on load balancers. */
public final class LoadBalancerDecider {
    private LoadBalancerDecider() {}

    /**
     * Decides within the draft and returns the result.
     *
     * @throws RefusedException if the command is refused; the draft is then to be thrown away
     */
    public static Result decide(Draft draft, LoadBalancerCommand command) {
        return switch (command) {
            case CreateLoadBalancer create -> BalancerCreation.create(draft, create);
            case ModifyLoadBalancer modify -> modify(draft, modify);
            case CreateListener create -> ListenerRules.create(draft, create);
            case ModifyListener modify -> ListenerRules.modify(draft, modify);
            case DeleteListener(var id, var listenerId) -> {
                LoadBalancer balancer = draft.require(id);
                ListenerRules.require(balancer, listenerId);
                draft.happened(new ListenerDeleted(id, listenerId));
                yield Result.NOTHING;
            }
            case DeleteLoadBalancer(var id) -> delete(draft, draft.require(id));
        };
    }

    /** What is as asked already leaves no event. */
    private static Result modify(Draft draft, ModifyLoadBalancer modify) {
        LoadBalancer balancer = draft.require(modify.loadBalancerId());
        Boolean crossZone = modify.crossZone();
        Boolean kept = modify.deletionProtection();
        List<GroupId> wanted = modify.groupIds();
        List<GroupId> groupIds =
                wanted == null ? balancer.groupIds() : groups(draft, balancer, wanted);
        LoadBalancer after =
                balancer.modified(
                        crossZone == null ? balancer.crossZone() : crossZone,
                        kept == null ? balancer.deletionProtection() : kept,
                        groupIds);
        if (after.equals(balancer)) {
            return Result.NOTHING;
        }
        if (!groupIds.equals(balancer.groupIds())) {
            for (BalancerZone zone : balancer.zones()) {
                draft.happened(new EniEvent.GroupsReplaced(zone.eniId(), groupIds));
            }
        }
        draft.happened(
                new LoadBalancerModified(
                        balancer.id(), after.crossZone(), after.deletionProtection(), groupIds));
        return Result.NOTHING;
    }

    /** One that was made without groups never gets any, and one with groups keeps some (EC2). */
    private static List<GroupId> groups(Draft draft, LoadBalancer balancer, List<GroupId> wanted) {
        Draft.refuseIf(
                balancer.groupIds().isEmpty() != wanted.isEmpty(),
                new LoadBalancerRefusal.InvalidConfiguration(
                        balancer.groupIds().isEmpty()
                                ? "The load balancer '"
                                        + balancer.id()
                                        + "' was created without security groups and cannot get any"
                                : "The load balancer '"
                                        + balancer.id()
                                        + "' must keep at least one security group"));
        return ManagedInterface.requireGroups(draft, balancer.vpcId(), wanted);
    }

    private static Result delete(Draft draft, LoadBalancer balancer) {
        LoadBalancerId id = balancer.id();
        Draft.refuseIf(balancer.deletionProtection(), new LoadBalancerRefusal.Protected(id));
        for (BalancerZone zone : balancer.zones()) {
            ManagedInterface.delete(draft, draft.require(zone.eniId()));
        }
        draft.happened(new LoadBalancerDeleted(id));
        return Result.NOTHING;
    }
}
