/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec;

import dev.enif.core.account.AccountEvent;
import dev.enif.core.account.QuotaEvent;
import dev.enif.core.account.TagEvent;
import dev.enif.core.net.Cidr4;
import dev.enif.core.partition.PartitionEvent;
import dev.enif.core.routing.Route;
import dev.enif.core.routing.RouteTableEvent;
import dev.enif.core.routing.RouteTarget;
import dev.enif.core.securitygroup.Peer;
import dev.enif.core.securitygroup.Rule;
import dev.enif.core.securitygroup.SecurityGroupEvent;
import java.util.Map;

/**
 * Which event types may be written while old and new code run side by side: a reader stops at a
 * type that it does not know, so none may be written before every reader knows it.
 *
 * <p>The level in force is the highest in a record that began a term. A rolling update raises it in
 * two steps:
 *
 * <ol>
 *   <li>Update every node. A node that claims a partition writes the level that it found there, not
 *       its own (in a new partition, which nobody older reads, its own); so nothing new is written,
 *       commands that ask for it are refused, and a node can still be taken back to the older
 *       version.
 *   <li>Once all nodes run the new version, configure the new level ({@code
 *       enif.log.feature-level}). Owners that start claim their partitions with it. From here on
 *       the older version cannot read the log: it stops at the first such claim, and says so.
 * </ol>
 *
 * A new type, or a new version of one, is entered here with the next level, and {@link #CURRENT}
 * raised with it. So is a new kind of resource for the tags, and a new quota: their names stand in
 * events of older types, and older code stops at a name that it does not know just as well.
 * Immutable.
 */
public final class FeatureLevel {
    /** The level of the first version. */
    public static final int FIRST = 1;

    /** The highest level whose events this code understands. */
    public static final int CURRENT = 3;

    /** With this level came internet gateways and route tables. */
    private static final int ROUTING = 2;

    /** With this level came the rest of the network, failover and monitoring. */
    private static final int NETWORK = 3;

    /** What this code may write. */
    static final FeatureLevel GATE =
            new FeatureLevel(
                    Map.ofEntries(
                            Map.entry("internet-gateway.created", ROUTING),
                            Map.entry("internet-gateway.attached", ROUTING),
                            Map.entry("internet-gateway.detached", ROUTING),
                            Map.entry("internet-gateway.deleted", ROUTING),
                            Map.entry("route-table.created", ROUTING),
                            Map.entry("route-table.route-created", ROUTING),
                            Map.entry("route-table.route-replaced", ROUTING),
                            Map.entry("route-table.route-deleted", ROUTING),
                            Map.entry("route-table.associated", ROUTING),
                            Map.entry("route-table.disassociated", ROUTING),
                            Map.entry("route-table.association-replaced", ROUTING),
                            Map.entry("route-table.main-replaced", ROUTING),
                            Map.entry("route-table.deleted", ROUTING),
                            Map.entry("tags.replaced of igw", ROUTING),
                            Map.entry("tags.replaced of rtb", ROUTING),
                            Map.entry("quota.changed of internet-gateways", ROUTING),
                            Map.entry("quota.changed of route-tables-per-vpc", ROUTING),
                            Map.entry("quota.changed of routes-per-route-table", ROUTING),
                            Map.entry("route-table.route-created beyond igw", NETWORK),
                            Map.entry("route-table.route-replaced beyond igw", NETWORK),
                            Map.entry("route-table.gateway-associated", NETWORK),
                            Map.entry("route-table.gateway-disassociated", NETWORK),
                            Map.entry("route-table.list-route-created", NETWORK),
                            Map.entry("route-table.list-route-replaced", NETWORK),
                            Map.entry("route-table.list-route-deleted", NETWORK),
                            Map.entry("route-table.local-route-replaced", NETWORK),
                            Map.entry("route-table.local-route-restored", NETWORK),
                            Map.entry("vpc.ipv6-block-associated", NETWORK),
                            Map.entry("vpc.ipv6-block-disassociated", NETWORK),
                            Map.entry("subnet.ipv6-block-associated", NETWORK),
                            Map.entry("subnet.ipv6-block-disassociated", NETWORK),
                            Map.entry("subnet.cidr-reserved", NETWORK),
                            Map.entry("subnet.cidr-reservation-deleted", NETWORK),
                            Map.entry("subnet.ipv6-assignment-changed", NETWORK),
                            Map.entry("eni.ipv6-addresses-assigned", NETWORK),
                            Map.entry("eni.ipv6-addresses-unassigned", NETWORK),
                            Map.entry("eni.prefixes-delegated", NETWORK),
                            Map.entry("eni.prefixes-withdrawn", NETWORK),
                            Map.entry("eni.handed-to-service", NETWORK),
                            Map.entry("eni.made-as", NETWORK),
                            Map.entry("eni.branch-associated", NETWORK),
                            Map.entry("eni.branch-disassociated", NETWORK),
                            Map.entry("nat-gateway.created", NETWORK),
                            Map.entry("nat-gateway.deleted", NETWORK),
                            Map.entry("nat-gateway.forgotten", NETWORK),
                            Map.entry("egress-only-gateway.created", NETWORK),
                            Map.entry("egress-only-gateway.deleted", NETWORK),
                            Map.entry("tags.replaced of nat", NETWORK),
                            Map.entry("tags.replaced of eigw", NETWORK),
                            Map.entry("quota.changed of nat-gateways-per-zone", NETWORK),
                            Map.entry("quota.changed of elastic-ips-per-nat-gateway", NETWORK),
                            Map.entry("quota.changed of egress-only-internet-gateways", NETWORK),
                            Map.entry("failover-group.created", NETWORK),
                            Map.entry("failover-group.modified", NETWORK),
                            Map.entry("failover-group.heartbeat-received", NETWORK),
                            Map.entry("failover-group.impaired-reports-counted", NETWORK),
                            Map.entry("failover-group.failure-detected", NETWORK),
                            Map.entry("failover-group.failure-recovered", NETWORK),
                            Map.entry("failover-group.failed-over", NETWORK),
                            Map.entry("failover-group.exhausted", NETWORK),
                            Map.entry("failover-group.holder-changed", NETWORK),
                            Map.entry("failover-group.standby-removed", NETWORK),
                            Map.entry("failover-group.paused", NETWORK),
                            Map.entry("failover-group.resumed", NETWORK),
                            Map.entry("failover-group.deleted", NETWORK),
                            Map.entry("tags.replaced of fog", NETWORK),
                            Map.entry("quota.changed of failover-groups", NETWORK),
                            Map.entry("network-acl.created", NETWORK),
                            Map.entry("network-acl.entry-created", NETWORK),
                            Map.entry("network-acl.entry-replaced", NETWORK),
                            Map.entry("network-acl.entry-deleted", NETWORK),
                            Map.entry("network-acl.association-replaced", NETWORK),
                            Map.entry("network-acl.deleted", NETWORK),
                            Map.entry("tags.replaced of acl", NETWORK),
                            Map.entry("quota.changed of network-acls-per-vpc", NETWORK),
                            Map.entry("quota.changed of entries-per-network-acl", NETWORK),
                            Map.entry("prefix-list.created", NETWORK),
                            Map.entry("prefix-list.entries-changed", NETWORK),
                            Map.entry("prefix-list.renamed", NETWORK),
                            Map.entry("prefix-list.resized", NETWORK),
                            Map.entry("prefix-list.deleted", NETWORK),
                            Map.entry("security-group.rules-authorized of pl", NETWORK),
                            Map.entry("security-group.rule-modified to pl", NETWORK),
                            Map.entry("tags.replaced of pl", NETWORK),
                            Map.entry("quota.changed of prefix-lists", NETWORK),
                            Map.entry("flow-log.created", NETWORK),
                            Map.entry("flow-log.deleted", NETWORK),
                            Map.entry("tags.replaced of fl", NETWORK),
                            Map.entry("quota.changed of flow-logs-per-resource", NETWORK),
                            Map.entry("quota.changed of flow-logs", NETWORK),
                            Map.entry("peering-connection.requested", NETWORK),
                            Map.entry("peering-connection.initiated", NETWORK),
                            Map.entry("peering-connection.received", NETWORK),
                            Map.entry("peering-connection.pending", NETWORK),
                            Map.entry("peering-connection.confirmed", NETWORK),
                            Map.entry("peering-connection.failed", NETWORK),
                            Map.entry("partition.message-sent", NETWORK),
                            Map.entry("partition.message-received", NETWORK),
                            Map.entry("partition.messages-delivered", NETWORK),
                            Map.entry("peering-connection.accepted", NETWORK),
                            Map.entry("peering-connection.rejected", NETWORK),
                            Map.entry("peering-connection.expired", NETWORK),
                            Map.entry("peering-connection.deleted", NETWORK),
                            Map.entry("peering-connection.forgotten", NETWORK),
                            Map.entry("tags.replaced of pcx", NETWORK),
                            Map.entry(
                                    "quota.changed of active-peering-connections-per-vpc", NETWORK),
                            Map.entry("quota.changed of outstanding-peering-connections", NETWORK),
                            Map.entry("load-balancer.created", NETWORK),
                            Map.entry("load-balancer.modified", NETWORK),
                            Map.entry("load-balancer.listener-created", NETWORK),
                            Map.entry("load-balancer.listener-modified", NETWORK),
                            Map.entry("load-balancer.listener-deleted", NETWORK),
                            Map.entry("load-balancer.deleted", NETWORK),
                            Map.entry("target-group.created", NETWORK),
                            Map.entry("target-group.modified", NETWORK),
                            Map.entry("target-group.targets-registered", NETWORK),
                            Map.entry("target-group.targets-draining", NETWORK),
                            Map.entry("target-group.targets-deregistered", NETWORK),
                            Map.entry("target-group.health-noted", NETWORK),
                            Map.entry("target-group.deleted", NETWORK),
                            Map.entry("tags.replaced of nlb", NETWORK),
                            Map.entry("tags.replaced of tg", NETWORK),
                            Map.entry("quota.changed of network-load-balancers", NETWORK),
                            Map.entry(
                                    "quota.changed of listeners-per-network-load-balancer",
                                    NETWORK),
                            Map.entry("quota.changed of target-groups", NETWORK),
                            Map.entry("quota.changed of targets-per-target-group", NETWORK)));

    private final Map<String, Integer> raised;

    /**
     * @param raised the level that an event type, or one of a certain name, needs, for those that
     *     need more than the first
     */
    FeatureLevel(Map<String, Integer> raised) {
        this.raised = Map.copyOf(raised);
    }

    /**
     * @throws NotYetWritableException if the event may not be written at that level
     */
    void require(PartitionEvent event, int level) {
        String type = TypeNames.ofEvent(event);
        require(type, level);
        switch (event) {
            case PartitionEvent.InAccount(
                            _,
                            AccountEvent.OfTags(TagEvent.TagsReplaced(var resource, _))) ->
                    require(type + " of " + resource.kind().prefix(), level);
            case PartitionEvent.InAccount(
                            _,
                            AccountEvent.OfQuota(QuotaEvent.QuotaChanged(var quota, _))) ->
                    require(type + " of " + quota.wireName(), level);
            case PartitionEvent.InAccount(
                            _,
                            AccountEvent.OfRouteTable(RouteTableEvent.RouteCreated(_, var route)))
                    when isBeyondInternetGateway(route) ->
                    require(type + " beyond igw", level);
            case PartitionEvent.InAccount(
                            _,
                            AccountEvent.OfRouteTable(RouteTableEvent.RouteReplaced(_, var route)))
                    when isBeyondInternetGateway(route) ->
                    require(type + " beyond igw", level);
            case PartitionEvent.InAccount(
                            _,
                            AccountEvent.OfSecurityGroup(
                                    SecurityGroupEvent.RulesAuthorized(_, var rules)))
                    when rules.stream().anyMatch(FeatureLevel::namesPrefixList) ->
                    require(type + " of pl", level);
            case PartitionEvent.InAccount(
                            _,
                            AccountEvent.OfSecurityGroup(
                                    SecurityGroupEvent.RuleModified(_, var rule)))
                    when namesPrefixList(rule) ->
                    require(type + " to pl", level);
            case PartitionEvent.InAccount _,
                    PartitionEvent.MessageSent _,
                    PartitionEvent.MessageReceived _,
                    PartitionEvent.MessagesDelivered _,
                    PartitionEvent.PublicPoolExtended _,
                    PartitionEvent.CommandsLost _ -> {
                // Its type says all.
            }
        }
    }

    private static boolean namesPrefixList(Rule rule) {
        return rule.peer() instanceof Peer.PrefixListPeer;
    }

    /** Routes were of IPv4 and led to internet gateways only. */
    private static boolean isBeyondInternetGateway(Route route) {
        return !(route.target() instanceof RouteTarget.OfInternetGateway
                && route.destination() instanceof Cidr4);
    }

    private void require(String type, int level) {
        int needed = raised.getOrDefault(type, FIRST);
        if (needed > level) {
            throw new NotYetWritableException(type, needed, level);
        }
    }
}
