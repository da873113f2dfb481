/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query.table;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A row of {@code vpc}; null stands for what the resource does not have. */
@Entity
@Immutable
@IdClass(RowKey.class)
@Table(schema = "enif", name = "vpc")
@SuppressWarnings("NullAway") // Hibernate fills the fields of rows.
public class VpcRow extends ResourceRow {
    @Column(name = "cidr_block")
    String cidrBlock;

    @Column(name = "cidr_blocks")
    String[] cidrBlocks;

    @Column(name = "cidr_association_ids")
    String[] cidrAssociationIds;

    @Column(name = "default_security_group_id")
    String defaultSecurityGroupId;

    @Column(name = "ipv6_cidr_blocks")
    String[] ipv6CidrBlocks;

    @Column(name = "ipv6_cidr_association_ids")
    String[] ipv6CidrAssociationIds;
}
