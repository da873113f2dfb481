/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query;

/** What VPCs can be narrowed down by. */
public enum VpcField implements FilterField {
    ID("id", Kind.TEXT),
    /** The primary block. */
    CIDR_BLOCK("cidrBlock", Kind.TEXT),
    /** Any of the blocks. */
    ASSOCIATED_CIDR_BLOCK("cidrBlocks", Kind.MEMBER),
    CIDR_ASSOCIATION_ID("cidrAssociationIds", Kind.MEMBER),
    DEFAULT_SECURITY_GROUP_ID("defaultSecurityGroupId", Kind.TEXT),
    IPV6_CIDR_BLOCK("ipv6CidrBlocks", Kind.MEMBER),
    IPV6_CIDR_ASSOCIATION_ID("ipv6CidrAssociationIds", Kind.MEMBER);

    private final String attribute;
    private final Kind kind;

    VpcField(String attribute, Kind kind) {
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
