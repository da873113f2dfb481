/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query.table;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A row of {@code subnet}; null stands for what the resource does not have. */
@Entity
@Immutable
@IdClass(RowKey.class)
@Table(schema = "enif", name = "subnet")
@SuppressWarnings("NullAway") // Hibernate fills the fields of rows.
public class SubnetRow extends ResourceRow {
    @Column(name = "vpc_id")
    String vpcId;

    @Column(name = "cidr_block")
    String cidrBlock;

    @Column(name = "availability_zone")
    String availabilityZone;

    @Column(name = "available_ip_address_count")
    long availableIpAddressCount;

    @Column(name = "map_public_ip_on_launch")
    boolean mapPublicIpOnLaunch;

    @Column(name = "route_table_id")
    String routeTableId;

    @Column(name = "public")
    Boolean isPublic;

    @Column(name = "public_reason")
    String publicReason;

    @Column(name = "network_acl_id")
    String networkAclId;

    @Column(name = "network_acl_association_id")
    String networkAclAssociationId;

    @Column(name = "ipv6_cidr_block")
    String ipv6CidrBlock;

    @Column(name = "ipv6_cidr_association_id")
    String ipv6CidrAssociationId;

    @Column(name = "assign_ipv6_address_on_creation")
    boolean assignIpv6AddressOnCreation;
}
