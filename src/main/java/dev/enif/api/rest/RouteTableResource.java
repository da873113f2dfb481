/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.api.rest.RouteTableRequests.AssociateRouteTable;
import dev.enif.api.rest.RouteTableRequests.CreateRoute;
import dev.enif.api.rest.RouteTableRequests.CreateRouteTable;
import dev.enif.api.rest.RouteTableRequests.ReplaceAssociation;
import dev.enif.api.rest.RouteTableRequests.ReplaceRoute;
import dev.enif.core.account.AccountCommand;
import dev.enif.core.id.RouteTableAssociationId;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.routing.RouteTableCommand;
import dev.enif.query.ViewKind;
import dev.enif.query.view.RouteTableView;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Route tables, their routes and who goes by them, over REST. */
@Path(RouteTableResource.COLLECTION)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Route tables", description = "Where the traffic of subnets goes")
public class RouteTableResource {
    static final String COLLECTION = "/v1/route-tables";

    private static final String DESTINATION = "destination";

    private final CommandGate commands;
    private final Reads reads;

    public RouteTableResource(CommandGate commands, Reads reads) {
        this.commands = commands;
        this.reads = reads;
    }

    @GET
    @Operation(summary = "List route tables")
    public Uni<Response> list() {
        return reads.list(ViewKind.ROUTE_TABLES);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Show a route table")
    @APIResponseSchema(RouteTableView.class)
    public Uni<Response> get(@PathParam("id") String id) {
        return reads.one(ViewKind.ROUTE_TABLES, tableId(id));
    }

    @POST
    @Operation(
            summary = "Create a route table",
            description = "It has the local routes of the VPC; no subnet goes by it yet.")
    @APIResponseSchema(value = RouteTableView.class, responseCode = "201")
    public Uni<Response> create(@NotNull @Valid CreateRouteTable request) {
        return commands.submit(request.toCommand())
                .map(answer -> Replies.created(answer, COLLECTION, Rendering.ROUTE_TABLE));
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            summary = "Delete a route table",
            description =
                    "Refused while it is the main one or a subnet is associated with it; the"
                            + " refusal names them.")
    @APIResponse(responseCode = "204", description = "It is deleted")
    public Uni<Response> delete(@PathParam("id") String id) {
        RouteTableId tableId = tableId(id);
        return commands.submit(command(new RouteTableCommand.DeleteRouteTable(tableId)), tableId)
                .map(Replies::done);
    }

    @POST
    @Path("/{id}/routes")
    @Operation(summary = "Add a route")
    @APIResponseSchema(RouteTableView.class)
    public Uni<Response> createRoute(
            @PathParam("id") String id, @NotNull @Valid CreateRoute request) {
        RouteTableId tableId = tableId(id);
        return commands.submit(request.toCommand(tableId), tableId)
                .map(answer -> Replies.changed(answer, tableId, Rendering.ROUTE_TABLE));
    }

    @PUT
    @Path("/{id}/routes")
    @Operation(
            summary = "Give a route another target",
            description =
                    "A local route can have an interface or a NAT gateway of the VPC as its target,"
                            + " and its own again.")
    @APIResponseSchema(RouteTableView.class)
    public Uni<Response> replaceRoute(
            @PathParam("id") String id,
            @RestQuery(DESTINATION) @Parameter(required = true, example = "0.0.0.0/0")
                    List<String> destinations,
            @NotNull @Valid ReplaceRoute request) {
        RouteTableId tableId = tableId(id);
        return commands.submit(
                        request.toCommand(tableId, destination(destinations)), tableId, DESTINATION)
                .map(answer -> Replies.changed(answer, tableId, Rendering.ROUTE_TABLE));
    }

    @DELETE
    @Path("/{id}/routes")
    @Operation(
            summary = "Remove a route",
            description = "Refused for local routes: they follow from the VPC's blocks.")
    @APIResponse(responseCode = "204", description = "The table does not have it any more")
    public Uni<Response> deleteRoute(
            @PathParam("id") String id,
            @RestQuery(DESTINATION) @Parameter(required = true, example = "0.0.0.0/0")
                    List<String> destinations) {
        RouteTableId tableId = tableId(id);
        AccountCommand command = destination(destinations).delete(tableId);
        return commands.submit(command, tableId, DESTINATION).map(Replies::done);
    }

    @POST
    @Path("/{id}/associations")
    @Operation(
            summary = "Let a subnet, or what comes in by a gateway, go by a route table",
            description = "Refused while it goes by another one, other than the main one.")
    @APIResponseSchema(AssociatedTable.class)
    public Uni<Response> associate(
            @PathParam("id") String id, @NotNull @Valid AssociateRouteTable request) {
        RouteTableId tableId = tableId(id);
        return commands.submit(request.toCommand(tableId), tableId)
                .map(answer -> Replies.associated(answer, tableId));
    }

    /** Named by the association: a repeat that comes late cannot end a later one. */
    @DELETE
    @Path("/associations/{associationId}")
    @Operation(
            summary = "Let a subnet go by the main route table again",
            description = "Refused for the association of the main table, which can be replaced.")
    @APIResponse(responseCode = "204", description = "The subnet goes by the main table")
    public Uni<Response> disassociate(@PathParam("associationId") String associationId) {
        return commands.submit(
                        command(
                                new RouteTableCommand.DisassociateRouteTable(
                                        associationId(associationId))))
                .map(Replies::done);
    }

    @POST
    @Path("/associations/{associationId}/replace")
    @Operation(
            summary = "Let a subnet, or the VPC, go by another route table",
            description =
                    "One step: at no moment does it go by none. For the association of the main"
                            + " table, the other one is the main one from then on. The new"
                            + " association has an id of its own.")
    @APIResponseSchema(AssociatedTable.class)
    public Uni<Response> replaceAssociation(
            @PathParam("associationId") String associationId,
            @NotNull @Valid ReplaceAssociation request) {
        return commands.submit(request.toCommand(associationId(associationId)))
                .map(answer -> Replies.associated(answer, request.tableId()));
    }

    private static RouteDestination destination(List<String> destinations) {
        return Parameters.readQuery(DESTINATION, destinations, 1, RouteDestination::parse)
                .getFirst();
    }

    private static AccountCommand command(RouteTableCommand command) {
        return new AccountCommand.OfRouteTable(command);
    }

    private static RouteTableId tableId(String id) {
        return Parameters.read("id", id, RouteTableId::new);
    }

    private static RouteTableAssociationId associationId(String id) {
        return Parameters.read("associationId", id, RouteTableAssociationId::new);
    }
}
