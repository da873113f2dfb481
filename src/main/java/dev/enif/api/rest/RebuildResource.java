/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.enif.api.problem.Problem;
import dev.enif.api.problem.ProblemException;
import dev.enif.api.problem.ProblemType;
import dev.enif.projection.RebuildRunningException;
import dev.enif.projection.RebuildService;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The rebuild of all views, for administrators; it concerns all accounts. */
@Path("/v1/admin/projections/rebuild")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Administration", description = "What concerns all accounts; for administrators")
public class RebuildResource {
    private static final Logger LOG = Logger.getLogger(RebuildResource.class);

    private final RebuildService rebuilds;
    private final Exchange exchange;

    public RebuildResource(RebuildService rebuilds, Exchange exchange) {
        this.rebuilds = rebuilds;
        this.exchange = exchange;
    }

    /** How things stand. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Rebuild", description = "How the views stand, and the ones being built")
    public record RebuildView(
            @Schema(description = "The generation that queries see", examples = "1") int live,
            @Schema(description = "The one being built, if one is", examples = "2")
                    @Nullable Integer building,
            @Schema(description = "Records that the one being built has projected") long projected,
            @Schema(description = "Records that the live one has projected") long toProject,
            @Schema(description = "Why the last run in this process ended early")
                    @Nullable String trouble) {
        static RebuildView of(RebuildService.Status status) {
            return new RebuildView(
                    status.live(),
                    status.building().isPresent() ? status.building().getAsInt() : null,
                    status.projected(),
                    status.toProject(),
                    status.trouble().orElse(null));
        }
    }

    @POST
    @Operation(
            summary = "Build all views anew from the log",
            description =
                    "Beside the ones that queries see, which notice nothing; the change-over comes"
                            + " when the new ones have caught up. One at a time.")
    @APIResponseSchema(value = RebuildView.class, responseCode = "202")
    public Response start() {
        return administer(() -> {
            rebuilds.start(true);
            return status(Response.accepted());
        });
    }

    @GET
    @Operation(summary = "Show how far a rebuild is")
    @APIResponseSchema(RebuildView.class)
    public Response show() {
        return administer(() -> status(Response.ok()));
    }

    @DELETE
    @Operation(summary = "Give a rebuild up", description = "Queries notice nothing.")
    @APIResponse(responseCode = "204", description = "None is under way")
    public Response cancel() {
        return administer(() -> {
            rebuilds.cancel();
            return Response.noContent().build();
        });
    }

    private Response status(Response.ResponseBuilder response) {
        return response.entity(RebuildView.of(rebuilds.status())).build();
    }

    private Response administer(Supplier<Response> work) {
        exchange.requireQuery(List.of());
        exchange.requireAdministrator();
        try {
            return work.get();
        } catch (RebuildRunningException running) {
            throw new ProblemException(
                    ProblemType.CONFLICT, "RebuildRunning", String.valueOf(running.getMessage()));
        } catch (RuntimeException outage) {
            LOG.warn("The views cannot be administered", outage);
            throw new ProblemException(
                            ProblemType.NOT_READY,
                            "Unavailable",
                            "The database does not answer at the moment")
                    .withRetry(new Problem.Retry(5, null, "Send the same request again after 5 s"));
        }
    }
}
