/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query.table;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A row of {@code flow_log}; null stands for what the resource does not have. */
@Entity
@Immutable
@IdClass(RowKey.class)
@Table(schema = "enif", name = "flow_log")
@SuppressWarnings("NullAway") // Hibernate fills the fields of rows.
public class FlowLogRow extends ResourceRow {
    @Column(name = "resource_id")
    String resourceId;

    @Column(name = "traffic_type")
    String trafficType;
}
