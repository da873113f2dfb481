/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.api.rest.AddressRequests.AllocateAddress;
import dev.enif.api.rest.AddressRequests.AssociateAddress;
import dev.enif.core.account.AccountCommand;
import dev.enif.core.elasticip.ElasticIpCommand;
import dev.enif.core.id.AllocationId;
import dev.enif.core.id.AssociationId;
import dev.enif.query.ViewKind;
import dev.enif.query.view.AddressView;
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
import org.jspecify.annotations.Nullable;

/** Elastic IP addresses over REST. */
@Path(AddressResource.COLLECTION)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Addresses",
        description = "Elastic IPs: public addresses that the account keeps until it releases them")
public class AddressResource {
    static final String COLLECTION = "/v1/addresses";

    private final CommandGate commands;
    private final Reads reads;

    public AddressResource(CommandGate commands, Reads reads) {
        this.commands = commands;
        this.reads = reads;
    }

    @GET
    @Operation(summary = "List Elastic IPs")
    public Uni<Response> list() {
        return reads.list(ViewKind.ADDRESSES);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Show an Elastic IP")
    @APIResponseSchema(AddressView.class)
    public Uni<Response> get(@PathParam("id") String id) {
        return reads.one(ViewKind.ADDRESSES, Parameters.read("id", id, AllocationId::new));
    }

    @POST
    @Operation(summary = "Allocate an Elastic IP", description = "The body may be left out.")
    @APIResponseSchema(value = AddressView.class, responseCode = "201")
    public Uni<Response> allocate(@Valid @Nullable AllocateAddress request) {
        AllocateAddress given = request == null ? AllocateAddress.ANY : request;
        return commands.submit(given.toCommand())
                .map(answer -> Replies.created(answer, COLLECTION, Rendering.ADDRESS));
    }

    @POST
    @Path("/{id}/associate")
    @Operation(
            summary = "Associate an Elastic IP with a private address",
            description = "Refused while it stands for another one, unless that is allowed.")
    @APIResponseSchema(AddressView.class)
    public Uni<Response> associate(
            @PathParam("id") String id, @NotNull @Valid AssociateAddress request) {
        AllocationId allocationId = allocationId(id);
        return commands.submit(request.toCommand(allocationId), allocationId)
                .map(answer -> Replies.changed(answer, allocationId, Rendering.ADDRESS));
    }

    /**
     * Named by the association, not by the address: a repeat that comes late cannot end a later
     * association.
     */
    @DELETE
    @Path("/associations/{associationId}")
    @Operation(
            summary = "Disassociate an Elastic IP",
            description =
                    "Ends exactly that association; every associate makes a new id, so a late"
                            + " repeat cannot end a later one.")
    @APIResponse(responseCode = "204", description = "The address stands for nothing")
    public Uni<Response> disassociate(@PathParam("associationId") String associationId) {
        AssociationId id = Parameters.read("associationId", associationId, AssociationId::new);
        return commands.submit(
                        new AccountCommand.OfElasticIp(
                                new ElasticIpCommand.DisassociateElasticIp(id)))
                .map(Replies::done);
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Release an Elastic IP", description = "Refused while it is associated.")
    @APIResponse(responseCode = "204", description = "It is back in the pool")
    public Uni<Response> release(@PathParam("id") String id) {
        AllocationId allocationId = allocationId(id);
        AccountCommand command =
                new AccountCommand.OfElasticIp(new ElasticIpCommand.ReleaseElasticIp(allocationId));
        return commands.submit(command, allocationId).map(Replies::done);
    }

    private static AllocationId allocationId(String id) {
        return Parameters.read("id", id, AllocationId::new);
    }
}
