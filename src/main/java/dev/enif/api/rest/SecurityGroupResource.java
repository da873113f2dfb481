/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.api.rest.SecurityGroupRequests.AuthorizeRules;
import dev.enif.api.rest.SecurityGroupRequests.CreateSecurityGroup;
import dev.enif.api.rest.SecurityGroupRequests.ReplaceRule;
import dev.enif.core.account.AccountCommand;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.RuleId;
import dev.enif.core.securitygroup.SecurityGroupCommand;
import dev.enif.query.ViewKind;
import dev.enif.query.view.SecurityGroupView;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Security groups over REST. */
@Path(SecurityGroupResource.COLLECTION)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Security groups", description = "Groups of interfaces, and what they let in and out")
public class SecurityGroupResource {
    static final String COLLECTION = "/v1/security-groups";

    private final CommandGate commands;
    private final Reads reads;

    public SecurityGroupResource(CommandGate commands, Reads reads) {
        this.commands = commands;
        this.reads = reads;
    }

    @GET
    @Operation(summary = "List security groups")
    public Uni<Response> list() {
        return reads.list(ViewKind.SECURITY_GROUPS);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Show a security group")
    @APIResponseSchema(SecurityGroupView.class)
    public Uni<Response> get(@PathParam("id") String id) {
        return reads.one(ViewKind.SECURITY_GROUPS, Parameters.read("id", id, GroupId::new));
    }

    @POST
    @Operation(
            summary = "Create a security group",
            description = "It lets everything out and nothing in until rules are authorized.")
    @APIResponseSchema(value = SecurityGroupView.class, responseCode = "201")
    public Uni<Response> create(@NotNull @Valid CreateSecurityGroup request) {
        return commands.submit(request.toCommand())
                .map(answer -> Replies.created(answer, COLLECTION, Rendering.SECURITY_GROUP));
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            summary = "Delete a security group",
            description =
                    "Refused for a VPC's default group, and while an interface or a rule uses it;"
                            + " the refusal names them.")
    @APIResponse(responseCode = "204", description = "It is deleted")
    public Uni<Response> delete(@PathParam("id") String id) {
        GroupId groupId = groupId(id);
        AccountCommand command =
                new AccountCommand.OfSecurityGroup(new SecurityGroupCommand.DeleteGroup(groupId));
        return commands.submit(command, groupId).map(Replies::done);
    }

    @POST
    @Path("/{id}/rules")
    @Operation(
            summary = "Authorize rules",
            description =
                    "All or nothing. A rule that says what another one says already is refused.")
    @APIResponseSchema(SecurityGroupView.class)
    public Uni<Response> authorize(
            @PathParam("id") String id, @NotNull @Valid AuthorizeRules request) {
        GroupId groupId = groupId(id);
        return changed(request.toCommand(groupId), groupId);
    }

    @PUT
    @Path("/{id}/rules/{ruleId}")
    @Operation(
            summary = "Replace what a rule says",
            description = "It keeps its id, its direction and its tags.")
    @APIResponseSchema(SecurityGroupView.class)
    public Uni<Response> modify(
            @PathParam("id") String id,
            @PathParam("ruleId") String ruleId,
            @NotNull @Valid ReplaceRule request) {
        GroupId groupId = groupId(id);
        RuleId rule = Parameters.read("ruleId", ruleId, RuleId::new);
        return changed(request.toCommand(groupId, rule), groupId);
    }

    @DELETE
    @Path("/{id}/rules")
    @Operation(summary = "Revoke rules by id", description = "All or none.")
    @APIResponse(responseCode = "204", description = "The group does not have them any more")
    public Uni<Response> revoke(
            @PathParam("id") String id,
            @RestQuery("ruleId")
                    @Parameter(
                            required = true,
                            description = "May be repeated",
                            example = "sgr-0a1b2c3d4e5f60718")
                    List<String> ruleIds) {
        GroupId groupId = groupId(id);
        AccountCommand command =
                new AccountCommand.OfSecurityGroup(
                        new SecurityGroupCommand.RevokeRules(
                                groupId,
                                Parameters.readQuery(
                                        "ruleId",
                                        ruleIds,
                                        SecurityGroupRequests.MAX_RULES,
                                        RuleId::new)));
        return commands.submit(command, groupId, "ruleId").map(Replies::done);
    }

    private Uni<Response> changed(AccountCommand command, GroupId groupId) {
        return commands.submit(command, groupId)
                .map(answer -> Replies.changed(answer, groupId, Rendering.SECURITY_GROUP));
    }

    private static GroupId groupId(String id) {
        return Parameters.read("id", id, GroupId::new);
    }
}
