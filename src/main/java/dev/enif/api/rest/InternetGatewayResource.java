/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.api.rest.InternetGatewayRequests.AttachInternetGateway;
import dev.enif.api.rest.InternetGatewayRequests.CreateInternetGateway;
import dev.enif.api.rest.InternetGatewayRequests.DetachInternetGateway;
import dev.enif.core.account.AccountCommand;
import dev.enif.core.id.InternetGatewayId;
import dev.enif.core.routing.InternetGatewayCommand;
import dev.enif.query.ViewKind;
import dev.enif.query.view.InternetGatewayView;
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

/** Internet gateways over REST. */
@Path(InternetGatewayResource.COLLECTION)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Internet gateways", description = "Ways between a VPC and the internet, one a VPC")
public class InternetGatewayResource {
    static final String COLLECTION = "/v1/internet-gateways";

    private final CommandGate commands;
    private final Reads reads;

    public InternetGatewayResource(CommandGate commands, Reads reads) {
        this.commands = commands;
        this.reads = reads;
    }

    @GET
    @Operation(summary = "List internet gateways")
    public Uni<Response> list() {
        return reads.list(ViewKind.INTERNET_GATEWAYS);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Show an internet gateway")
    @APIResponseSchema(InternetGatewayView.class)
    public Uni<Response> get(@PathParam("id") String id) {
        return reads.one(ViewKind.INTERNET_GATEWAYS, gatewayId(id));
    }

    @POST
    @Operation(
            summary = "Create an internet gateway",
            description = "It is attached to no VPC. The body may be left out.")
    @APIResponseSchema(value = InternetGatewayView.class, responseCode = "201")
    public Uni<Response> create(@Valid @Nullable CreateInternetGateway request) {
        CreateInternetGateway given =
                request == null ? CreateInternetGateway.WITHOUT_TAGS : request;
        return commands.submit(given.toCommand())
                .map(answer -> Replies.created(answer, COLLECTION, Rendering.INTERNET_GATEWAY));
    }

    @POST
    @Path("/{id}/attach")
    @Operation(
            summary = "Attach an internet gateway to a VPC",
            description = "Refused while it is attached, and while the VPC has another one.")
    @APIResponseSchema(InternetGatewayView.class)
    public Uni<Response> attach(
            @PathParam("id") String id, @NotNull @Valid AttachInternetGateway request) {
        InternetGatewayId gatewayId = gatewayId(id);
        return changed(request.toCommand(gatewayId), gatewayId);
    }

    @POST
    @Path("/{id}/detach")
    @Operation(
            summary = "Detach an internet gateway from its VPC",
            description =
                    "Refused while interfaces of the VPC have public addresses; the refusal names"
                            + " them. Routes to it stay, and lead nowhere.")
    @APIResponseSchema(InternetGatewayView.class)
    public Uni<Response> detach(
            @PathParam("id") String id, @NotNull @Valid DetachInternetGateway request) {
        InternetGatewayId gatewayId = gatewayId(id);
        return changed(request.toCommand(gatewayId), gatewayId);
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            summary = "Delete an internet gateway",
            description = "Refused while it is attached. Routes to it stay, and lead nowhere.")
    @APIResponse(responseCode = "204", description = "It is deleted")
    public Uni<Response> delete(@PathParam("id") String id) {
        InternetGatewayId gatewayId = gatewayId(id);
        AccountCommand command =
                new AccountCommand.OfInternetGateway(
                        new InternetGatewayCommand.DeleteInternetGateway(gatewayId));
        return commands.submit(command, gatewayId).map(Replies::done);
    }

    private Uni<Response> changed(AccountCommand command, InternetGatewayId gatewayId) {
        return commands.submit(command, gatewayId)
                .map(answer -> Replies.changed(answer, gatewayId, Rendering.INTERNET_GATEWAY));
    }

    private static InternetGatewayId gatewayId(String id) {
        return Parameters.read("id", id, InternetGatewayId::new);
    }
}
