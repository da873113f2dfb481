/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec.snapshot;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.enif.core.acl.AclEntry;
import dev.enif.core.acl.NetworkAcl;
import dev.enif.core.acl.RuleAction;
import dev.enif.core.id.RouteTableAssociationId;
import dev.enif.core.id.VpcId;
import dev.enif.core.nat.NatGateway;
import dev.enif.core.net.Cidr;
import dev.enif.core.prefixlist.PrefixList;
import dev.enif.core.routing.EgressOnlyGateway;
import dev.enif.core.routing.InternetGateway;
import dev.enif.core.routing.Route;
import dev.enif.core.routing.RouteTable;
import dev.enif.core.routing.RouteTarget;
import dev.enif.log.codec.WireNames;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;

/**
 * Writes the resources that lie between interfaces, each in the order of the record. {@link
 * NetworkReader} reads them in the same order. Not thread-safe.
 */
final class NetworkWriter {
    static final int TARGET_INTERNET_GATEWAY = 0;
    static final int TARGET_INTERFACE = 1;
    static final int TARGET_NAT_GATEWAY = 2;
    static final int TARGET_EGRESS_ONLY_GATEWAY = 3;
    static final int TARGET_PEERING = 4;

    private final SharedWriter shared;
    private final JsonGenerator out;

    NetworkWriter(SharedWriter shared) {
        this.shared = shared;
        this.out = shared.out;
    }

    void write(InternetGateway gateway) throws IOException {
        VpcId vpcId = gateway.vpcId();
        out.writeString(gateway.id().value());
        out.writeStartArray(null, vpcId == null ? 0 : 1);
        if (vpcId != null) {
            shared.vpcIds.write(vpcId);
        }
        out.writeEndArray();
        shared.write(gateway.tags());
    }

    /** Of the time of deletion there is none or one. */
    void write(NatGateway nat) throws IOException {
        Long deleted = nat.deleteTimeMillis();
        out.writeString(nat.id().value());
        shared.vpcIds.write(nat.vpcId());
        shared.subnetIds.write(nat.subnetId());
        out.writeString(WireNames.CONNECTIVITIES.name(nat.connectivity()));
        out.writeString(nat.eniId().value());
        out.writeNumber(nat.createTimeMillis());
        out.writeStartArray(null, deleted == null ? 0 : 1);
        if (deleted != null) {
            out.writeNumber(deleted);
        }
        out.writeEndArray();
        shared.write(nat.tags());
    }

    void write(EgressOnlyGateway gateway) throws IOException {
        out.writeString(gateway.id().value());
        shared.vpcIds.write(gateway.vpcId());
        shared.write(gateway.tags());
    }

    void write(RouteTable table) throws IOException {
        RouteTableAssociationId main = table.main();
        out.writeString(table.id().value());
        shared.vpcIds.write(table.vpcId());
        out.writeStartArray(null, main == null ? 0 : 1);
        if (main != null) {
            out.writeString(main.value());
        }
        out.writeEndArray();
        out.writeStartArray(null, table.routes().size());
        for (Route route : table.routes().values()) {
            write(route);
        }
        out.writeEndArray();
        out.writeStartArray(null, 2 * table.associations().size());
        for (var association : table.associations().entrySet()) {
            out.writeString(association.getKey().value());
            shared.subnetIds.write(association.getValue());
        }
        out.writeEndArray();
        shared.write(table.tags());
        out.writeStartArray(null, 3 * table.listRoutes().size());
        for (var listed : table.listRoutes().entrySet()) {
            out.writeString(listed.getKey().value());
            write(listed.getValue());
        }
        out.writeEndArray();
        out.writeStartArray(null, 2 * table.gateways().size());
        for (var association : table.gateways().entrySet()) {
            out.writeString(association.getKey().value());
            out.writeString(association.getValue().value());
        }
        out.writeEndArray();
    }

    void write(PrefixList list) throws IOException {
        out.writeString(list.id().value());
        out.writeString(list.name());
        out.writeString(WireNames.ADDRESS_FAMILIES.name(list.family()));
        out.writeNumber(list.maxEntries());
        out.writeNumber(list.version());
        blocks(list.entries());
        out.writeStartArray(null, 2 * list.past().size());
        for (var past : list.past().entrySet()) {
            out.writeNumber(past.getKey());
            blocks(past.getValue());
        }
        out.writeEndArray();
        shared.write(list.tags());
    }

    private void blocks(Map<Cidr, String> blocks) throws IOException {
        out.writeStartArray(null, 2 * blocks.size());
        for (Map.Entry<Cidr, String> block : blocks.entrySet()) {
            out.writeString(block.getKey().toString());
            out.writeString(block.getValue());
        }
        out.writeEndArray();
    }

    void write(NetworkAcl acl) throws IOException {
        out.writeString(acl.id().value());
        shared.vpcIds.write(acl.vpcId());
        out.writeBoolean(acl.isDefault());
        entries(acl.ingress().values());
        entries(acl.egress().values());
        out.writeStartArray(null, 2 * acl.associations().size());
        for (var association : acl.associations().entrySet()) {
            out.writeString(association.getKey().value());
            shared.subnetIds.write(association.getValue());
        }
        out.writeEndArray();
        shared.write(acl.tags());
    }

    private void entries(Collection<AclEntry> entries) throws IOException {
        out.writeStartArray(null, entries.size());
        for (AclEntry entry : entries) {
            out.writeStartArray(null, 6);
            out.writeNumber(entry.number());
            out.writeBoolean(entry.action() == RuleAction.ALLOW);
            out.writeNumber(entry.traffic().protocol().number());
            out.writeNumber(entry.traffic().from());
            out.writeNumber(entry.traffic().to());
            out.writeString(entry.cidr().toString());
            out.writeEndArray();
        }
        out.writeEndArray();
    }

    private void write(Route route) throws IOException {
        out.writeStartArray(null, 4);
        out.writeString(route.destination().toString());
        write(route.target());
        out.writeString(WireNames.ROUTE_ORIGINS.name(route.origin()));
        out.writeEndArray();
    }

    private void write(RouteTarget target) throws IOException {
        switch (target) {
            case RouteTarget.OfInternetGateway(var gatewayId) -> {
                out.writeNumber(TARGET_INTERNET_GATEWAY);
                out.writeString(gatewayId.value());
            }
            case RouteTarget.OfInterface(var eniId) -> {
                out.writeNumber(TARGET_INTERFACE);
                out.writeString(eniId.value());
            }
            case RouteTarget.OfNatGateway(var natGatewayId) -> {
                out.writeNumber(TARGET_NAT_GATEWAY);
                out.writeString(natGatewayId.value());
            }
            case RouteTarget.OfPeering(var peeringId) -> {
                out.writeNumber(TARGET_PEERING);
                out.writeString(peeringId.value());
            }
            case RouteTarget.OfEgressOnlyGateway(var gatewayId) -> {
                out.writeNumber(TARGET_EGRESS_ONLY_GATEWAY);
                out.writeString(gatewayId.value());
            }
        }
    }
}
