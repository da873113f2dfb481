/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.api.rest.FlowRequests.FlowBatch;
import dev.enif.api.rest.FlowRequests.FlowQuestion;
import dev.enif.api.rest.FlowRequests.ShortVerdictView;
import dev.enif.api.rest.FlowRequests.ShortVerdicts;
import dev.enif.api.rest.FlowRequests.VerdictView;
import dev.enif.core.flow.Flow;
import dev.enif.core.id.AccountId;
import dev.enif.core.id.EniId;
import dev.enif.flow.FlowRole;
import dev.enif.log.kafka.EndOffsets;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Reachability over REST: may this flow pass, and why? */
@Path("/v1/flows")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Flows", description = "Computed reachability")
public class FlowResource {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final FlowRole role;
    private final Reach reach;
    private final Exchange exchange;

    public FlowResource(FlowRole role, EndOffsets endOffsets, Exchange exchange) {
        this.role = role;
        this.reach = new Reach(Reach.Source.of(role), endOffsets, PATIENCE);
        this.exchange = exchange;
    }

    @POST
    @Path("/evaluate")
    @Operation(
            summary = "Evaluate one flow, with the explanation",
            description =
                    "Walks the path of a new flow and reports every hop, every blocker, and the rules that come nearest."
                            + " With 'atLeast' (or the header Enif-At-Least) it waits for that position; 'consistency=strong' waits"
                            + " for all that was decided before the question.")
    @APIResponseSchema(VerdictView.class)
    public Uni<Response> evaluate(@NotNull @Valid FlowQuestion question) {
        Flow flow = question.toFlow();
        AccountId account = exchange.caller().account();
        return fresh().map(_ -> {
            var answered = role.tables().explain(account, flow);
            String position = answered.position().toString();
            return Replies.at(
                            Response.ok(VerdictView.of(answered.answer(), position)),
                            answered.position())
                    .build();
        });
    }

    @POST
    @Path("/evaluate:batch")
    @Operation(
            summary = "Evaluate many flows",
            description =
                    "Short answers by the compiled table, in the order asked, all at one position.")
    @APIResponseSchema(ShortVerdicts.class)
    public Uni<Response> evaluateBatch(@NotNull @Valid FlowBatch batch) {
        List<Flow> flows = batch.flows().stream().map(FlowQuestion::toFlow).toList();
        AccountId account = exchange.caller().account();
        return fresh().map(_ -> {
            var answered = role.tables().evaluate(account, flows);
            ShortVerdicts verdicts =
                    new ShortVerdicts(
                            answered.position().toString(),
                            answered.answer().stream().map(ShortVerdictView::of).toList());
            return Replies.at(Response.ok(verdicts), answered.position()).build();
        });
    }

    @GET
    @Path("/exposure/{eniId}")
    @Operation(
            summary = "Show what of an interface is open to the internet",
            description =
                    "For each address that the internet knows: on which ports it is reached, and from where. Computed of"
                            + " gateways, routes, network ACLs and groups, and of the answer's way back.")
    @APIResponseSchema(ExposureView.class)
    public Uni<Response> exposure(@PathParam("eniId") String eniId) {
        EniId id = Parameters.read("eniId", eniId, EniId::new);
        AccountId account = exchange.caller().account();
        // Up to some hundred thousand questions: not on a thread that others wait for.
        return fresh().emitOn(Infrastructure.getDefaultWorkerPool())
                .map(_ -> {
                    var answered = role.tables().exposure(account, id);
                    String position = answered.position().toString();
                    return answered.answer()
                            .map(exposures ->
                                    Replies.at(
                                                    Response.ok(
                                                            ExposureView.of(
                                                                    eniId, exposures, position)),
                                                    answered.position())
                                            .build())
                            .orElseThrow(() -> Reads.notFound(id, answered.position()));
                });
    }

    /** Waits until the tables are as recent as the question demands. */
    private Uni<?> fresh() {
        exchange.requireQuery(Recency.QUERY);
        return reach.of(exchange.caller().account(), Recency.of(exchange));
    }
}
