/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.api.rest.NatGatewayRequests.AddNatAddresses;
import dev.enif.api.rest.NatGatewayRequests.CreateNatGateway;
import dev.enif.core.account.AccountCommand;
import dev.enif.core.id.NatGatewayId;
import dev.enif.core.nat.NatGatewayCommand;
import dev.enif.query.ViewKind;
import dev.enif.query.view.NatGatewayView;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** NAT gateways over REST. */
@Path(NatGatewayResource.COLLECTION)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "NAT gateways",
        description = "Ways out by which subnets are not reached from outside, for IPv4")
public class NatGatewayResource {
    static final String COLLECTION = "/v1/nat-gateways";

    private final CommandGate commands;
    private final Reads reads;

    public NatGatewayResource(CommandGate commands, Reads reads) {
        this.commands = commands;
        this.reads = reads;
    }

    @GET
    @Operation(
            summary = "List NAT gateways",
            description = "Those that were deleted within the last hour are among them.")
    public Uni<Response> list() {
        return reads.list(ViewKind.NAT_GATEWAYS);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Show a NAT gateway")
    @APIResponseSchema(NatGatewayView.class)
    public Uni<Response> get(@PathParam("id") String id) {
        return reads.one(ViewKind.NAT_GATEWAYS, natGatewayId(id));
    }

    @POST
    @Operation(
            summary = "Create a NAT gateway",
            description =
                    "It gets an interface of its own in the subnet, which it alone manages. A"
                            + " public one needs an Elastic IP, and an internet gateway attached to"
                            + " the VPC.")
    @APIResponseSchema(value = NatGatewayView.class, responseCode = "201")
    public Uni<Response> create(@NotNull @Valid CreateNatGateway request) {
        return commands.submit(request.toCommand())
                .map(answer -> Replies.created(answer, COLLECTION, Rendering.NAT_GATEWAY));
    }

    @POST
    @Path("/{id}/addresses")
    @Operation(
            summary = "Give a NAT gateway further addresses",
            description =
                    "A public one gets one for each Elastic IP; a private one those that are named,"
                            + " or as many as asked for.")
    @APIResponseSchema(NatGatewayView.class)
    public Uni<Response> addAddresses(
            @PathParam("id") String id, @NotNull @Valid AddNatAddresses request) {
        NatGatewayId natGatewayId = natGatewayId(id);
        return commands.submit(request.toCommand(natGatewayId), natGatewayId)
                .map(answer -> Replies.changed(answer, natGatewayId, Rendering.NAT_GATEWAY));
    }

    @DELETE
    @Path("/{id}/addresses")
    @Operation(
            summary = "Take addresses of a NAT gateway away",
            description =
                    "All or none, and never the primary one: of a public one by the associations of"
                            + " its Elastic IPs, which stay allocated; of a private one by address.")
    @APIResponse(responseCode = "204", description = "The gateway does not have them any more")
    public Uni<Response> removeAddresses(
            @PathParam("id") String id,
            @RestQuery(NatGatewayRequests.ASSOCIATION_ID)
                    @Parameter(
                            description = "Of a public one; may be repeated",
                            example = "eipassoc-0a1b2c3d4e5f60718")
                    List<String> associationIds,
            @RestQuery(NatGatewayRequests.ADDRESS)
                    @Parameter(
                            description = "Of a private one; may be repeated",
                            example = "10.0.1.12")
                    List<String> addresses) {
        NatGatewayId natGatewayId = natGatewayId(id);
        return commands.submit(
                        NatGatewayRequests.removal(natGatewayId, associationIds, addresses),
                        natGatewayId,
                        NatGatewayRequests.ASSOCIATION_ID,
                        NatGatewayRequests.ADDRESS)
                .map(Replies::done);
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            summary = "Delete a NAT gateway",
            description =
                    "Its interface goes with it, its Elastic IPs stay allocated. Routes to it stay,"
                            + " and lead nowhere. It is shown as deleted for an hour.")
    @APIResponse(responseCode = "204", description = "It is deleted")
    public Uni<Response> delete(@PathParam("id") String id) {
        NatGatewayId natGatewayId = natGatewayId(id);
        AccountCommand command =
                new AccountCommand.OfNatGateway(
                        new NatGatewayCommand.DeleteNatGateway(natGatewayId));
        return commands.submit(command, natGatewayId).map(Replies::done);
    }

    private static NatGatewayId natGatewayId(String id) {
        return Parameters.read("id", id, NatGatewayId::new);
    }
}
