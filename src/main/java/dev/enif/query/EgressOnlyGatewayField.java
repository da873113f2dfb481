/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query;

/** What egress-only internet gateways can be narrowed down by. */
public enum EgressOnlyGatewayField implements FilterField {
    ID("id", Kind.TEXT),
    VPC_ID("vpcId", Kind.TEXT);

    private final String attribute;
    private final Kind kind;

    EgressOnlyGatewayField(String attribute, Kind kind) {
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
