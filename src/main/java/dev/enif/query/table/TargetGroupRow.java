/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query.table;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A row of {@code target_group}; null stands for what the resource does not have. */
@Entity
@Immutable
@IdClass(RowKey.class)
@Table(schema = "enif", name = "target_group")
@SuppressWarnings("NullAway") // Hibernate fills the fields of rows.
public class TargetGroupRow extends ResourceRow {
    @Column(name = "name")
    String name;

    @Column(name = "vpc_id")
    String vpcId;

    @Column(name = "protocol")
    String protocol;

    @Column(name = "target_type")
    String targetType;

    @Column(name = "load_balancer_id")
    String loadBalancerId;

    @Column(name = "target_ids")
    String[] targetIds;
}
