/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query;

/** What route tables can be narrowed down by. */
public enum RouteTableField implements FilterField {
    ID("id", Kind.TEXT),
    VPC_ID("vpcId", Kind.TEXT),
    MAIN("main", Kind.FLAG),
    /** Any of its associations, the main one included. */
    ASSOCIATION_ID("associationIds", Kind.MEMBER),
    /** Any of the subnets that go by it of their own. */
    SUBNET_ID("subnetIds", Kind.MEMBER),
    /** Any of the gateways whose inbound traffic goes by it. */
    ASSOCIATED_GATEWAY_ID("associatedGatewayIds", Kind.MEMBER),
    /** Of any of its routes, the local ones included; so are all of the next. */
    DESTINATION_CIDR_BLOCK("destinationCidrBlocks", Kind.MEMBER),
    GATEWAY_ID("gatewayIds", Kind.MEMBER),
    ROUTE_STATE("routeStates", Kind.MEMBER),
    DESTINATION_IPV6_CIDR_BLOCK("destinationIpv6CidrBlocks", Kind.MEMBER),
    NAT_GATEWAY_ID("natGatewayIds", Kind.MEMBER),
    NETWORK_INTERFACE_ID("networkInterfaceIds", Kind.MEMBER),
    INSTANCE_ID("instanceIds", Kind.MEMBER),
    EGRESS_ONLY_INTERNET_GATEWAY_ID("egressOnlyInternetGatewayIds", Kind.MEMBER),
    VPC_PEERING_CONNECTION_ID("vpcPeeringConnectionIds", Kind.MEMBER),
    DESTINATION_PREFIX_LIST_ID("destinationPrefixListIds", Kind.MEMBER);

    private final String attribute;
    private final Kind kind;

    RouteTableField(String attribute, Kind kind) {
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
