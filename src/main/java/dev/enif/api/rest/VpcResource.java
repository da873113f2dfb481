/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.api.rest.VpcRequests.AssociateCidrBlock;
import dev.enif.api.rest.VpcRequests.AssociateIpv6CidrBlock;
import dev.enif.api.rest.VpcRequests.CreateVpc;
import dev.enif.api.rest.VpcRequests.ModifyVpc;
import dev.enif.core.account.AccountCommand;
import dev.enif.core.id.CidrAssociationId;
import dev.enif.core.id.VpcId;
import dev.enif.core.vpc.VpcCommand;
import dev.enif.query.ViewKind;
import dev.enif.query.view.VpcView;
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

/** VPCs over REST. */
@Path(VpcResource.COLLECTION)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "VPCs", description = "Virtual private clouds and their address blocks")
public class VpcResource {
    static final String COLLECTION = "/v1/vpcs";

    private final CommandGate commands;
    private final Reads reads;

    public VpcResource(CommandGate commands, Reads reads) {
        this.commands = commands;
        this.reads = reads;
    }

    @GET
    @Operation(summary = "List VPCs")
    public Uni<Response> list() {
        return reads.list(ViewKind.VPCS);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Show a VPC")
    @APIResponseSchema(VpcView.class)
    public Uni<Response> get(@PathParam("id") String id) {
        return reads.one(ViewKind.VPCS, Parameters.read("id", id, VpcId::new));
    }

    @POST
    @Operation(
            summary = "Create a VPC",
            description = "With it comes its default security group, named in the answer.")
    @APIResponseSchema(value = VpcView.class, responseCode = "201")
    public Uni<Response> create(@NotNull @Valid CreateVpc request) {
        return commands.submit(request.toCommand())
                .map(answer -> Replies.created(answer, COLLECTION, Rendering.VPC));
    }

    @PATCH
    @Path("/{id}")
    @Operation(summary = "Change a VPC")
    @APIResponseSchema(VpcView.class)
    public Uni<Response> modify(@PathParam("id") String id, @NotNull @Valid ModifyVpc request) {
        VpcId vpcId = Parameters.read("id", id, VpcId::new);
        return commands.submit(request.toCommand(vpcId), vpcId)
                .map(answer -> Replies.changed(answer, vpcId, Rendering.VPC));
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            summary = "Delete a VPC",
            description =
                    "Refused while anything but its default security group is in it; the refusal"
                            + " names what is.")
    @APIResponse(responseCode = "204", description = "It is deleted")
    public Uni<Response> delete(@PathParam("id") String id) {
        VpcId vpcId = Parameters.read("id", id, VpcId::new);
        return commands.submit(new AccountCommand.OfVpc(new VpcCommand.DeleteVpc(vpcId)), vpcId)
                .map(Replies::done);
    }

    @POST
    @Path("/{id}/cidr-blocks")
    @Operation(summary = "Add an address block to a VPC")
    @APIResponseSchema(VpcView.class)
    public Uni<Response> associateCidrBlock(
            @PathParam("id") String id, @NotNull @Valid AssociateCidrBlock request) {
        VpcId vpcId = Parameters.read("id", id, VpcId::new);
        return commands.submit(request.toCommand(vpcId), vpcId)
                .map(answer -> Replies.changed(answer, vpcId, Rendering.VPC));
    }

    @POST
    @Path("/{id}/ipv6-cidr-blocks")
    @Operation(
            summary = "Add an IPv6 block to a VPC",
            description =
                    "With the first one, its default network ACL lets IPv6 pass and its default"
                            + " security group lets it out, unless they were changed.")
    @APIResponseSchema(VpcView.class)
    public Uni<Response> associateIpv6CidrBlock(
            @PathParam("id") String id, @NotNull @Valid AssociateIpv6CidrBlock request) {
        VpcId vpcId = Parameters.read("id", id, VpcId::new);
        return commands.submit(request.toCommand(vpcId), vpcId)
                .map(answer -> Replies.changed(answer, vpcId, Rendering.VPC));
    }

    @DELETE
    @Path("/{id}/cidr-blocks/{associationId}")
    @Operation(
            summary = "Take an address block of either IP version from a VPC",
            description = "Refused for the primary block, and while a subnet lies in it.")
    @APIResponse(responseCode = "204", description = "The VPC does not have it any more")
    public Uni<Response> disassociateCidrBlock(
            @PathParam("id") String id, @PathParam("associationId") String associationId) {
        VpcId vpcId = Parameters.read("id", id, VpcId::new);
        AccountCommand command =
                new AccountCommand.OfVpc(
                        new VpcCommand.DisassociateCidrBlock(
                                vpcId,
                                Parameters.read(
                                        "associationId", associationId, CidrAssociationId::new)));
        return commands.submit(command, vpcId).map(Replies::done);
    }
}
