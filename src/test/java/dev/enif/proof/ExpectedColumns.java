/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What each column of a view must hold, told from the resource's document alone and written down a
 * second time: most columns are fields of the same name, a few collect what is nested.
 */
final class ExpectedColumns {
    /** By table and column: the list and its element's field; without a field, the list itself. */
    private static final Map<String, List<String>> COLLECTED =
            Map.ofEntries(
                    Map.entry("vpc.cidr_blocks", List.of("cidrBlocks", "cidrBlock")),
                    Map.entry("vpc.cidr_association_ids", List.of("cidrBlocks", "associationId")),
                    Map.entry("security_group.rule_ids", List.of("rules", "id")),
                    Map.entry("security_group.peer_group_ids", List.of("rules", "groupId")),
                    Map.entry("security_group.peer_cidrs", List.of("rules", "cidr")),
                    Map.entry(
                            "security_group.peer_prefix_list_ids",
                            List.of("rules", "prefixListId")),
                    Map.entry("load_balancer.subnet_ids", List.of("zones", "subnetId")),
                    Map.entry(
                            "load_balancer.network_interface_ids",
                            List.of("zones", "networkInterfaceId")),
                    Map.entry("load_balancer.group_ids", List.of("groupIds")),
                    Map.entry("load_balancer.listener_ids", List.of("listeners", "id")),
                    Map.entry(
                            "load_balancer.target_group_ids",
                            List.of("listeners", "targetGroupId")),
                    Map.entry("target_group.target_ids", List.of("targets", "id")),
                    Map.entry("vpc.ipv6_cidr_blocks", List.of("ipv6CidrBlocks", "ipv6CidrBlock")),
                    Map.entry(
                            "vpc.ipv6_cidr_association_ids",
                            List.of("ipv6CidrBlocks", "associationId")),
                    Map.entry("prefix_list.entry_cidrs", List.of("entries", "cidr")),
                    Map.entry(
                            "network_interface.private_ip_addresses",
                            List.of("privateIpAddresses", "address")),
                    Map.entry(
                            "network_interface.public_ips",
                            List.of("privateIpAddresses", "publicIp")),
                    Map.entry(
                            "network_interface.allocation_ids",
                            List.of("privateIpAddresses", "allocationId")),
                    Map.entry(
                            "network_interface.association_ids",
                            List.of("privateIpAddresses", "associationId")),
                    Map.entry("network_interface.group_ids", List.of("groupIds")),
                    Map.entry("network_interface.ipv6_addresses", List.of("ipv6Addresses")),
                    Map.entry("network_interface.ipv4_prefixes", List.of("ipv4Prefixes")),
                    Map.entry("network_interface.ipv6_prefixes", List.of("ipv6Prefixes")),
                    Map.entry("instance.network_interface_ids", List.of("networkInterfaces", "id")),
                    Map.entry(
                            "instance.attachment_ids",
                            List.of("networkInterfaces", "attachmentId")),
                    Map.entry(
                            "instance.private_ip_addresses",
                            List.of("networkInterfaces", "privateIpAddress")),
                    Map.entry("instance.public_ips", List.of("networkInterfaces", "publicIp")),
                    Map.entry("route_table.association_ids", List.of("associations", "id")),
                    Map.entry("route_table.subnet_ids", List.of("associations", "subnetId")),
                    Map.entry(
                            "route_table.destination_cidr_blocks",
                            List.of("routes", "destinationCidrBlock")),
                    Map.entry("route_table.gateway_ids", List.of("routes", "gatewayId")),
                    Map.entry("route_table.route_states", List.of("routes", "state")),
                    Map.entry(
                            "route_table.destination_ipv6_cidr_blocks",
                            List.of("routes", "destinationIpv6CidrBlock")),
                    Map.entry("route_table.nat_gateway_ids", List.of("routes", "natGatewayId")),
                    Map.entry(
                            "route_table.network_interface_ids",
                            List.of("routes", "networkInterfaceId")),
                    Map.entry("route_table.instance_ids", List.of("routes", "instanceId")),
                    Map.entry(
                            "route_table.vpc_peering_connection_ids",
                            List.of("routes", "vpcPeeringConnectionId")),
                    Map.entry(
                            "route_table.egress_only_internet_gateway_ids",
                            List.of("routes", "egressOnlyInternetGatewayId")),
                    Map.entry(
                            "route_table.associated_gateway_ids",
                            List.of("associations", "gatewayId")),
                    Map.entry(
                            "route_table.destination_prefix_list_ids",
                            List.of("routes", "destinationPrefixListId")),
                    Map.entry("network_acl.entry_cidrs", List.of("entries", "cidr")),
                    Map.entry("network_acl.entry_protocols", List.of("entries", "protocol")),
                    Map.entry(
                            "failover_group.standby_instance_ids",
                            List.of("standbys", "instanceId")),
                    Map.entry("nat_gateway.private_ips", List.of("addresses", "privateIp")),
                    Map.entry("nat_gateway.public_ips", List.of("addresses", "publicIp")),
                    Map.entry("nat_gateway.allocation_ids", List.of("addresses", "allocationId")),
                    Map.entry(
                            "nat_gateway.network_interface_ids",
                            List.of("addresses", "networkInterfaceId")));

    /** By table and column: where the value is nested. */
    private static final Map<String, String> NESTED =
            Map.ofEntries(
                    Map.entry("network_interface.attachment_id", "/attachment/id"),
                    Map.entry("network_interface.instance_id", "/attachment/instanceId"),
                    Map.entry("network_interface.device_index", "/attachment/deviceIndex"),
                    Map.entry(
                            "network_interface.network_card_index", "/attachment/networkCardIndex"),
                    Map.entry(
                            "network_interface.delete_on_termination",
                            "/attachment/deleteOnTermination"),
                    Map.entry("network_interface.attach_time", "/attachment/attachTime"),
                    Map.entry("network_interface.trunk_association_id", "/trunkAssociation/id"),
                    Map.entry(
                            "network_interface.trunk_interface_id",
                            "/trunkAssociation/trunkInterfaceId"),
                    Map.entry("network_interface.vlan_id", "/trunkAssociation/vlanId"),
                    Map.entry("network_acl.is_default", "/default"));

    private ExpectedColumns() {}

    /** The value in the same form as {@link #stored}; null for none. */
    static @Nullable Object of(String table, String column, JsonNode document) {
        List<String> collected = COLLECTED.get(table + "." + column);
        if (collected != null) {
            return StreamSupport.stream(document.path(collected.getFirst()).spliterator(), false)
                    .map(element ->
                            collected.size() == 1 ? element : element.path(collected.getLast()))
                    .filter(element -> !element.isMissingNode())
                    .map(JsonNode::asText)
                    .distinct()
                    .toList();
        }
        return switch (column) {
            case "document" -> document;
            case "version" -> document.path("revision").asText();
            case "tags" -> document.path("tags");
            default -> {
                JsonNode value =
                        document.at(
                                Optional.ofNullable(NESTED.get(table + "." + column))
                                        .orElse("/" + camelCase(column)));
                if (value.isMissingNode()) {
                    yield null;
                }
                yield column.endsWith("_time") ? Instant.parse(value.asText()) : value.asText();
            }
        };
    }

    /** The column of a row: lists of texts, JSON, instants, and everything else as text. */
    static @Nullable Object stored(ResultSet row, int index, String type) throws SQLException {
        if (row.getObject(index) == null) {
            return null;
        }
        if (row.getMetaData().getColumnName(index).equals("document") || type.equals("jsonb")) {
            return LogWalk.json(row.getString(index).getBytes(StandardCharsets.UTF_8));
        }
        return switch (type) {
            case "_varchar" -> Arrays.asList((String[]) row.getArray(index).getArray());
            case "timestamptz" -> row.getTimestamp(index).toInstant();
            case "bool" -> Boolean.toString(row.getBoolean(index));
            default -> row.getString(index);
        };
    }

    private static String camelCase(String column) {
        StringBuilder name = new StringBuilder();
        for (String word : column.split("_")) {
            name.append(
                    name.isEmpty()
                            ? word
                            : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }
}
