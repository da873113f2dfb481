/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.api.rest.LoadBalancerRequests.CreateListener;
import dev.enif.api.rest.LoadBalancerRequests.CreateLoadBalancer;
import dev.enif.api.rest.LoadBalancerRequests.ModifyListener;
import dev.enif.api.rest.LoadBalancerRequests.ModifyLoadBalancer;
import dev.enif.api.rest.LoadBalancerRequests.TargetDrillRequest;
import dev.enif.core.account.AccountCommand;
import dev.enif.core.decision.RefusedException;
import dev.enif.core.id.ListenerId;
import dev.enif.core.id.LoadBalancerId;
import dev.enif.core.loadbalancer.LoadBalancerCommand;
import dev.enif.core.loadbalancer.NamedTarget;
import dev.enif.core.loadbalancer.TargetDrill;
import dev.enif.query.ViewKind;
import dev.enif.query.view.LoadBalancerView;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
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

/** Network load balancers and their listeners over REST. */
@Path(LoadBalancerResource.COLLECTION)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Load balancers", description = "Addresses that stand for many targets")
public class LoadBalancerResource {
    static final String COLLECTION = "/v1/load-balancers";

    private final CommandGate commands;
    private final Reads reads;
    private final Images images;
    private final Exchange exchange;

    public LoadBalancerResource(
            CommandGate commands, Reads reads, Images images, Exchange exchange) {
        this.commands = commands;
        this.reads = reads;
        this.images = images;
        this.exchange = exchange;
    }

    @GET
    @Operation(summary = "List load balancers")
    public Uni<Response> list() {
        return reads.list(ViewKind.LOAD_BALANCERS);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Show a load balancer")
    @APIResponseSchema(LoadBalancerView.class)
    public Uni<Response> get(@PathParam("id") String id) {
        return reads.one(ViewKind.LOAD_BALANCERS, balancerId(id));
    }

    @POST
    @Operation(
            summary = "Create a network load balancer",
            description =
                    "In each subnet it gets an interface that it alone manages. Security groups are"
                            + " given now or never.")
    @APIResponseSchema(value = LoadBalancerView.class, responseCode = "201")
    public Uni<Response> create(@NotNull @Valid CreateLoadBalancer request) {
        return commands.submit(request.toCommand())
                .map(answer -> Replies.created(answer, COLLECTION, Rendering.LOAD_BALANCER));
    }

    @PATCH
    @Path("/{id}")
    @Operation(summary = "Change a load balancer")
    @APIResponseSchema(LoadBalancerView.class)
    public Uni<Response> modify(
            @PathParam("id") String id, @NotNull @Valid ModifyLoadBalancer request) {
        LoadBalancerId balancerId = balancerId(id);
        return changed(request.toCommand(balancerId), balancerId);
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            summary = "Delete a load balancer",
            description = "Its listeners and interfaces go along; target groups stay.")
    @APIResponse(responseCode = "204", description = "It is deleted")
    public Uni<Response> delete(@PathParam("id") String id) {
        LoadBalancerId balancerId = balancerId(id);
        return commands.submit(
                        of(new LoadBalancerCommand.DeleteLoadBalancer(balancerId)), balancerId)
                .map(Replies::done);
    }

    @POST
    @Path("/{id}/listeners")
    @Operation(summary = "Listen on a port")
    @APIResponseSchema(LoadBalancerView.class)
    public Uni<Response> createListener(
            @PathParam("id") String id, @NotNull @Valid CreateListener request) {
        LoadBalancerId balancerId = balancerId(id);
        return changed(request.toCommand(balancerId), balancerId);
    }

    @PATCH
    @Path("/{id}/listeners/{listenerId}")
    @Operation(summary = "Change a listener")
    @APIResponseSchema(LoadBalancerView.class)
    public Uni<Response> modifyListener(
            @PathParam("id") String id,
            @PathParam("listenerId") String listenerId,
            @NotNull @Valid ModifyListener request) {
        LoadBalancerId balancerId = balancerId(id);
        return changed(request.toCommand(balancerId, listenerId(listenerId)), balancerId);
    }

    @DELETE
    @Path("/{id}/listeners/{listenerId}")
    @Operation(summary = "Listen on a port no longer")
    @APIResponseSchema(LoadBalancerView.class)
    public Uni<Response> deleteListener(
            @PathParam("id") String id, @PathParam("listenerId") String listenerId) {
        LoadBalancerId balancerId = balancerId(id);
        return changed(
                of(new LoadBalancerCommand.DeleteListener(balancerId, listenerId(listenerId))),
                balancerId);
    }

    @POST
    @Path("/{id}/drill")
    @Operation(
            summary = "Find out what moves if a target dies",
            description =
                    "By zone, how flows are shared out among the targets now and without that one."
                            + " Nothing is written.")
    @APIResponseSchema(TargetDrillAnswer.class)
    public Uni<Response> drill(
            @PathParam("id") String id, @NotNull @Valid TargetDrillRequest request) {
        LoadBalancerId balancerId = balancerId(id);
        ListenerId listenerId = listenerId(request.listenerId());
        NamedTarget named = request.target().toTarget("target.");
        exchange.requireQuery(Recency.QUERY);
        // Tables of up to some hundred thousand slots: not on a thread that others wait for.
        return images.account(exchange.caller().account(), Recency.of(exchange))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(found ->
                        Replies.at(Response.ok(), found.position())
                                .entity(
                                        TargetDrillAnswer.of(
                                                found.position().toString(),
                                                TargetDrill.of(
                                                        found.account(),
                                                        balancerId,
                                                        listenerId,
                                                        named)))
                                .build())
                .onFailure(RefusedException.class)
                .transform(refused -> CommandGate.refused(((RefusedException) refused).refusal()));
    }

    private Uni<Response> changed(AccountCommand command, LoadBalancerId balancerId) {
        return commands.submit(command, balancerId)
                .map(answer -> Replies.changed(answer, balancerId, Rendering.LOAD_BALANCER));
    }

    private static AccountCommand of(LoadBalancerCommand command) {
        return new AccountCommand.OfLoadBalancer(command);
    }

    private static LoadBalancerId balancerId(String id) {
        return Parameters.read("id", id, LoadBalancerId::new);
    }

    private static ListenerId listenerId(String id) {
        return Parameters.read("listenerId", id, ListenerId::new);
    }
}
