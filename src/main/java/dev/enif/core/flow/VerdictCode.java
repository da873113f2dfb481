/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

/** Why a flow passes, or the first thing that stops it. */
public enum VerdictCode {
    /** Every step lets it pass. */
    ALLOWED(Action.ALLOW, "Allowed"),
    /**
     * It ends at a service that no rule filters: metadata, time, resolver, DHCP, the subnet's
     * router.
     */
    LINK_LOCAL_SERVICE(Action.ALLOW, "LinkLocalService"),
    /** The source names nothing that could send. */
    NO_SUCH_SOURCE(Action.DENY, "NoSuchSource"),
    /** Nobody holds the private address. */
    NO_SUCH_DESTINATION(Action.DENY, "NoSuchDestination"),
    /** Multicast and broadcast, and what no way is computed for. */
    UNSUPPORTED(Action.DENY, "Unsupported"),
    SOURCE_NOT_RUNNING(Action.DENY, "SourceNotRunning"),
    /** The interface may only send from, and receive at, its own addresses. */
    SOURCE_DEST_CHECK(Action.DENY, "SourceDestCheck"),
    SECURITY_GROUP_EGRESS(Action.DENY, "SecurityGroupEgress"),
    /** No route leads there, or no gateway lets it in. */
    NO_ROUTE(Action.DENY, "NoRoute"),
    /** The route's target is gone, or not attached. */
    BLACKHOLE(Action.DENY, "Blackhole"),
    /** An internet gateway passes only private addresses that a public one stands for. */
    NO_PUBLIC_ADDRESS(Action.DENY, "NoPublicAddress"),
    /** It comes to an interface again, or passes too many of them. */
    ROUTING_LOOP(Action.DENY, "RoutingLoop"),
    /** The network ACL of the subnet that it leaves. */
    NETWORK_ACL_OUTBOUND(Action.DENY, "NetworkAclOutbound"),
    /** The network ACL of the subnet that it enters. */
    NETWORK_ACL_INBOUND(Action.DENY, "NetworkAclInbound"),
    /** A NAT gateway passes in nothing but answers. */
    UNSOLICITED_INBOUND(Action.DENY, "UnsolicitedInbound"),
    /** A load balancer does not listen there. */
    NO_LISTENER(Action.DENY, "NoListener"),
    /** The listener's group has nobody registered that the balancer may send to. */
    NO_HEALTHY_TARGET(Action.DENY, "NoHealthyTarget"),
    /** A client is its own target, and would get packets from itself. */
    HAIRPIN(Action.DENY, "Hairpin"),
    DESTINATION_NOT_RUNNING(Action.DENY, "DestinationNotRunning"),
    SECURITY_GROUP_INGRESS(Action.DENY, "SecurityGroupIngress"),
    /** It arrives, but the answer does not find its way out again. */
    REPLY_NO_ROUTE(Action.DENY, "ReplyNoRoute"),
    REPLY_NETWORK_ACL_OUTBOUND(Action.DENY, "ReplyNetworkAclOutbound"),
    REPLY_NETWORK_ACL_INBOUND(Action.DENY, "ReplyNetworkAclInbound");

    private final Action action;
    private final String wireName;

    VerdictCode(Action action, String wireName) {
        this.action = action;
        this.wireName = wireName;
    }

    public Action action() {
        return action;
    }

    /** Its name on the wire; never changes. */
    public String wireName() {
        return wireName;
    }
}
