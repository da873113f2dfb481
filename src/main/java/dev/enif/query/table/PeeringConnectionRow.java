/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query.table;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A row of {@code peering_connection}. */
@Entity
@Immutable
@IdClass(RowKey.class)
@Table(schema = "enif", name = "peering_connection")
@SuppressWarnings("NullAway") // Hibernate fills the fields of rows.
public class PeeringConnectionRow extends ResourceRow {
    @Column(name = "requester_vpc_id")
    String requesterVpcId;

    @Column(name = "accepter_vpc_id")
    String accepterVpcId;

    @Column(name = "requester_account")
    String requesterAccount;

    @Column(name = "accepter_account")
    String accepterAccount;

    @Column(name = "status")
    String status;
}
