/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query;

/** What instances can be narrowed down by. */
public enum InstanceField implements FilterField {
    ID("id", Kind.TEXT),
    RESERVATION_ID("reservationId", Kind.TEXT),
    IMAGE_ID("imageId", Kind.TEXT),
    INSTANCE_TYPE("instanceType", Kind.TEXT),
    VPC_ID("vpcId", Kind.TEXT),
    SUBNET_ID("subnetId", Kind.TEXT),
    AVAILABILITY_ZONE("availabilityZone", Kind.TEXT),
    STATE("state", Kind.TEXT),
    STATUS("status", Kind.TEXT),
    /** Of the primary interface. */
    PRIMARY_PRIVATE_IP_ADDRESS("privateIpAddress", Kind.TEXT),
    /** The primary address of any of its interfaces. */
    PRIVATE_IP_ADDRESS("privateIpAddresses", Kind.MEMBER),
    /** The public address of any of its interfaces. */
    PUBLIC_IP("publicIps", Kind.MEMBER),
    NETWORK_INTERFACE_ID("networkInterfaceIds", Kind.MEMBER),
    ATTACHMENT_ID("attachmentIds", Kind.MEMBER),
    TERMINATION_PROTECTED("terminationProtected", Kind.FLAG);

    private final String attribute;
    private final Kind kind;

    InstanceField(String attribute, Kind kind) {
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
