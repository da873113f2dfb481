/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Present;
import dev.enif.core.eni.Host;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.id.EniId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.routing.Routing;
import dev.enif.core.vpc.Subnet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may surprise about a receiver whose instance has several interfaces, branches of its trunks
 * included.
 */
record HostWarnings(AccountState account, Trail trail) {
    /** After a walk that brought the flow to a receiver. */
    void of(@Nullable NetworkInterface sender, ForwardWalk walk) {
        NetworkInterface receiver = walk.receiver();
        InstanceId host = receiver == null ? null : Host.of(account, receiver);
        if (receiver == null || host == null) {
            return;
        }
        for (NetworkInterface other : others(host, receiver)) {
            if (sender != null && walk.stages().isEmpty()) {
                warnOfOtherWay(sender, receiver, other, host);
            }
            if (walk.stages().stream().anyMatch(Stage.In.class::isInstance)
                    && !isPublic(other.subnetId())) {
                trail.warn(
                        Warning.Kind.ZONE_BRIDGING,
                        host
                                + " is reached from outside and stands in the private subnet "
                                + other.subnetId()
                                + " with "
                                + other.id());
            }
        }
    }

    /** Many systems answer by the interface in the subnet that they answer to. */
    private void warnOfOtherWay(
            NetworkInterface sender,
            NetworkInterface receiver,
            NetworkInterface other,
            InstanceId instanceId) {
        if (other.subnetId().equals(sender.subnetId())
                && !receiver.subnetId().equals(sender.subnetId())) {
            trail.warn(
                    Warning.Kind.ASYMMETRIC_REPLY,
                    instanceId
                            + " has "
                            + other.id()
                            + " in the sender's subnet, and may answer by it instead of "
                            + receiver.id());
        }
    }

    private List<NetworkInterface> others(InstanceId instanceId, NetworkInterface receiver) {
        return Host.interfacesOf(account, instanceId).stream()
                .filter(id -> !id.equals(receiver.id()))
                .map(this::eni)
                .toList();
    }

    private NetworkInterface eni(EniId id) {
        return Present.in(account.networkInterfaces().find(id), id);
    }

    private boolean isPublic(SubnetId id) {
        Subnet subnet = Present.in(account.subnets().find(id), id);
        return Routing.isPublic(account, Routing.tableOf(account, subnet));
    }
}
