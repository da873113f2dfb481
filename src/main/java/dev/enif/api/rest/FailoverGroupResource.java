/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.api.rest.FailoverGroupRequests.CreateFailoverGroup;
import dev.enif.api.rest.FailoverGroupRequests.DrillRequest;
import dev.enif.api.rest.FailoverGroupRequests.FailOver;
import dev.enif.api.rest.FailoverGroupRequests.Heartbeat;
import dev.enif.api.rest.FailoverGroupRequests.ModifyFailoverGroup;
import dev.enif.core.account.AccountCommand;
import dev.enif.core.decision.RefusedException;
import dev.enif.core.failover.FailoverGroupCommand;
import dev.enif.core.id.FailoverGroupId;
import dev.enif.query.ViewKind;
import dev.enif.query.view.FailoverGroupView;
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
import org.jspecify.annotations.Nullable;

/** Failover groups over REST. */
@Path(FailoverGroupResource.COLLECTION)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Failover groups",
        description = "Interfaces and Elastic IPs that move to a standby when their holder fails")
public class FailoverGroupResource {
    static final String COLLECTION = "/v1/failover-groups";

    private final CommandGate commands;
    private final Reads reads;
    private final Images images;
    private final Exchange exchange;

    public FailoverGroupResource(
            CommandGate commands, Reads reads, Images images, Exchange exchange) {
        this.commands = commands;
        this.reads = reads;
        this.images = images;
        this.exchange = exchange;
    }

    @GET
    @Operation(summary = "List failover groups")
    public Uni<Response> list() {
        return reads.list(ViewKind.FAILOVER_GROUPS);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Show a failover group")
    @APIResponseSchema(FailoverGroupView.class)
    public Uni<Response> get(@PathParam("id") String id) {
        return reads.one(ViewKind.FAILOVER_GROUPS, groupId(id));
    }

    @POST
    @Operation(
            summary = "Create a failover group",
            description =
                    "Protects an interface or an Elastic IP. Each standby must be able to take it"
                            + " now; whether it runs is asked when the time comes.")
    @APIResponseSchema(value = FailoverGroupView.class, responseCode = "201")
    public Uni<Response> create(@NotNull @Valid CreateFailoverGroup request) {
        return commands.submit(request.toCommand())
                .map(answer -> Replies.created(answer, COLLECTION, Rendering.FAILOVER_GROUP));
    }

    @PATCH
    @Path("/{id}")
    @Operation(
            summary = "Change a failover group",
            description =
                    "Another health source forgets what the one before told. If a failure waits for"
                            + " a standby, and one of the new ones can take over, it does.")
    @APIResponseSchema(FailoverGroupView.class)
    public Uni<Response> modify(
            @PathParam("id") String id, @NotNull @Valid ModifyFailoverGroup request) {
        FailoverGroupId groupId = groupId(id);
        return changed(request.toCommand(groupId), groupId);
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            summary = "Delete a failover group",
            description = "What it protected stays where it is.")
    @APIResponse(responseCode = "204", description = "It is deleted")
    public Uni<Response> delete(@PathParam("id") String id) {
        FailoverGroupId groupId = groupId(id);
        return commands.submit(of(new FailoverGroupCommand.DeleteFailoverGroup(groupId)), groupId)
                .map(Replies::done);
    }

    @POST
    @Path("/{id}/heartbeat")
    @Operation(
            summary = "Say that the holder lives",
            description =
                    "By the holder, or by somebody for it. Refused with the term in force if another"
                            + " one has begun: the sender holds the resource no longer.")
    @APIResponseSchema(FailoverGroupView.class)
    public Uni<Response> heartbeat(@PathParam("id") String id, @NotNull @Valid Heartbeat request) {
        FailoverGroupId groupId = groupId(id);
        return changed(request.toCommand(groupId), groupId);
    }

    @POST
    @Path("/{id}/failover")
    @Operation(
            summary = "Fail over now",
            description =
                    "Whatever the group has noticed, and while it is paused too. A standby that is"
                            + " named must run, and may be reported to be unwell. The body may be"
                            + " left out.")
    @APIResponseSchema(FailoverGroupView.class)
    public Uni<Response> failover(@PathParam("id") String id, @Valid @Nullable FailOver request) {
        FailoverGroupId groupId = groupId(id);
        FailOver given = request == null ? FailOver.ANY : request;
        return changed(given.toCommand(groupId), groupId);
    }

    @POST
    @Path("/{id}/drill")
    @Operation(
            summary = "Find out what a failover would do",
            description =
                    "Says who would take over, what keeps the others from it, and which of the"
                            + " declared flows would break. Nothing is written: the log stays as it"
                            + " is. The body may be left out.")
    @APIResponseSchema(DrillAnswer.class)
    public Uni<Response> drill(@PathParam("id") String id, @Valid @Nullable DrillRequest request) {
        FailoverGroupId groupId = groupId(id);
        DrillRequest given = request == null ? DrillRequest.ANY : request;
        exchange.requireQuery(Recency.QUERY);
        return images.drill(
                        exchange.caller().account(),
                        groupId,
                        given.standbyId(),
                        Recency.of(exchange))
                .onFailure(RefusedException.class)
                .transform(refused -> CommandGate.refused(((RefusedException) refused).refusal()))
                .map(found ->
                        Replies.at(Response.ok(), found.position())
                                .entity(DrillAnswer.of(found))
                                .build());
    }

    @POST
    @Path("/{id}/pause")
    @Operation(
            summary = "Pause a failover group",
            description =
                    "It does not move by itself from now on, and forgets what it had detected.")
    @APIResponseSchema(FailoverGroupView.class)
    public Uni<Response> pause(@PathParam("id") String id) {
        FailoverGroupId groupId = groupId(id);
        return changed(of(new FailoverGroupCommand.PauseFailoverGroup(groupId)), groupId);
    }

    @POST
    @Path("/{id}/resume")
    @Operation(
            summary = "Resume a failover group",
            description = "It watches again; the lease begins anew.")
    @APIResponseSchema(FailoverGroupView.class)
    public Uni<Response> resume(@PathParam("id") String id) {
        FailoverGroupId groupId = groupId(id);
        return changed(of(new FailoverGroupCommand.ResumeFailoverGroup(groupId)), groupId);
    }

    private static AccountCommand of(FailoverGroupCommand command) {
        return new AccountCommand.OfFailoverGroup(command);
    }

    private Uni<Response> changed(AccountCommand command, FailoverGroupId groupId) {
        return commands.submit(command, groupId)
                .map(answer -> Replies.changed(answer, groupId, Rendering.FAILOVER_GROUP));
    }

    private static FailoverGroupId groupId(String id) {
        return Parameters.read("id", id, FailoverGroupId::new);
    }
}
