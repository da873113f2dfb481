/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec;

import dev.enif.core.decision.Outcome;
import dev.enif.core.elasticip.ElasticIpCommand;
import dev.enif.core.failover.FailoverTarget;
import dev.enif.core.flow.Endpoint;
import dev.enif.core.instance.InstanceCommand.LaunchInterface;
import dev.enif.core.loadbalancer.TargetId;
import dev.enif.core.peering.PeeringMessage;
import dev.enif.core.routing.RouteTarget;
import dev.enif.core.routing.WantedTarget;
import dev.enif.core.securitygroup.Peer;
import java.util.Map;

/** The names on the wire of what commands, events and decisions consist of; they never change. */
final class PartNames {
    /** The families that are parts of commands and decisions, by the type of the field. */
    static final Map<Class<?>, TypeTable> ALL =
            Map.of(
                    Outcome.class,
                    TypeTable.of("outcome")
                            .with("accepted", Outcome.Accepted.class)
                            .with("refused", Outcome.Refused.class),
                    Peer.class,
                    TypeTable.of("peer")
                            .with("ipv4", Peer.Ipv4Peer.class)
                            .with("ipv6", Peer.Ipv6Peer.class)
                            .with("group", Peer.GroupPeer.class)
                            .with("prefix-list", Peer.PrefixListPeer.class),
                    ElasticIpCommand.Target.class,
                    TypeTable.of("target")
                            .with("eni", ElasticIpCommand.Target.OfEni.class)
                            .with("instance", ElasticIpCommand.Target.OfInstance.class),
                    FailoverTarget.class,
                    TypeTable.of("target of a failover group")
                            .with("eni", FailoverTarget.OfEni.class)
                            .with("elastic-ip", FailoverTarget.OfElasticIp.class),
                    Endpoint.class,
                    TypeTable.of("end of a flow")
                            .with("eni", Endpoint.OfInterface.class)
                            .with("instance", Endpoint.OfInstance.class)
                            .with("vpc-address", Endpoint.InVpc.class)
                            .with("address", Endpoint.OfAddress.class),
                    RouteTarget.class,
                    TypeTable.of("target of a route")
                            .with("internet-gateway", RouteTarget.OfInternetGateway.class)
                            .with("interface", RouteTarget.OfInterface.class)
                            .with("nat-gateway", RouteTarget.OfNatGateway.class)
                            .with("egress-only-gateway", RouteTarget.OfEgressOnlyGateway.class)
                            .with("peering-connection", RouteTarget.OfPeering.class),
                    WantedTarget.class,
                    TypeTable.of("wanted target of a route")
                            .with("internet-gateway", RouteTarget.OfInternetGateway.class)
                            .with("interface", RouteTarget.OfInterface.class)
                            .with("nat-gateway", RouteTarget.OfNatGateway.class)
                            .with("egress-only-gateway", RouteTarget.OfEgressOnlyGateway.class)
                            .with("peering-connection", RouteTarget.OfPeering.class)
                            .with("instance", WantedTarget.OfInstance.class)
                            .with("local", WantedTarget.Local.class),
                    TargetId.class,
                    TypeTable.of("target of a target group")
                            .with("instance", TargetId.OfInstance.class)
                            .with("address", TargetId.OfAddress.class)
                            .with("eni", TargetId.OfEni.class),
                    PeeringMessage.class,
                    TypeTable.of("message about a peering connection")
                            .with("asked", PeeringMessage.Asked.class)
                            .with("taken", PeeringMessage.Taken.class)
                            .with("agreed", PeeringMessage.Agreed.class)
                            .with("ended", PeeringMessage.Ended.class),
                    LaunchInterface.class,
                    TypeTable.of("interface of a launch")
                            .with("made", LaunchInterface.Made.class)
                            .with("brought", LaunchInterface.Brought.class));

    private PartNames() {}
}
