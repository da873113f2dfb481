/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.routing;

import dev.enif.core.account.Entity;
import dev.enif.core.account.Hash64;
import dev.enif.core.account.Tags;
import dev.enif.core.id.InternetGatewayId;
import dev.enif.core.id.PrefixListId;
import dev.enif.core.id.ResourceId;
import dev.enif.core.id.RouteTableAssociationId;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/**
 * A table of routes of one VPC. Every block of the VPC is a local route of each of its tables,
 * beside the routes kept here; see {@link Routing} for how they are read together.
 *
 * @param main its association as the VPC's main table, which subnets without one of their own go
 *     by; null if another one is the main table
 * @param routes by destination, and a local one only if its target was replaced
 * @param listRoutes where all blocks of a prefix list lead to
 * @param associations the subnets that go by this table of their own
 * @param gateways those whose inbound traffic goes by this table
 */
public record RouteTable(
        RouteTableId id,
        VpcId vpcId,
        @Nullable RouteTableAssociationId main,
        TreePMap<Cidr, Route> routes,
        TreePMap<PrefixListId, RouteTarget> listRoutes,
        TreePMap<RouteTableAssociationId, SubnetId> associations,
        TreePMap<RouteTableAssociationId, InternetGatewayId> gateways,
        Tags tags)
        implements Entity<RouteTableId> {
    /** One without routes of prefix lists, and of no gateway. */
    public RouteTable(
            RouteTableId id,
            VpcId vpcId,
            @Nullable RouteTableAssociationId main,
            TreePMap<Cidr, Route> routes,
            TreePMap<RouteTableAssociationId, SubnetId> associations,
            Tags tags) {
        this(id, vpcId, main, routes, TreePMap.empty(), associations, TreePMap.empty(), tags);
    }

    public boolean isMain() {
        return main != null;
    }

    public RouteTable withMain(@Nullable RouteTableAssociationId newMain) {
        return new RouteTable(id, vpcId, newMain, routes, listRoutes, associations, gateways, tags);
    }

    public RouteTable withRoutes(TreePMap<Cidr, Route> newRoutes) {
        return new RouteTable(id, vpcId, main, newRoutes, listRoutes, associations, gateways, tags);
    }

    public RouteTable withListRoutes(TreePMap<PrefixListId, RouteTarget> newListRoutes) {
        return new RouteTable(id, vpcId, main, routes, newListRoutes, associations, gateways, tags);
    }

    public RouteTable withAssociations(
            TreePMap<RouteTableAssociationId, SubnetId> newAssociations) {
        return new RouteTable(id, vpcId, main, routes, listRoutes, newAssociations, gateways, tags);
    }

    public RouteTable withGateways(
            TreePMap<RouteTableAssociationId, InternetGatewayId> newGateways) {
        return new RouteTable(id, vpcId, main, routes, listRoutes, associations, newGateways, tags);
    }

    @Override
    public RouteTable withTags(Tags newTags) {
        return new RouteTable(id, vpcId, main, routes, listRoutes, associations, gateways, newTags);
    }

    /** Where its routes lead to, those of prefix lists included. */
    public Stream<RouteTarget> targets() {
        return Stream.concat(
                routes.values().stream().map(Route::target), listRoutes.values().stream());
    }

    /**
     * What its routes lead to, but for internet gateways, which their VPC finds; and the prefix
     * lists that they are for.
     */
    @Override
    public Collection<ResourceId> references() {
        Set<ResourceId> named =
                targets()
                        .filter(target -> !(target instanceof RouteTarget.OfInternetGateway))
                        .map(RouteTarget::id)
                        .collect(Collectors.toSet());
        named.addAll(listRoutes.keySet());
        return named;
    }

    @Override
    public long fingerprint() {
        Hash64 hash = new Hash64();
        if (!listRoutes.isEmpty()) {
            // Those without hash as they did before they came.
            hash.addAll(listRoutes.entrySet());
        }
        if (!gateways.isEmpty()) {
            hash.addAll(gateways.entrySet());
        }
        return hash.add(id)
                .add(vpcId)
                .add(main == null ? "" : main)
                .addAll(routes.values())
                .addAll(associations.entrySet())
                .add(tags)
                .value();
    }
}
