/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query.table;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A row of {@code prefix_list}; null stands for what the resource does not have. */
@Entity
@Immutable
@IdClass(RowKey.class)
@Table(schema = "enif", name = "prefix_list")
@SuppressWarnings("NullAway") // Hibernate fills the fields of rows.
public class PrefixListRow extends ResourceRow {
    @Column(name = "name")
    String name;

    @Column(name = "address_family")
    String addressFamily;

    @Column(name = "entry_cidrs")
    String[] entryCidrs;
}
