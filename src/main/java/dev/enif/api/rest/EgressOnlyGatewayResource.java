/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.api.rest.EgressOnlyGatewayRequests.CreateEgressOnlyGateway;
import dev.enif.core.account.AccountCommand;
import dev.enif.core.id.EgressOnlyGatewayId;
import dev.enif.core.routing.EgressOnlyGatewayCommand;
import dev.enif.query.ViewKind;
import dev.enif.query.view.EgressOnlyGatewayView;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Egress-only internet gateways over REST. */
@Path(EgressOnlyGatewayResource.COLLECTION)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Egress-only internet gateways",
        description = "Ways out by which VPCs are not reached from outside, for IPv6; one a VPC")
public class EgressOnlyGatewayResource {
    static final String COLLECTION = "/v1/egress-only-internet-gateways";

    private final CommandGate commands;
    private final Reads reads;

    public EgressOnlyGatewayResource(CommandGate commands, Reads reads) {
        this.commands = commands;
        this.reads = reads;
    }

    @GET
    @Operation(summary = "List egress-only internet gateways")
    public Uni<Response> list() {
        return reads.list(ViewKind.EGRESS_ONLY_GATEWAYS);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Show an egress-only internet gateway")
    @APIResponseSchema(EgressOnlyGatewayView.class)
    public Uni<Response> get(@PathParam("id") String id) {
        return reads.one(ViewKind.EGRESS_ONLY_GATEWAYS, gatewayId(id));
    }

    @POST
    @Operation(
            summary = "Create an egress-only internet gateway",
            description = "It is attached to the VPC for life. Refused while the VPC has another.")
    @APIResponseSchema(value = EgressOnlyGatewayView.class, responseCode = "201")
    public Uni<Response> create(@NotNull @Valid CreateEgressOnlyGateway request) {
        return commands.submit(request.toCommand())
                .map(answer -> Replies.created(answer, COLLECTION, Rendering.EGRESS_ONLY_GATEWAY));
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            summary = "Delete an egress-only internet gateway",
            description = "Routes to it stay, and lead nowhere.")
    @APIResponse(responseCode = "204", description = "It is deleted")
    public Uni<Response> delete(@PathParam("id") String id) {
        EgressOnlyGatewayId gatewayId = gatewayId(id);
        AccountCommand command =
                new AccountCommand.OfEgressOnlyGateway(
                        new EgressOnlyGatewayCommand.DeleteEgressOnlyGateway(gatewayId));
        return commands.submit(command, gatewayId).map(Replies::done);
    }

    private static EgressOnlyGatewayId gatewayId(String id) {
        return Parameters.read("id", id, EgressOnlyGatewayId::new);
    }
}
