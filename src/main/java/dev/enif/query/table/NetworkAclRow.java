/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query.table;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A row of {@code network_acl}; null stands for what the resource does not have. */
@Entity
@Immutable
@IdClass(RowKey.class)
@Table(schema = "enif", name = "network_acl")
@SuppressWarnings("NullAway") // Hibernate fills the fields of rows.
public class NetworkAclRow extends ResourceRow {
    @Column(name = "vpc_id")
    String vpcId;

    @Column(name = "is_default")
    boolean isDefault;

    @Column(name = "entry_cidrs")
    String[] entryCidrs;

    @Column(name = "entry_protocols")
    String[] entryProtocols;
}
