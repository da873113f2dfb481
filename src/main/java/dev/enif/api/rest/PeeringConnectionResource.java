/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.api.rest.PeeringConnectionRequests.CreatePeeringConnection;
import dev.enif.core.account.AccountCommand;
import dev.enif.core.id.PeeringId;
import dev.enif.query.ViewKind;
import dev.enif.query.view.PeeringConnectionView;
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

/** Peering connections over REST. */
@Path(PeeringConnectionResource.COLLECTION)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "VPC peering connections",
        description =
                "Connections between two VPCs, of the account or of two, asked for and accepted")
public class PeeringConnectionResource {
    static final String COLLECTION = "/v1/peering-connections";

    private final CommandGate commands;
    private final Reads reads;

    public PeeringConnectionResource(CommandGate commands, Reads reads) {
        this.commands = commands;
        this.reads = reads;
    }

    @GET
    @Operation(summary = "List peering connections")
    public Uni<Response> list() {
        return reads.list(ViewKind.PEERING_CONNECTIONS);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Show a peering connection")
    @APIResponseSchema(PeeringConnectionView.class)
    public Uni<Response> get(@PathParam("id") String id) {
        return reads.one(ViewKind.PEERING_CONNECTIONS, peeringId(id));
    }

    @POST
    @Operation(
            summary = "Ask for a peering connection",
            description =
                    "Refused while the VPCs share addresses, and while there is one between them. A request that"
                            + " nobody answers expires after seven days. A request to another account is sent to it, and"
                            + " shown there under the same id; it fails if there is no such VPC, or one that shares"
                            + " addresses with this one.")
    @APIResponseSchema(value = PeeringConnectionView.class, responseCode = "201")
    public Uni<Response> create(@NotNull @Valid CreatePeeringConnection request) {
        return commands.submit(request.toCommand())
                .map(answer -> Replies.created(answer, COLLECTION, Rendering.PEERING_CONNECTION));
    }

    @POST
    @Path("/{id}/accept")
    @Operation(
            summary = "Accept a peering connection",
            description =
                    "Refused unless it is pending, and while the VPCs share addresses. Of two accounts, the one"
                            + " that was asked accepts.")
    @APIResponseSchema(PeeringConnectionView.class)
    public Uni<Response> accept(@PathParam("id") String id) {
        PeeringId peeringId = peeringId(id);
        return changed(PeeringConnectionRequests.accept(peeringId), peeringId);
    }

    @POST
    @Path("/{id}/reject")
    @Operation(
            summary = "Reject a peering connection",
            description = "Refused unless it is pending. It is listed for two hours more.")
    @APIResponseSchema(PeeringConnectionView.class)
    public Uni<Response> reject(@PathParam("id") String id) {
        PeeringId peeringId = peeringId(id);
        return changed(PeeringConnectionRequests.reject(peeringId), peeringId);
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            summary = "Delete a peering connection",
            description =
                    "An active one, or a request; of another account's request, reject it. It is listed for two hours more, as deleted. Routes to it stay,"
                            + " and lead nowhere.")
    @APIResponse(responseCode = "204", description = "It is deleted")
    public Uni<Response> delete(@PathParam("id") String id) {
        PeeringId peeringId = peeringId(id);
        return commands.submit(PeeringConnectionRequests.delete(peeringId), peeringId)
                .map(Replies::done);
    }

    private Uni<Response> changed(AccountCommand command, PeeringId peeringId) {
        return commands.submit(command, peeringId)
                .map(answer -> Replies.changed(answer, peeringId, Rendering.PEERING_CONNECTION));
    }

    private static PeeringId peeringId(String id) {
        return Parameters.read("id", id, PeeringId::new);
    }
}
