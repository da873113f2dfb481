/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query.table;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A row of {@code address}; null stands for what the resource does not have. */
@Entity
@Immutable
@IdClass(RowKey.class)
@Table(schema = "enif", name = "address")
@SuppressWarnings("NullAway") // Hibernate fills the fields of rows.
public class AddressRow extends ResourceRow {
    @Column(name = "public_ip")
    String publicIp;

    @Column(name = "association_id")
    String associationId;

    @Column(name = "network_interface_id")
    String networkInterfaceId;

    @Column(name = "instance_id")
    String instanceId;

    @Column(name = "private_ip_address")
    String privateIpAddress;
}
