/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query;

/** What NAT gateways can be narrowed down by. */
public enum NatGatewayField implements FilterField {
    ID("id", Kind.TEXT),
    VPC_ID("vpcId", Kind.TEXT),
    SUBNET_ID("subnetId", Kind.TEXT),
    STATE("state", Kind.TEXT),
    CONNECTIVITY_TYPE("connectivityType", Kind.TEXT),
    /** Of any of its addresses; so are the next. */
    PRIVATE_IP("privateIps", Kind.MEMBER),
    PUBLIC_IP("publicIps", Kind.MEMBER),
    ALLOCATION_ID("allocationIds", Kind.MEMBER),
    NETWORK_INTERFACE_ID("networkInterfaceIds", Kind.MEMBER);

    private final String attribute;
    private final Kind kind;

    NatGatewayField(String attribute, Kind kind) {
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
