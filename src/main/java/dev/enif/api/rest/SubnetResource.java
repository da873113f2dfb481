/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.api.rest.SubnetRequests.AssociateIpv6CidrBlock;
import dev.enif.api.rest.SubnetRequests.CreateSubnet;
import dev.enif.api.rest.SubnetRequests.ModifySubnet;
import dev.enif.api.rest.SubnetRequests.ReserveCidr;
import dev.enif.core.account.AccountCommand;
import dev.enif.core.id.SubnetCidrAssociationId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.SubnetReservationId;
import dev.enif.core.vpc.SubnetCommand;
import dev.enif.query.ViewKind;
import dev.enif.query.view.SubnetView;
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

/** Subnets over REST. */
@Path(SubnetResource.COLLECTION)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Subnets", description = "Parts of a VPC, each in one availability zone")
public class SubnetResource {
    static final String COLLECTION = "/v1/subnets";

    private final CommandGate commands;
    private final Reads reads;

    public SubnetResource(CommandGate commands, Reads reads) {
        this.commands = commands;
        this.reads = reads;
    }

    @GET
    @Operation(summary = "List subnets")
    public Uni<Response> list() {
        return reads.list(ViewKind.SUBNETS);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Show a subnet")
    @APIResponseSchema(SubnetView.class)
    public Uni<Response> get(@PathParam("id") String id) {
        return reads.one(ViewKind.SUBNETS, Parameters.read("id", id, SubnetId::new));
    }

    @POST
    @Operation(
            summary = "Create a subnet",
            description =
                    "The first four addresses and the last of its block are reserved, as in EC2.")
    @APIResponseSchema(value = SubnetView.class, responseCode = "201")
    public Uni<Response> create(@NotNull @Valid CreateSubnet request) {
        return commands.submit(request.toCommand())
                .map(answer -> Replies.created(answer, COLLECTION, Rendering.SUBNET));
    }

    @PATCH
    @Path("/{id}")
    @Operation(summary = "Change a subnet")
    @APIResponseSchema(SubnetView.class)
    public Uni<Response> modify(@PathParam("id") String id, @NotNull @Valid ModifySubnet request) {
        SubnetId subnetId = Parameters.read("id", id, SubnetId::new);
        return commands.submit(request.toCommand(subnetId), subnetId)
                .map(answer -> Replies.changed(answer, subnetId, Rendering.SUBNET));
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            summary = "Delete a subnet",
            description = "Refused while a network interface is in it; the refusal names them.")
    @APIResponse(responseCode = "204", description = "It is deleted")
    public Uni<Response> delete(@PathParam("id") String id) {
        SubnetId subnetId = Parameters.read("id", id, SubnetId::new);
        AccountCommand command =
                new AccountCommand.OfSubnet(new SubnetCommand.DeleteSubnet(subnetId));
        return commands.submit(command, subnetId).map(Replies::done);
    }

    @POST
    @Path("/{id}/ipv6-cidr-blocks")
    @Operation(summary = "Give a subnet its IPv6 block")
    @APIResponseSchema(SubnetView.class)
    public Uni<Response> associateIpv6CidrBlock(
            @PathParam("id") String id, @NotNull @Valid AssociateIpv6CidrBlock request) {
        SubnetId subnetId = Parameters.read("id", id, SubnetId::new);
        return commands.submit(request.toCommand(subnetId), subnetId)
                .map(answer -> Replies.changed(answer, subnetId, Rendering.SUBNET));
    }

    @DELETE
    @Path("/{id}/ipv6-cidr-blocks/{associationId}")
    @Operation(summary = "Take its IPv6 block from a subnet")
    @APIResponse(responseCode = "204", description = "The subnet does not have it any more")
    public Uni<Response> disassociateIpv6CidrBlock(
            @PathParam("id") String id, @PathParam("associationId") String associationId) {
        SubnetId subnetId = Parameters.read("id", id, SubnetId::new);
        AccountCommand command =
                new AccountCommand.OfSubnet(
                        new SubnetCommand.DisassociateSubnetIpv6Block(
                                subnetId,
                                Parameters.read(
                                        "associationId",
                                        associationId,
                                        SubnetCidrAssociationId::new)));
        return commands.submit(command, subnetId).map(Replies::done);
    }

    @POST
    @Path("/{id}/cidr-reservations")
    @Operation(
            summary = "Keep a block of a subnet for something",
            description =
                    "What is held in it stays; nothing is picked from it any more but prefixes, if it"
                            + " is kept for them.")
    @APIResponseSchema(SubnetView.class)
    public Uni<Response> reserveCidr(
            @PathParam("id") String id, @NotNull @Valid ReserveCidr request) {
        SubnetId subnetId = Parameters.read("id", id, SubnetId::new);
        return commands.submit(request.toCommand(subnetId), subnetId)
                .map(answer -> Replies.changed(answer, subnetId, Rendering.SUBNET));
    }

    @DELETE
    @Path("/{id}/cidr-reservations/{reservationId}")
    @Operation(summary = "Keep a block of a subnet no longer")
    @APIResponse(responseCode = "204", description = "The subnet does not have it any more")
    public Uni<Response> deleteCidrReservation(
            @PathParam("id") String id, @PathParam("reservationId") String reservationId) {
        SubnetId subnetId = Parameters.read("id", id, SubnetId::new);
        AccountCommand command =
                new AccountCommand.OfSubnet(
                        new SubnetCommand.DeleteCidrReservation(
                                subnetId,
                                Parameters.read(
                                        "reservationId", reservationId, SubnetReservationId::new)));
        return commands.submit(command, subnetId).map(Replies::done);
    }
}
