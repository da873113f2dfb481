/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query;

/** What network interfaces can be narrowed down by. */
public enum NetworkInterfaceField implements FilterField {
    ID("id", Kind.TEXT),
    VPC_ID("vpcId", Kind.TEXT),
    SUBNET_ID("subnetId", Kind.TEXT),
    AVAILABILITY_ZONE("availabilityZone", Kind.TEXT),
    STATUS("status", Kind.TEXT),
    DESCRIPTION("description", Kind.TEXT),
    MAC_ADDRESS("macAddress", Kind.TEXT),
    SOURCE_DEST_CHECK("sourceDestCheck", Kind.FLAG),
    PRIVATE_DNS_NAME("privateDnsName", Kind.TEXT),
    /** Any of its private addresses. */
    PRIVATE_IP_ADDRESS("privateIpAddresses", Kind.MEMBER),
    /** Any of its public addresses. */
    PUBLIC_IP("publicIps", Kind.MEMBER),
    ALLOCATION_ID("allocationIds", Kind.MEMBER),
    ASSOCIATION_ID("associationIds", Kind.MEMBER),
    IPV6_ADDRESS("ipv6Addresses", Kind.MEMBER),
    IPV4_PREFIX("ipv4Prefixes", Kind.MEMBER),
    IPV6_PREFIX("ipv6Prefixes", Kind.MEMBER),
    GROUP_ID("groupIds", Kind.MEMBER),
    ATTACHMENT_ID("attachmentId", Kind.TEXT),
    INSTANCE_ID("instanceId", Kind.TEXT),
    DEVICE_INDEX("deviceIndex", Kind.NUMBER),
    NETWORK_CARD_INDEX("networkCardIndex", Kind.NUMBER),
    DELETE_ON_TERMINATION("deleteOnTermination", Kind.FLAG),
    INTERFACE_TYPE("interfaceType", Kind.TEXT),
    TRUNK_ASSOCIATION_ID("trunkAssociationId", Kind.TEXT),
    TRUNK_INTERFACE_ID("trunkInterfaceId", Kind.TEXT),
    VLAN_ID("vlanId", Kind.NUMBER),
    REQUESTER_MANAGED("requesterManaged", Kind.FLAG);

    private final String attribute;
    private final Kind kind;

    NetworkInterfaceField(String attribute, Kind kind) {
        this.attribute = attribute;
        this.kind = kind;
    }

    @Override
    public String attribute() {
        return attribute;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
