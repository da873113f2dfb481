/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query.table;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A row of {@code security_group}; null stands for what the resource does not have. */
@Entity
@Immutable
@IdClass(RowKey.class)
@Table(schema = "enif", name = "security_group")
@SuppressWarnings("NullAway") // Hibernate fills the fields of rows.
public class SecurityGroupRow extends ResourceRow {
    @Column(name = "vpc_id")
    String vpcId;

    @Column(name = "name")
    String name;

    @Column(name = "description")
    String description;

    @Column(name = "rule_ids")
    String[] ruleIds;

    @Column(name = "peer_group_ids")
    String[] peerGroupIds;

    @Column(name = "peer_cidrs")
    String[] peerCidrs;

    @Column(name = "peer_prefix_list_ids")
    String[] peerPrefixListIds;
}
