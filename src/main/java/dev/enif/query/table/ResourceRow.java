/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query.table;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;

/** What every row has. */
@MappedSuperclass
@SuppressWarnings("NullAway") // Hibernate fills the fields of rows.
public abstract class ResourceRow {
    @Id String account;
    @Id String id;

    @Column(nullable = false)
    long version;

    /** Only looked into by the database. */
    @Column(columnDefinition = "jsonb", nullable = false)
    String tags;

    /** The view as JSON. */
    @Column(columnDefinition = "text", nullable = false)
    String document;
}
