/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.api.rest.InstanceRequests.ModifyInstance;
import dev.enif.api.rest.InstanceRequests.ReportStatus;
import dev.enif.api.rest.InstanceRequests.RunInstances;
import dev.enif.command.Answer;
import dev.enif.core.account.AccountCommand;
import dev.enif.core.id.InstanceId;
import dev.enif.core.instance.InstanceCommand;
import dev.enif.query.ViewKind;
import dev.enif.query.view.InstanceView;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Instances over REST. */
@Path(InstanceResource.COLLECTION)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Instances", description = "Records of instances, to plug interfaces into")
public class InstanceResource {
    static final String COLLECTION = "/v1/instances";

    private final CommandGate commands;
    private final Reads reads;

    public InstanceResource(CommandGate commands, Reads reads) {
        this.commands = commands;
        this.reads = reads;
    }

    @GET
    @Operation(summary = "List instances")
    public Uni<Response> list() {
        return reads.list(ViewKind.INSTANCES);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Show an instance")
    @APIResponseSchema(InstanceView.class)
    public Uni<Response> get(@PathParam("id") String id) {
        return reads.one(ViewKind.INSTANCES, Parameters.read("id", id, InstanceId::new));
    }

    @POST
    @Operation(
            summary = "Run instances",
            description =
                    "All or none. Location is given where one instance is made. When the request"
                            + " is repeated with its token and one of them is forgotten since, the"
                            + " answer is their ids.")
    @APIResponseSchema(value = InstanceList.class, responseCode = "201")
    public Uni<Response> run(@NotNull @Valid RunInstances request) {
        return commands.submit(request.toCommand()).map(InstanceResource::launched);
    }

    private static Response launched(Answer answer) {
        List<String> ids = Replies.ids(answer);
        List<InstanceView> views = new ArrayList<>();
        for (String id : ids) {
            InstanceView view = Rendering.INSTANCE.view(answer.account(), id);
            if (view != null) {
                views.add(view);
            }
        }
        Response.ResponseBuilder response = Response.status(Response.Status.CREATED);
        if (ids.size() == 1) {
            response.location(URI.create(COLLECTION + "/" + ids.getFirst()));
        }
        boolean complete = views.size() == ids.size();
        return Replies.with(
                response, answer, complete ? new InstanceList(views) : new StoredResult(ids));
    }

    @PATCH
    @Path("/{id}")
    @Operation(summary = "Change whether an instance may be terminated")
    @APIResponseSchema(InstanceView.class)
    public Uni<Response> modify(
            @PathParam("id") String id, @NotNull @Valid ModifyInstance request) {
        InstanceId instanceId = instanceId(id);
        return changed(request.toCommand(instanceId), instanceId);
    }

    @POST
    @Path("/{id}/start")
    @Operation(
            summary = "Start an instance",
            description = "Its primary interface gets a public address where it is to have one.")
    @APIResponseSchema(InstanceView.class)
    public Uni<Response> start(@PathParam("id") String id) {
        InstanceId instanceId = instanceId(id);
        return changed(new InstanceCommand.StartInstance(instanceId), instanceId);
    }

    @POST
    @Path("/{id}/stop")
    @Operation(
            summary = "Stop an instance",
            description =
                    "Its interfaces stay attached with all private addresses and Elastic IPs; a"
                            + " public address lent from the pool is given back.")
    @APIResponseSchema(InstanceView.class)
    public Uni<Response> stop(@PathParam("id") String id) {
        InstanceId instanceId = instanceId(id);
        return changed(new InstanceCommand.StopInstance(instanceId), instanceId);
    }

    @POST
    @Path("/{id}/terminate")
    @Operation(
            summary = "Terminate an instance",
            description =
                    "Interfaces that are to be deleted with it are; the others are detached. It is"
                            + " listed for an hour more.")
    @APIResponseSchema(InstanceView.class)
    public Uni<Response> terminate(@PathParam("id") String id) {
        InstanceId instanceId = instanceId(id);
        return changed(new InstanceCommand.TerminateInstance(instanceId), instanceId);
    }

    @PUT
    @Path("/{id}/status")
    @Operation(summary = "Report an instance's health")
    @APIResponseSchema(InstanceView.class)
    public Uni<Response> report(@PathParam("id") String id, @NotNull @Valid ReportStatus request) {
        InstanceId instanceId = instanceId(id);
        return changed(request.toCommand(instanceId), instanceId);
    }

    private Uni<Response> changed(InstanceCommand command, InstanceId instanceId) {
        return changed(new AccountCommand.OfInstance(command), instanceId);
    }

    private Uni<Response> changed(AccountCommand command, InstanceId instanceId) {
        return commands.submit(command, instanceId)
                .map(answer -> Replies.changed(answer, instanceId, Rendering.INSTANCE));
    }

    private static InstanceId instanceId(String id) {
        return Parameters.read("id", id, InstanceId::new);
    }
}
