/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query;

/** What Elastic IP addresses can be narrowed down by. */
public enum AddressField implements FilterField {
    ID("id", Kind.TEXT),
    PUBLIC_IP("publicIp", Kind.TEXT),
    ASSOCIATION_ID("associationId", Kind.TEXT),
    NETWORK_INTERFACE_ID("networkInterfaceId", Kind.TEXT),
    INSTANCE_ID("instanceId", Kind.TEXT),
    PRIVATE_IP_ADDRESS("privateIpAddress", Kind.TEXT);

    private final String attribute;
    private final Kind kind;

    AddressField(String attribute, Kind kind) {
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
