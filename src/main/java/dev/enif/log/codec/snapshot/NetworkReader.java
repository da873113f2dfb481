/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec.snapshot;

import dev.enif.core.acl.AclEntry;
import dev.enif.core.acl.NetworkAcl;
import dev.enif.core.acl.RuleAction;
import dev.enif.core.id.EgressOnlyGatewayId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.InternetGatewayId;
import dev.enif.core.id.NatGatewayId;
import dev.enif.core.id.NetworkAclAssociationId;
import dev.enif.core.id.NetworkAclId;
import dev.enif.core.id.PeeringId;
import dev.enif.core.id.PrefixListId;
import dev.enif.core.id.RouteTableAssociationId;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;
import dev.enif.core.nat.NatGateway;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Protocol;
import dev.enif.core.net.Traffic;
import dev.enif.core.prefixlist.AddressFamily;
import dev.enif.core.prefixlist.PrefixList;
import dev.enif.core.routing.EgressOnlyGateway;
import dev.enif.core.routing.InternetGateway;
import dev.enif.core.routing.Route;
import dev.enif.core.routing.RouteTable;
import dev.enif.core.routing.RouteTarget;
import dev.enif.log.codec.WireNames;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/** Reads what a {@link NetworkWriter} wrote. Not thread-safe. */
final class NetworkReader {
    private final SharedReader shared;
    private final CborReader in;
    private final int formatVersion;

    /**
     * @param formatVersion of the snapshot; one of those that can be read
     */
    NetworkReader(SharedReader shared, int formatVersion) {
        this.shared = shared;
        this.in = shared.in;
        this.formatVersion = formatVersion;
    }

    InternetGateway internetGateway() throws IOException {
        InternetGatewayId id = new InternetGatewayId(in.text());
        in.begin();
        VpcId vpcId = in.more() ? shared.vpcIds.read() : null;
        in.end();
        return new InternetGateway(id, vpcId, shared.tags());
    }

    NatGateway natGateway() throws IOException {
        return new NatGateway(
                new NatGatewayId(in.text()),
                shared.vpcIds.read(),
                shared.subnetIds.read(),
                WireNames.CONNECTIVITIES.constant(in.text()),
                new EniId(in.text()),
                in.number(),
                deleteTime(),
                shared.tags());
    }

    private @Nullable Long deleteTime() throws IOException {
        in.begin();
        Long deleted = in.more() ? in.number() : null;
        in.end();
        return deleted;
    }

    EgressOnlyGateway egressOnlyGateway() throws IOException {
        return new EgressOnlyGateway(
                new EgressOnlyGatewayId(in.text()), shared.vpcIds.read(), shared.tags());
    }

    RouteTable routeTable() throws IOException {
        RouteTableId id = new RouteTableId(in.text());
        VpcId vpcId = shared.vpcIds.read();
        in.begin();
        RouteTableAssociationId main = in.more() ? new RouteTableAssociationId(in.text()) : null;
        in.end();
        TreePMap<Cidr, Route> routes = TreePMap.empty();
        for (Route route : in.list(this::route)) {
            routes = routes.plus(route.destination(), route);
        }
        TreePMap<RouteTableAssociationId, SubnetId> associations = TreePMap.empty();
        in.begin();
        while (in.more()) {
            associations =
                    associations.plus(
                            new RouteTableAssociationId(in.text()), shared.subnetIds.read());
        }
        in.end();
        RouteTable table = new RouteTable(id, vpcId, main, routes, associations, shared.tags());
        return formatVersion < StateReader.WITH_NETWORK
                ? table
                : table.withListRoutes(listRoutes()).withGateways(edges());
    }

    private TreePMap<RouteTableAssociationId, InternetGatewayId> edges() throws IOException {
        TreePMap<RouteTableAssociationId, InternetGatewayId> edges = TreePMap.empty();
        in.begin();
        while (in.more()) {
            edges =
                    edges.plus(
                            new RouteTableAssociationId(in.text()),
                            new InternetGatewayId(in.text()));
        }
        in.end();
        return edges;
    }

    private TreePMap<PrefixListId, RouteTarget> listRoutes() throws IOException {
        TreePMap<PrefixListId, RouteTarget> listRoutes = TreePMap.empty();
        in.begin();
        while (in.more()) {
            listRoutes = listRoutes.plus(new PrefixListId(in.text()), target());
        }
        in.end();
        return listRoutes;
    }

    PrefixList prefixList() throws IOException {
        PrefixListId id = new PrefixListId(in.text());
        String name = in.text();
        AddressFamily family = WireNames.ADDRESS_FAMILIES.constant(in.text());
        int maxEntries = in.integer();
        long version = in.number();
        TreePMap<Cidr, String> entries = blocks();
        TreePMap<Long, TreePMap<Cidr, String>> past = TreePMap.empty();
        in.begin();
        while (in.more()) {
            past = past.plus(in.number(), blocks());
        }
        in.end();
        return new PrefixList(id, name, family, maxEntries, version, entries, past, shared.tags());
    }

    private TreePMap<Cidr, String> blocks() throws IOException {
        TreePMap<Cidr, String> blocks = TreePMap.empty();
        in.begin();
        while (in.more()) {
            blocks = blocks.plus(Cidr.parse(in.text()), in.text());
        }
        in.end();
        return blocks;
    }

    NetworkAcl networkAcl() throws IOException {
        NetworkAclId id = new NetworkAclId(in.text());
        VpcId vpcId = shared.vpcIds.read();
        boolean isDefault = in.bool();
        TreePMap<Integer, AclEntry> ingress = entries();
        TreePMap<Integer, AclEntry> egress = entries();
        TreePMap<NetworkAclAssociationId, SubnetId> associations = TreePMap.empty();
        in.begin();
        while (in.more()) {
            associations =
                    associations.plus(
                            new NetworkAclAssociationId(in.text()), shared.subnetIds.read());
        }
        in.end();
        return new NetworkAcl(id, vpcId, isDefault, ingress, egress, associations, shared.tags());
    }

    private TreePMap<Integer, AclEntry> entries() throws IOException {
        TreePMap<Integer, AclEntry> entries = TreePMap.empty();
        for (AclEntry entry : in.list(this::entry)) {
            entries = entries.plus(entry.number(), entry);
        }
        return entries;
    }

    private AclEntry entry() throws IOException {
        in.begin();
        AclEntry entry =
                new AclEntry(
                        in.integer(),
                        in.bool() ? RuleAction.ALLOW : RuleAction.DENY,
                        new Traffic(new Protocol(in.integer()), in.integer(), in.integer()),
                        Cidr.parse(in.text()));
        in.end();
        return entry;
    }

    private Route route() throws IOException {
        in.begin();
        Cidr destination = Cidr.parse(in.text());
        RouteTarget target = target();
        Route route = new Route(destination, target, WireNames.ROUTE_ORIGINS.constant(in.text()));
        in.end();
        return route;
    }

    private RouteTarget target() throws IOException {
        int kind = in.integer();
        return switch (kind) {
            case NetworkWriter.TARGET_INTERNET_GATEWAY ->
                    new RouteTarget.OfInternetGateway(new InternetGatewayId(in.text()));
            case NetworkWriter.TARGET_INTERFACE ->
                    new RouteTarget.OfInterface(new EniId(in.text()));
            case NetworkWriter.TARGET_NAT_GATEWAY ->
                    new RouteTarget.OfNatGateway(new NatGatewayId(in.text()));
            case NetworkWriter.TARGET_EGRESS_ONLY_GATEWAY ->
                    new RouteTarget.OfEgressOnlyGateway(new EgressOnlyGatewayId(in.text()));
            case NetworkWriter.TARGET_PEERING ->
                    new RouteTarget.OfPeering(new PeeringId(in.text()));
            default -> throw new DamagedSnapshotException("no target is of kind " + kind);
        };
    }
}
