/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.api.rest.PrefixListRequests.CreatePrefixList;
import dev.enif.api.rest.PrefixListRequests.ModifyPrefixList;
import dev.enif.api.rest.PrefixListRequests.RestoreVersion;
import dev.enif.core.id.PrefixListId;
import dev.enif.core.prefixlist.PrefixListCommand;
import dev.enif.query.ViewKind;
import dev.enif.query.view.PrefixListView;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
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

/** Managed prefix lists over REST. */
@Path(PrefixListResource.COLLECTION)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Prefix lists", description = "Blocks under one name, which rules refer to")
public class PrefixListResource {
    static final String COLLECTION = "/v1/prefix-lists";

    private final CommandGate commands;
    private final Reads reads;

    public PrefixListResource(CommandGate commands, Reads reads) {
        this.commands = commands;
        this.reads = reads;
    }

    @GET
    @Operation(
            summary = "List prefix lists",
            description = "Groups that refer to one: GET /v1/security-groups?peerPrefixListId=pl-…")
    public Uni<Response> list() {
        return reads.list(ViewKind.PREFIX_LISTS);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Show a prefix list")
    @APIResponseSchema(PrefixListView.class)
    public Uni<Response> get(@PathParam("id") String id) {
        return reads.one(ViewKind.PREFIX_LISTS, listId(id));
    }

    @POST
    @Operation(summary = "Create a prefix list")
    @APIResponseSchema(value = PrefixListView.class, responseCode = "201")
    public Uni<Response> create(@NotNull @Valid CreatePrefixList request) {
        return commands.submit(request.toCommand())
                .map(answer -> Replies.created(answer, COLLECTION, Rendering.PREFIX_LIST));
    }

    @PATCH
    @Path("/{id}")
    @Operation(
            summary = "Change a prefix list",
            description =
                    "Changed entries make a new version; refused unless the caller names the current one. Rules that"
                            + " refer to the list mean the new entries at once.")
    @APIResponseSchema(PrefixListView.class)
    public Uni<Response> modify(
            @PathParam("id") String id, @NotNull @Valid ModifyPrefixList request) {
        PrefixListId listId = listId(id);
        return commands.submit(request.toCommand(listId), listId)
                .map(answer -> Replies.changed(answer, listId, Rendering.PREFIX_LIST));
    }

    @POST
    @Path("/{id}/restore")
    @Operation(
            summary = "Restore the entries of an earlier version",
            description = "As a new version. The last ten are kept.")
    @APIResponseSchema(PrefixListView.class)
    public Uni<Response> restore(
            @PathParam("id") String id, @NotNull @Valid RestoreVersion request) {
        PrefixListId listId = listId(id);
        return commands.submit(request.toCommand(listId), listId)
                .map(answer -> Replies.changed(answer, listId, Rendering.PREFIX_LIST));
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            summary = "Delete a prefix list",
            description = "Refused while rules refer to it; the refusal names their groups.")
    @APIResponse(responseCode = "204", description = "It is deleted")
    public Uni<Response> delete(@PathParam("id") String id) {
        PrefixListId listId = listId(id);
        return commands.submit(
                        PrefixListRequests.of(new PrefixListCommand.DeletePrefixList(listId)),
                        listId)
                .map(Replies::done);
    }

    private static PrefixListId listId(String id) {
        return Parameters.read("id", id, PrefixListId::new);
    }
}
