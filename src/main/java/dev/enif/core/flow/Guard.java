/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.account.AccountState;
import dev.enif.core.eni.Host;
import dev.enif.core.eni.InterfaceType;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.RuleId;
import dev.enif.core.instance.Instance;
import dev.enif.core.instance.PowerState;
import dev.enif.core.net.Ip;
import dev.enif.core.securitygroup.Direction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an interface asks of a packet: that an instance runs behind it, that the address is its own,
 * and that its groups let it pass.
 */
record Guard(AccountState account, Flow flow, Trail trail) {
    void sending(NetworkInterface sender, Ip source) {
        boolean running = isRunning(sender);
        if (!running) {
            trail.block(
                    VerdictCode.SOURCE_NOT_RUNNING,
                    Component.SOURCE_INTERFACE,
                    sender.id() + " is not attached to a running instance");
        }
        boolean own = !checks(sender) || sender.owns(source);
        if (!own) {
            trail.block(
                    VerdictCode.SOURCE_DEST_CHECK,
                    Component.SOURCE_INTERFACE,
                    sender.id() + " checks its source and does not have the address " + source);
        }
        trail.met(Component.SOURCE_INTERFACE, sender.id().value(), running && own);
    }

    void receiving(NetworkInterface receiver, Ip destination) {
        boolean running = isRunning(receiver);
        if (!running) {
            trail.block(
                    VerdictCode.DESTINATION_NOT_RUNNING,
                    Component.DESTINATION_INTERFACE,
                    receiver.id() + " is not attached to a running instance");
        }
        boolean own = !checks(receiver) || receiver.owns(destination);
        if (!own) {
            trail.block(
                    VerdictCode.SOURCE_DEST_CHECK,
                    Component.DESTINATION_INTERFACE,
                    receiver.id()
                            + " checks its destination and does not have the address "
                            + destination);
        }
        trail.met(Component.DESTINATION_INTERFACE, receiver.id().value(), running && own);
    }

    /** An appliance forwards what is neither from nor for itself, so it must not check. */
    void forwarding(NetworkInterface appliance) {
        boolean forwards = !appliance.sourceDestCheck();
        if (!forwards) {
            trail.block(
                    VerdictCode.SOURCE_DEST_CHECK,
                    Component.APPLIANCE,
                    appliance.id() + " checks source and destination, so it forwards nothing");
        }
        trail.met(Component.APPLIANCE, appliance.id().value(), forwards);
    }

    /**
     * Asks the groups of an interface.
     *
     * @param far whose private address the packet still carries at the other end, or null
     */
    void filter(
            NetworkInterface own,
            Direction direction,
            @Nullable NetworkInterface far,
            Ip farAddress) {
        Component component =
                direction == Direction.EGRESS ? Component.EGRESS_GROUPS : Component.INGRESS_GROUPS;
        if (!flow.asked().meetsGroups()) {
            trail.met(component, own.id() + " (tracked)");
            return;
        }
        if (!filters(own)) {
            passManaged(own, direction);
            return;
        }
        GroupFilter filter = new GroupFilter(account, own, direction, far, farAddress, flow);
        List<RuleId> matching = filter.matching();
        if (!matching.isEmpty()) {
            trail.passedBy(component, own.id().value(), matching);
            return;
        }
        trail.met(component, own.id().value(), false);
        trail.block(
                direction == Direction.EGRESS
                        ? VerdictCode.SECURITY_GROUP_EGRESS
                        : VerdictCode.SECURITY_GROUP_INGRESS,
                component,
                "No rule of the groups of " + own.id() + " lets it pass",
                filter.nearest());
    }

    /**
     * A NAT gateway has no groups, and passes in nothing but answers; a load balancer without
     * groups filters nothing.
     */
    private void passManaged(NetworkInterface own, Direction direction) {
        boolean out = direction == Direction.EGRESS;
        Component component = out ? Component.EGRESS_GROUPS : Component.INGRESS_GROUPS;
        if (out || own.type() == InterfaceType.NETWORK_LOAD_BALANCER) {
            trail.met(component, own.id() + " has none");
        } else {
            trail.lost(
                    VerdictCode.UNSOLICITED_INBOUND,
                    component,
                    own.id()
                            + " is a "
                            + own.type().noun()
                            + "'s: nothing comes in that it did not ask for");
        }
    }

    /** Those of NAT gateways are exempt; a load balancer ends what comes to its own address. */
    static boolean checks(NetworkInterface eni) {
        return switch (eni.type()) {
            case INTERFACE, TRUNK, BRANCH -> eni.sourceDestCheck();
            case NAT_GATEWAY -> false;
            case NETWORK_LOAD_BALANCER -> true;
        };
    }

    /** Whether groups are asked: a NAT gateway has none, and a load balancer may have none. */
    static boolean filters(NetworkInterface eni) {
        return switch (eni.type()) {
            case INTERFACE, TRUNK, BRANCH -> true;
            case NAT_GATEWAY -> false;
            case NETWORK_LOAD_BALANCER -> !eni.groupIds().isEmpty();
        };
    }

    /** The same for what goes on to another port. */
    Guard toPort(int port) {
        return new Guard(account, flow.toPort(port), trail);
    }

    /** The interface, if the address is one of its own: group peers mean only those. */
    static @Nullable NetworkInterface shownBy(@Nullable NetworkInterface eni, Ip address) {
        return eni != null && eni.owns(address) ? eni : null;
    }

    private boolean isRunning(NetworkInterface eni) {
        return eni.isRequesterManaged() || isOnRunning(account, eni);
    }

    /** Whether an instance that runs has it; a branch, by its trunk. */
    static boolean isOnRunning(AccountState account, NetworkInterface eni) {
        InstanceId host = Host.of(account, eni);
        return host != null && isRunning(account, host);
    }

    static boolean isRunning(AccountState account, InstanceId id) {
        Instance instance = account.instances().find(id);
        return instance != null && instance.state() == PowerState.RUNNING;
    }
}
