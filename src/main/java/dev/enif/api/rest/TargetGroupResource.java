/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.api.rest.TargetGroupRequests.CreateTargetGroup;
import dev.enif.api.rest.TargetGroupRequests.ModifyTargetGroup;
import dev.enif.api.rest.TargetGroupRequests.References;
import dev.enif.api.rest.TargetGroupRequests.TargetHealthReport;
import dev.enif.core.account.AccountCommand;
import dev.enif.core.id.TargetGroupId;
import dev.enif.core.loadbalancer.TargetGroupCommand;
import dev.enif.query.ViewKind;
import dev.enif.query.view.TargetGroupView;
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

/** Target groups over REST. */
@Path(TargetGroupResource.COLLECTION)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Target groups", description = "What load balancers send to")
public class TargetGroupResource {
    static final String COLLECTION = "/v1/target-groups";

    private final CommandGate commands;
    private final Reads reads;

    public TargetGroupResource(CommandGate commands, Reads reads) {
        this.commands = commands;
        this.reads = reads;
    }

    @GET
    @Operation(summary = "List target groups")
    public Uni<Response> list() {
        return reads.list(ViewKind.TARGET_GROUPS);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Show a target group with the health of its targets")
    @APIResponseSchema(TargetGroupView.class)
    public Uni<Response> get(@PathParam("id") String id) {
        return reads.one(ViewKind.TARGET_GROUPS, groupId(id));
    }

    @POST
    @Operation(summary = "Create a target group")
    @APIResponseSchema(value = TargetGroupView.class, responseCode = "201")
    public Uni<Response> create(@NotNull @Valid CreateTargetGroup request) {
        return commands.submit(request.toCommand())
                .map(answer -> Replies.created(answer, COLLECTION, Rendering.TARGET_GROUP));
    }

    @PATCH
    @Path("/{id}")
    @Operation(summary = "Change a target group")
    @APIResponseSchema(TargetGroupView.class)
    public Uni<Response> modify(
            @PathParam("id") String id, @NotNull @Valid ModifyTargetGroup request) {
        TargetGroupId groupId = groupId(id);
        return changed(request.toCommand(groupId), groupId);
    }

    @POST
    @Path("/{id}/targets")
    @Operation(
            summary = "Register targets",
            description = "Those that are registered already stay as they are.")
    @APIResponseSchema(TargetGroupView.class)
    public Uni<Response> register(@PathParam("id") String id, @NotNull @Valid References request) {
        TargetGroupId groupId = groupId(id);
        return changed(request.toRegister(groupId), groupId);
    }

    @POST
    @Path("/{id}/targets/deregister")
    @Operation(
            summary = "Deregister targets",
            description =
                    "They get no new flows, and leave after the group's delay; at once if no"
                            + " listener sends to it.")
    @APIResponseSchema(TargetGroupView.class)
    public Uni<Response> deregister(
            @PathParam("id") String id, @NotNull @Valid References request) {
        TargetGroupId groupId = groupId(id);
        return changed(request.toDeregister(groupId), groupId);
    }

    @POST
    @Path("/{id}/targets/health")
    @Operation(
            summary = "Report what a health check found",
            description =
                    "The first good report makes a new target healthy; after that, as many in a row"
                            + " as the thresholds ask for change its health.")
    @APIResponseSchema(TargetGroupView.class)
    public Uni<Response> report(
            @PathParam("id") String id, @NotNull @Valid TargetHealthReport request) {
        TargetGroupId groupId = groupId(id);
        return changed(request.toCommand(groupId), groupId);
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            summary = "Delete a target group",
            description = "Refused while listeners send to it; the refusal names their balancer.")
    @APIResponse(responseCode = "204", description = "It is deleted")
    public Uni<Response> delete(@PathParam("id") String id) {
        TargetGroupId groupId = groupId(id);
        return commands.submit(
                        TargetGroupRequests.of(new TargetGroupCommand.DeleteTargetGroup(groupId)),
                        groupId)
                .map(Replies::done);
    }

    private Uni<Response> changed(AccountCommand command, TargetGroupId groupId) {
        return commands.submit(command, groupId)
                .map(answer -> Replies.changed(answer, groupId, Rendering.TARGET_GROUP));
    }

    private static TargetGroupId groupId(String id) {
        return Parameters.read("id", id, TargetGroupId::new);
    }
}
