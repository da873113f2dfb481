/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query;

/** What flow logs can be narrowed down by. */
public enum FlowLogField implements FilterField {
    ID("id", Kind.TEXT),
    /** What it records. */
    RESOURCE_ID("resourceId", Kind.TEXT),
    TRAFFIC_TYPE("trafficType", Kind.TEXT);

    private final String attribute;
    private final Kind kind;

    FlowLogField(String attribute, Kind kind) {
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
