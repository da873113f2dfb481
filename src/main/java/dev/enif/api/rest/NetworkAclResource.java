/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.api.problem.ProblemException;
import dev.enif.api.rest.NetworkAclRequests.CreateEntry;
import dev.enif.api.rest.NetworkAclRequests.CreateNetworkAcl;
import dev.enif.api.rest.NetworkAclRequests.ReplaceEntry;
import dev.enif.api.rest.NetworkAclRequests.ReplaceNetworkAclAssociation;
import dev.enif.core.account.AccountCommand;
import dev.enif.core.acl.AclEntry;
import dev.enif.core.acl.NetworkAclCommand;
import dev.enif.core.id.NetworkAclAssociationId;
import dev.enif.core.id.NetworkAclId;
import dev.enif.query.ViewKind;
import dev.enif.query.view.NetworkAclView;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Network ACLs, their entries and who goes by them, over REST. */
@Path(NetworkAclResource.COLLECTION)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Network ACLs", description = "Ordered, stateless filters of subnets")
public class NetworkAclResource {
    static final String COLLECTION = "/v1/network-acls";

    private final CommandGate commands;
    private final Reads reads;

    public NetworkAclResource(CommandGate commands, Reads reads) {
        this.commands = commands;
        this.reads = reads;
    }

    @GET
    @Operation(
            summary = "List network ACLs",
            description = "Subnets that go by one: GET /v1/subnets?networkAclId=acl-…")
    public Uni<Response> list() {
        return reads.list(ViewKind.NETWORK_ACLS);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Show a network ACL")
    @APIResponseSchema(NetworkAclView.class)
    public Uni<Response> get(@PathParam("id") String id) {
        return reads.one(ViewKind.NETWORK_ACLS, aclId(id));
    }

    @POST
    @Operation(
            summary = "Create a network ACL",
            description = "It lets nothing pass, and no subnet goes by it yet.")
    @APIResponseSchema(value = NetworkAclView.class, responseCode = "201")
    public Uni<Response> create(@NotNull @Valid CreateNetworkAcl request) {
        return commands.submit(request.toCommand())
                .map(answer -> Replies.created(answer, COLLECTION, Rendering.NETWORK_ACL));
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            summary = "Delete a network ACL",
            description =
                    "Refused for the default one of a VPC, and while subnets go by it; the refusal"
                            + " names them.")
    @APIResponse(responseCode = "204", description = "It is deleted")
    public Uni<Response> delete(@PathParam("id") String id) {
        NetworkAclId aclId = aclId(id);
        return commands.submit(command(new NetworkAclCommand.DeleteNetworkAcl(aclId)), aclId)
                .map(Replies::done);
    }

    @POST
    @Path("/{id}/entries")
    @Operation(summary = "Add an entry", description = "Refused if the number is taken.")
    @APIResponseSchema(NetworkAclView.class)
    public Uni<Response> createEntry(
            @PathParam("id") String id, @NotNull @Valid CreateEntry request) {
        NetworkAclId aclId = aclId(id);
        return commands.submit(request.toCommand(aclId), aclId)
                .map(answer -> Replies.changed(answer, aclId, Rendering.NETWORK_ACL));
    }

    @PUT
    @Path("/{id}/entries/{direction}/{ruleNumber}")
    @Operation(summary = "Replace an entry", description = "Refused if there is none.")
    @APIResponseSchema(NetworkAclView.class)
    public Uni<Response> replaceEntry(
            @PathParam("id") String id,
            @PathParam("direction") String direction,
            @PathParam("ruleNumber") String ruleNumber,
            @NotNull @Valid ReplaceEntry request) {
        NetworkAclId aclId = aclId(id);
        AccountCommand command =
                request.toCommand(aclId, Parameters.direction("", direction), number(ruleNumber));
        return commands.submit(command, aclId)
                .map(answer -> Replies.changed(answer, aclId, Rendering.NETWORK_ACL));
    }

    @DELETE
    @Path("/{id}/entries/{direction}/{ruleNumber}")
    @Operation(
            summary = "Remove an entry",
            description = "The last one, 32767, cannot be removed: it denies all else.")
    @APIResponse(responseCode = "204", description = "The ACL does not have it any more")
    public Uni<Response> deleteEntry(
            @PathParam("id") String id,
            @PathParam("direction") String direction,
            @PathParam("ruleNumber") String ruleNumber) {
        NetworkAclId aclId = aclId(id);
        AccountCommand command =
                command(
                        new NetworkAclCommand.DeleteNetworkAclEntry(
                                aclId, Parameters.direction("", direction), number(ruleNumber)));
        return commands.submit(command, aclId).map(Replies::done);
    }

    @POST
    @Path("/associations/{associationId}/replace")
    @Operation(
            summary = "Let a subnet go by another network ACL",
            description =
                    "A subnet always goes by exactly one. The new association has an id of its own.")
    @APIResponseSchema(AssociatedNetworkAcl.class)
    public Uni<Response> replaceAssociation(
            @PathParam("associationId") String associationId,
            @NotNull @Valid ReplaceNetworkAclAssociation request) {
        NetworkAclAssociationId association =
                Parameters.read("associationId", associationId, NetworkAclAssociationId::new);
        return commands.submit(request.toCommand(association))
                .map(answer -> Replies.associated(answer, request.aclId()));
    }

    private static int number(String text) {
        int number = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
        if (number < AclEntry.LOWEST || number > AclEntry.DENY_ALL) {
            throw ProblemException.invalid(
                    "InvalidParameterValue", "ruleNumber", "expecting 1 to 32766");
        }
        return number;
    }

    private static AccountCommand command(NetworkAclCommand command) {
        return new AccountCommand.OfNetworkAcl(command);
    }

    private static NetworkAclId aclId(String id) {
        return Parameters.read("id", id, NetworkAclId::new);
    }
}
