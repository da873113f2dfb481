/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query.table;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A row of {@code network_interface}; null stands for what the resource does not have. */
@Entity
@Immutable
@IdClass(RowKey.class)
@Table(schema = "enif", name = "network_interface")
@SuppressWarnings("NullAway") // Hibernate fills the fields of rows.
public class NetworkInterfaceRow extends ResourceRow {
    @Column(name = "vpc_id")
    String vpcId;

    @Column(name = "subnet_id")
    String subnetId;

    @Column(name = "availability_zone")
    String availabilityZone;

    @Column(name = "status")
    String status;

    @Column(name = "description")
    String description;

    @Column(name = "mac_address")
    String macAddress;

    @Column(name = "source_dest_check")
    boolean sourceDestCheck;

    @Column(name = "private_dns_name")
    String privateDnsName;

    @Column(name = "private_ip_addresses")
    String[] privateIpAddresses;

    @Column(name = "public_ips")
    String[] publicIps;

    @Column(name = "allocation_ids")
    String[] allocationIds;

    @Column(name = "association_ids")
    String[] associationIds;

    @Column(name = "group_ids")
    String[] groupIds;

    @Column(name = "attachment_id")
    String attachmentId;

    @Column(name = "instance_id")
    String instanceId;

    @Column(name = "device_index")
    Integer deviceIndex;

    @Column(name = "network_card_index")
    Integer networkCardIndex;

    @Column(name = "delete_on_termination")
    Boolean deleteOnTermination;

    @Column(name = "interface_type")
    String interfaceType;

    @Column(name = "trunk_association_id")
    String trunkAssociationId;

    @Column(name = "trunk_interface_id")
    String trunkInterfaceId;

    @Column(name = "vlan_id")
    Integer vlanId;

    @Column(name = "requester_managed")
    Boolean requesterManaged;

    @Column(name = "ipv6_addresses")
    String[] ipv6Addresses;

    @Column(name = "ipv4_prefixes")
    String[] ipv4Prefixes;

    @Column(name = "ipv6_prefixes")
    String[] ipv6Prefixes;
}
