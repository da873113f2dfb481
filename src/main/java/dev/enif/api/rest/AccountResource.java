/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.api.identity.Caller;
import dev.enif.core.account.AccountState;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The account that the caller acts in. */
@Path("/v1/account")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Account", description = "The account that the caller acts in")
public class AccountResource {
    private final Images images;
    private final Exchange exchange;

    public AccountResource(Images images, Exchange exchange) {
        this.images = images;
        this.exchange = exchange;
    }

    /** The account in a few words. */
    @RegisterForReflection
    @Schema(description = "The account that the caller acts in, and how much is in it")
    public record AccountSummary(
            @Schema(examples = "000000000001") String id,
            @Schema(description = "Who the caller is", examples = "local-developer") String actor,
            int vpcs,
            int subnets,
            int securityGroups,
            int networkInterfaces,
            @Schema(description = "Terminated ones that are still listed included") int instances,
            int addresses,
            int internetGateways,
            @Schema(description = "The main one of each VPC included") int routeTables,
            @Schema(description = "Deleted ones that are still listed included") int natGateways,
            int egressOnlyInternetGateways,
            @Schema(description = "The default one of each VPC included") int networkAcls,
            int prefixLists,
            int flowLogs,
            @Schema(description = "Ended ones that are still listed included")
                    int peeringConnections,
            int loadBalancers,
            int targetGroups) {
        static AccountSummary of(Caller caller, AccountState account) {
            return new AccountSummary(
                    caller.account().value(),
                    caller.actor(),
                    account.vpcs().size(),
                    account.subnets().size(),
                    account.securityGroups().size(),
                    account.networkInterfaces().size(),
                    account.instances().size(),
                    account.elasticIps().size(),
                    account.internetGateways().size(),
                    account.routeTables().size(),
                    account.natGateways().size(),
                    account.egressOnlyGateways().size(),
                    account.networkAcls().size(),
                    account.prefixLists().size(),
                    account.flowLogs().size(),
                    account.peeringConnections().size(),
                    account.loadBalancers().size(),
                    account.targetGroups().size());
        }
    }

    @GET
    @Operation(summary = "Show the account")
    @APIResponseSchema(AccountSummary.class)
    public Uni<Response> get() {
        exchange.requireQuery(Recency.QUERY);
        Caller caller = exchange.caller();
        return images.account(caller.account(), Recency.of(exchange))
                .map(read ->
                        Replies.at(Response.ok(), read.position())
                                .entity(AccountSummary.of(caller, read.account()))
                                .build());
    }
}
