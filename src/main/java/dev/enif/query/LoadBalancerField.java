/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query;

/** What load balancers can be narrowed down by. */
public enum LoadBalancerField implements FilterField {
    ID("id", Kind.TEXT),
    NAME("name", Kind.TEXT),
    VPC_ID("vpcId", Kind.TEXT),
    SCHEME("scheme", Kind.TEXT),
    SUBNET_ID("subnetIds", Kind.MEMBER),
    NETWORK_INTERFACE_ID("networkInterfaceIds", Kind.MEMBER),
    GROUP_ID("groupIds", Kind.MEMBER),
    LISTENER_ID("listenerIds", Kind.MEMBER),
    TARGET_GROUP_ID("targetGroupIds", Kind.MEMBER);

    private final String attribute;
    private final Kind kind;

    LoadBalancerField(String attribute, Kind kind) {
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
