/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query;

/** What prefix lists can be narrowed down by. */
public enum PrefixListField implements FilterField {
    ID("id", Kind.TEXT),
    NAME("name", Kind.TEXT),
    ADDRESS_FAMILY("addressFamily", Kind.TEXT),
    ENTRY_CIDR("entryCidrs", Kind.MEMBER);

    private final String attribute;
    private final Kind kind;

    PrefixListField(String attribute, Kind kind) {
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
