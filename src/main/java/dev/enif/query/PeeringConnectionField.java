/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query;

/** What peering connections can be narrowed down by. */
public enum PeeringConnectionField implements FilterField {
    ID("id", Kind.TEXT),
    REQUESTER_VPC_ID("requesterVpcId", Kind.TEXT),
    ACCEPTER_VPC_ID("accepterVpcId", Kind.TEXT),
    REQUESTER_ACCOUNT("requesterAccount", Kind.TEXT),
    ACCEPTER_ACCOUNT("accepterAccount", Kind.TEXT),
    STATUS("status", Kind.TEXT);

    private final String attribute;
    private final Kind kind;

    PeeringConnectionField(String attribute, Kind kind) {
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
