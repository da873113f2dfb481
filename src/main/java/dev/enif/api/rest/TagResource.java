/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.core.account.AccountCommand;
import dev.enif.core.account.TagCommand;
import dev.enif.core.id.ResourceId;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Tags of any resources over REST; a resource's own view shows them. */
@Path("/v1/tags")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tags", description = "Tags of any resources and security group rules")
public class TagResource {
    /** A cap before anything is decided; EC2's. */
    static final int MAX_RESOURCES = 1_000;

    private final CommandGate commands;

    public TagResource(CommandGate commands) {
        this.commands = commands;
    }

    /** Adds tags to each resource, or replaces their values. */
    public record AddTags(
            @NotNull
                    @NotEmpty
                    @Size(max = MAX_RESOURCES)
                    @Schema(examples = "[\"eni-0a1b2c3d4e5f60718\"]")
                    List<@NotNull String> resourceIds,
            @NotNull @Schema(examples = "{\"Name\": \"front\"}")
                    Map<String, @NotNull String> tags) {
        AccountCommand toCommand() {
            if (tags.isEmpty()) {
                throw Parameters.missing("tags");
            }
            return new AccountCommand.OfTags(
                    new TagCommand.AddTags(
                            Parameters.readAll("resourceIds", resourceIds, ResourceId::parse),
                            Parameters.tags(tags)));
        }
    }

    /** Removes tags from each resource. */
    public record RemoveTags(
            @NotNull
                    @NotEmpty
                    @Size(max = MAX_RESOURCES)
                    @Schema(examples = "[\"eni-0a1b2c3d4e5f60718\"]")
                    List<@NotNull String> resourceIds,
            @Schema(description = "Removed whatever their values are", examples = "[\"Name\"]")
                    @Nullable
                    @Size(max = MAX_RESOURCES)
                    List<@NotNull String> keys,
            @Schema(
                            description = "Removed only where the value is this one",
                            examples = "{\"stage\": \"test\"}")
                    @Nullable Map<String, @NotNull String> tags) {
        /** What is left out does not mean all: EC2 reads it so, which wipes by mistake. */
        AccountCommand toCommand() {
            List<String> givenKeys = keys == null ? List.of() : keys;
            Map<String, String> givenTags = tags == null ? Map.of() : tags;
            if (givenKeys.isEmpty() && givenTags.isEmpty()) {
                throw Parameters.missing("keys");
            }
            return new AccountCommand.OfTags(
                    new TagCommand.RemoveTags(
                            Parameters.readAll("resourceIds", resourceIds, ResourceId::parse),
                            givenKeys,
                            givenTags));
        }
    }

    @POST
    @Operation(
            summary = "Add tags to resources",
            description = "All or nothing. A tag that is there gets the new value.")
    @APIResponse(responseCode = "204", description = "Each resource has them")
    public Uni<Response> add(@NotNull @Valid AddTags request) {
        return commands.submit(request.toCommand()).map(Replies::done);
    }

    @POST
    @Path("/remove")
    @Operation(
            summary = "Remove tags from resources",
            description =
                    "Named by keys, tags or both. All or nothing. A tag that is not there is no"
                            + " error.")
    @APIResponse(responseCode = "204", description = "No resource has them")
    public Uni<Response> remove(@NotNull @Valid RemoveTags request) {
        return commands.submit(request.toCommand()).map(Replies::done);
    }
}
