/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.api.rest.FlowLogRequests.CreateFlowLog;
import dev.enif.core.id.FlowLogId;
import dev.enif.query.ViewKind;
import dev.enif.query.view.FlowLogView;
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

/** Flow logs over REST. */
@Path(FlowLogResource.COLLECTION)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Flow logs",
        description =
                "Which flows of VPCs, subnets and interfaces are recorded, and in what form; the lines"
                        + " are in the topic eni.flow-logs")
public class FlowLogResource {
    static final String COLLECTION = "/v1/flow-logs";

    private final CommandGate commands;
    private final Reads reads;

    public FlowLogResource(CommandGate commands, Reads reads) {
        this.commands = commands;
        this.reads = reads;
    }

    @GET
    @Operation(summary = "List flow logs")
    public Uni<Response> list() {
        return reads.list(ViewKind.FLOW_LOGS);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Show a flow log")
    @APIResponseSchema(FlowLogView.class)
    public Uni<Response> get(@PathParam("id") String id) {
        return reads.one(ViewKind.FLOW_LOGS, logId(id));
    }

    @POST
    @Operation(
            summary = "Create a flow log",
            description =
                    "Refused while the resource has another of the same configuration. It stays when its resource"
                            + " goes, and records nothing then.")
    @APIResponseSchema(value = FlowLogView.class, responseCode = "201")
    public Uni<Response> create(@NotNull @Valid CreateFlowLog request) {
        return commands.submit(request.toCommand())
                .map(answer -> Replies.created(answer, COLLECTION, Rendering.FLOW_LOG));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Delete a flow log")
    @APIResponse(responseCode = "204", description = "It is deleted")
    public Uni<Response> delete(@PathParam("id") String id) {
        FlowLogId logId = logId(id);
        return commands.submit(FlowLogRequests.delete(logId), logId).map(Replies::done);
    }

    private static FlowLogId logId(String id) {
        return Parameters.read("id", id, FlowLogId::new);
    }
}
