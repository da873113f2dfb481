/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query;

/** What subnets can be narrowed down by. */
public enum SubnetField implements FilterField {
    ID("id", Kind.TEXT),
    VPC_ID("vpcId", Kind.TEXT),
    CIDR_BLOCK("cidrBlock", Kind.TEXT),
    AVAILABILITY_ZONE("availabilityZone", Kind.TEXT),
    AVAILABLE_IP_ADDRESS_COUNT("availableIpAddressCount", Kind.NUMBER),
    MAP_PUBLIC_IP_ON_LAUNCH("mapPublicIpOnLaunch", Kind.FLAG),
    /** The table that it goes by: its own, or the main one of its VPC. */
    ROUTE_TABLE_ID("routeTableId", Kind.TEXT),
    PUBLIC("isPublic", Kind.FLAG),
    NETWORK_ACL_ID("networkAclId", Kind.TEXT),
    NETWORK_ACL_ASSOCIATION_ID("networkAclAssociationId", Kind.TEXT),
    IPV6_CIDR_BLOCK("ipv6CidrBlock", Kind.TEXT),
    IPV6_CIDR_ASSOCIATION_ID("ipv6CidrAssociationId", Kind.TEXT),
    ASSIGN_IPV6_ADDRESS_ON_CREATION("assignIpv6AddressOnCreation", Kind.FLAG);

    private final String attribute;
    private final Kind kind;

    SubnetField(String attribute, Kind kind) {
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
