/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query.table;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A row of {@code egress_only_gateway}; null stands for what the resource does not have. */
@Entity
@Immutable
@IdClass(RowKey.class)
@Table(schema = "enif", name = "egress_only_gateway")
@SuppressWarnings("NullAway") // Hibernate fills the fields of rows.
public class EgressOnlyGatewayRow extends ResourceRow {
    @Column(name = "vpc_id")
    String vpcId;
}
