/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query;

/** What target groups can be narrowed down by. */
public enum TargetGroupField implements FilterField {
    ID("id", Kind.TEXT),
    NAME("name", Kind.TEXT),
    VPC_ID("vpcId", Kind.TEXT),
    PROTOCOL("protocol", Kind.TEXT),
    TARGET_TYPE("targetType", Kind.TEXT),
    LOAD_BALANCER_ID("loadBalancerId", Kind.TEXT),
    TARGET_ID("targetIds", Kind.MEMBER);

    private final String attribute;
    private final Kind kind;

    TargetGroupField(String attribute, Kind kind) {
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
