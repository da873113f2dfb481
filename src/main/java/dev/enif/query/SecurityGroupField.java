/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query;

/** What security groups can be narrowed down by. */
public enum SecurityGroupField implements FilterField {
    ID("id", Kind.TEXT),
    VPC_ID("vpcId", Kind.TEXT),
    NAME("name", Kind.TEXT),
    DESCRIPTION("description", Kind.TEXT),
    RULE_ID("ruleIds", Kind.MEMBER),
    /** A group that one of the rules names as its peer. */
    PEER_GROUP_ID("peerGroupIds", Kind.MEMBER),
    /** A block that one of the rules names as its peer. */
    PEER_CIDR("peerCidrs", Kind.MEMBER),
    /** A prefix list that one of the rules names as its peer. */
    PEER_PREFIX_LIST_ID("peerPrefixListIds", Kind.MEMBER);

    private final String attribute;
    private final Kind kind;

    SecurityGroupField(String attribute, Kind kind) {
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
