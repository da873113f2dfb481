/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query.table;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A row of {@code failover_group}; null stands for what the resource does not have. */
@Entity
@Immutable
@IdClass(RowKey.class)
@Table(schema = "enif", name = "failover_group")
@SuppressWarnings("NullAway") // Hibernate fills the fields of rows.
public class FailoverGroupRow extends ResourceRow {
    @Column(name = "name")
    String name;

    @Column(name = "network_interface_id")
    String networkInterfaceId;

    @Column(name = "allocation_id")
    String allocationId;

    @Column(name = "status")
    String status;

    @Column(name = "health_source")
    String healthSource;

    @Column(name = "holder_instance_id")
    String holderInstanceId;

    @Column(name = "standby_instance_ids")
    String[] standbyInstanceIds;
}
