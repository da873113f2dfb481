/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query;

/** What failover groups can be narrowed down by. */
public enum FailoverGroupField implements FilterField {
    ID("id", Kind.TEXT),
    NAME("name", Kind.TEXT),
    /** What it protects; or the next. */
    NETWORK_INTERFACE_ID("networkInterfaceId", Kind.TEXT),
    ALLOCATION_ID("allocationId", Kind.TEXT),
    STATUS("status", Kind.TEXT),
    HEALTH_SOURCE("healthSource", Kind.TEXT),
    HOLDER_INSTANCE_ID("holderInstanceId", Kind.TEXT),
    /** Of any of its standbys. */
    STANDBY_INSTANCE_ID("standbyInstanceIds", Kind.MEMBER);

    private final String attribute;
    private final Kind kind;

    FailoverGroupField(String attribute, Kind kind) {
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
