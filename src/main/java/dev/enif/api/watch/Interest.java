/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.watch;

import dev.enif.core.id.MalformedIdException;
import dev.enif.core.id.ResourceId;
import dev.enif.core.id.ResourceKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a watcher wants to hear of: certain resources, whole collections, or everything if it names
 * none. Immutable.
 *
 * @param resources ids
 * @param collections names as in the paths, such as {@code network-interfaces}
 */
record Interest(Set<String> resources, Set<String> collections) {
    static final Interest EVERYTHING = new Interest(Set.of(), Set.of());

    /** The collection of what is in none of the others. */
    static final String QUOTAS = "quotas";

    static final List<String> COLLECTIONS =
            List.of(
                    "vpcs",
                    "subnets",
                    "security-groups",
                    "network-interfaces",
                    "instances",
                    "addresses",
                    "internet-gateways",
                    "route-tables",
                    "nat-gateways",
                    "egress-only-internet-gateways",
                    "failover-groups",
                    "network-acls",
                    "prefix-lists",
                    "flow-logs",
                    "peering-connections",
                    "load-balancers",
                    "target-groups",
                    QUOTAS);

    Interest {
        resources = Set.copyOf(resources);
        collections = Set.copyOf(collections);
    }

    /**
     * The text again if it is the name of a collection or an id.
     *
     * @throws MalformedIdException if it is neither
     */
    static String checked(String text) {
        return COLLECTIONS.contains(text) ? text : ResourceId.parse(text).value();
    }

    /** What is named by texts that were checked. */
    static Interest of(List<String> checked) {
        Set<String> resources = new HashSet<>(checked);
        Set<String> collections = new HashSet<>(checked);
        resources.removeAll(Set.copyOf(COLLECTIONS));
        collections.retainAll(COLLECTIONS);
        return new Interest(resources, collections);
    }

    boolean wants(Told.Event event) {
        if (resources.isEmpty() && collections.isEmpty()) {
            return true;
        }
        return event.resources().stream().anyMatch(resources::contains)
                || event.collections().stream().anyMatch(collections::contains);
    }

    /** The collections of the resources; that of the quotas if there are none. */
    static List<String> collectionsOf(List<ResourceId> ids) {
        if (ids.isEmpty()) {
            return List.of(QUOTAS);
        }
        List<String> found = new ArrayList<>();
        ids.forEach(id -> found.add(collectionOf(id.kind())));
        return found.stream().distinct().toList();
    }

    private static String collectionOf(ResourceKind kind) {
        return switch (kind) {
            case VPC, VPC_CIDR_ASSOCIATION -> "vpcs";
            case SUBNET, SUBNET_CIDR_ASSOCIATION, SUBNET_CIDR_RESERVATION -> "subnets";
            case SECURITY_GROUP, SECURITY_GROUP_RULE -> "security-groups";
            case NETWORK_INTERFACE, ATTACHMENT, TRUNK_ASSOCIATION -> "network-interfaces";
            case INSTANCE, RESERVATION -> "instances";
            case ELASTIC_IP, ASSOCIATION -> "addresses";
            case INTERNET_GATEWAY -> "internet-gateways";
            case ROUTE_TABLE, ROUTE_TABLE_ASSOCIATION -> "route-tables";
            case NETWORK_ACL, NETWORK_ACL_ASSOCIATION -> "network-acls";
            case NAT_GATEWAY -> "nat-gateways";
            case EGRESS_ONLY_GATEWAY -> "egress-only-internet-gateways";
            case PREFIX_LIST -> "prefix-lists";
            case FAILOVER_GROUP -> "failover-groups";
            case FLOW_LOG -> "flow-logs";
            case PEERING_CONNECTION -> "peering-connections";
            case LOAD_BALANCER, LISTENER -> "load-balancers";
            case TARGET_GROUP -> "target-groups";
        };
    }
}
