/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query.table;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A row of {@code load_balancer}; null stands for what the resource does not have. */
@Entity
@Immutable
@IdClass(RowKey.class)
@Table(schema = "enif", name = "load_balancer")
@SuppressWarnings("NullAway") // Hibernate fills the fields of rows.
public class LoadBalancerRow extends ResourceRow {
    @Column(name = "name")
    String name;

    @Column(name = "vpc_id")
    String vpcId;

    @Column(name = "scheme")
    String scheme;

    @Column(name = "subnet_ids")
    String[] subnetIds;

    @Column(name = "network_interface_ids")
    String[] networkInterfaceIds;

    @Column(name = "group_ids")
    String[] groupIds;

    @Column(name = "listener_ids")
    String[] listenerIds;

    @Column(name = "target_group_ids")
    String[] targetGroupIds;
}
