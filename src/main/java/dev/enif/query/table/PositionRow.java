/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query.table;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** How far a partition is projected; read together with the rows that it speaks of. */
@Entity
@Immutable
@Table(schema = "enif", name = "position")
public class PositionRow {
    @Id int partition;

    /** The rows reflect everything before it. */
    @Column(name = "next_offset")
    long nextOffset;
}
