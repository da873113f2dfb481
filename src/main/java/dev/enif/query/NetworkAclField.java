/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query;

/** What network ACLs can be narrowed down by. */
public enum NetworkAclField implements FilterField {
    ID("id", Kind.TEXT),
    VPC_ID("vpcId", Kind.TEXT),
    DEFAULT("isDefault", Kind.FLAG),
    /** Of any of its entries, the last one included; so is the next. */
    ENTRY_CIDR("entryCidrs", Kind.MEMBER),
    ENTRY_PROTOCOL("entryProtocols", Kind.MEMBER);

    private final String attribute;
    private final Kind kind;

    NetworkAclField(String attribute, Kind kind) {
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
