/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query.table;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A row of {@code nat_gateway}; null stands for what the resource does not have. */
@Entity
@Immutable
@IdClass(RowKey.class)
@Table(schema = "enif", name = "nat_gateway")
@SuppressWarnings("NullAway") // Hibernate fills the fields of rows.
public class NatGatewayRow extends ResourceRow {
    @Column(name = "vpc_id")
    String vpcId;

    @Column(name = "subnet_id")
    String subnetId;

    @Column(name = "state")
    String state;

    @Column(name = "connectivity_type")
    String connectivityType;

    @Column(name = "private_ips")
    String[] privateIps;

    @Column(name = "public_ips")
    String[] publicIps;

    @Column(name = "allocation_ids")
    String[] allocationIds;

    @Column(name = "network_interface_ids")
    String[] networkInterfaceIds;
}
