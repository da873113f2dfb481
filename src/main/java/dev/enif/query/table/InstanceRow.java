/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query.table;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A row of {@code instance}; null stands for what the resource does not have. */
@Entity
@Immutable
@IdClass(RowKey.class)
@Table(schema = "enif", name = "instance")
@SuppressWarnings("NullAway") // Hibernate fills the fields of rows.
public class InstanceRow extends ResourceRow {
    @Column(name = "reservation_id")
    String reservationId;

    @Column(name = "image_id")
    String imageId;

    @Column(name = "instance_type")
    String instanceType;

    @Column(name = "vpc_id")
    String vpcId;

    @Column(name = "subnet_id")
    String subnetId;

    @Column(name = "availability_zone")
    String availabilityZone;

    @Column(name = "state")
    String state;

    @Column(name = "status")
    String status;

    @Column(name = "private_ip_address")
    String privateIpAddress;

    @Column(name = "public_ip")
    String publicIp;

    @Column(name = "network_interface_ids")
    String[] networkInterfaceIds;

    @Column(name = "attachment_ids")
    String[] attachmentIds;

    @Column(name = "private_ip_addresses")
    String[] privateIpAddresses;

    @Column(name = "public_ips")
    String[] publicIps;

    @Column(name = "termination_protected")
    boolean terminationProtected;
}
