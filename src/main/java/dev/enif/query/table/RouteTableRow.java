/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query.table;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A row of {@code route_table}; null stands for what the resource does not have. */
@Entity
@Immutable
@IdClass(RowKey.class)
@Table(schema = "enif", name = "route_table")
@SuppressWarnings("NullAway") // Hibernate fills the fields of rows.
public class RouteTableRow extends ResourceRow {
    @Column(name = "vpc_id")
    String vpcId;

    @Column(name = "main")
    boolean main;

    @Column(name = "association_ids")
    String[] associationIds;

    @Column(name = "subnet_ids")
    String[] subnetIds;

    @Column(name = "destination_cidr_blocks")
    String[] destinationCidrBlocks;

    @Column(name = "gateway_ids")
    String[] gatewayIds;

    @Column(name = "route_states")
    String[] routeStates;

    @Column(name = "destination_ipv6_cidr_blocks")
    String[] destinationIpv6CidrBlocks;

    @Column(name = "nat_gateway_ids")
    String[] natGatewayIds;

    @Column(name = "network_interface_ids")
    String[] networkInterfaceIds;

    @Column(name = "instance_ids")
    String[] instanceIds;

    @Column(name = "egress_only_internet_gateway_ids")
    String[] egressOnlyInternetGatewayIds;

    @Column(name = "vpc_peering_connection_ids")
    String[] vpcPeeringConnectionIds;

    @Column(name = "destination_prefix_list_ids")
    String[] destinationPrefixListIds;

    @Column(name = "associated_gateway_ids")
    String[] associatedGatewayIds;
}
