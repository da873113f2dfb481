/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.api.problem.ProblemException;
import dev.enif.api.problem.ProblemType;
import dev.enif.core.account.AccountCommand;
import dev.enif.core.account.AccountState;
import dev.enif.core.account.Quota;
import dev.enif.core.account.QuotaCommand;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** An account's quotas over REST. */
@Path("/v1/quotas")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Quotas", description = "What the account may have")
public class QuotaResource {
    private final CommandGate commands;
    private final Images images;
    private final Exchange exchange;

    public QuotaResource(CommandGate commands, Images images, Exchange exchange) {
        this.commands = commands;
        this.images = images;
        this.exchange = exchange;
    }

    /** One quota. */
    @RegisterForReflection
    @Schema(description = "What the account may have of one thing")
    public record QuotaView(
            @Schema(examples = "network-interfaces") String name,
            @Schema(examples = "5000") int value,
            @Schema(examples = "5000") int defaultValue,
            @Schema(description = "The most it can be set to", examples = "10000000") int maximum) {
        static QuotaView of(AccountState account, Quota quota) {
            return new QuotaView(
                    quota.wireName(), account.quota(quota), quota.defaultValue(), quota.maximum());
        }
    }

    /** All of them. */
    @RegisterForReflection
    @Schema(description = "All quotas of the account")
    public record QuotaList(List<QuotaView> items) {
        public QuotaList {
            items = List.copyOf(items);
        }

        static QuotaList of(AccountState account) {
            return new QuotaList(
                    Arrays.stream(Quota.values())
                            .map(quota -> QuotaView.of(account, quota))
                            .toList());
        }
    }

    /** Sets one. */
    public record SetQuota(
            @NotNull @Schema(description = "0 to its maximum", examples = "100") Integer value) {
        AccountCommand toCommand(Quota quota) {
            return new AccountCommand.OfQuota(new QuotaCommand.SetQuota(quota, value));
        }
    }

    @GET
    @Operation(summary = "List the quotas")
    @APIResponseSchema(QuotaList.class)
    public Uni<Response> list() {
        exchange.requireQuery(Recency.QUERY);
        return images.account(exchange.caller().account(), Recency.of(exchange))
                .map(read ->
                        Replies.at(Response.ok(), read.position())
                                .entity(QuotaList.of(read.account()))
                                .build());
    }

    @PUT
    @Path("/{name}")
    @Operation(
            summary = "Set a quota",
            description =
                    "For administrators: what one account takes of the public pool, the others"
                            + " lack. Below what is in use it only stops further growth.")
    @APIResponseSchema(QuotaView.class)
    public Uni<Response> set(@PathParam("name") String name, @NotNull @Valid SetQuota request) {
        exchange.requireAdministrator();
        Quota quota = quota(name);
        return commands.submit(request.toCommand(quota))
                .map(answer ->
                        Replies.with(Response.ok(), answer, QuotaView.of(answer.account(), quota)));
    }

    private static Quota quota(String name) {
        return Arrays.stream(Quota.values())
                .filter(quota -> quota.wireName().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new ProblemException(
                                ProblemType.NOT_FOUND,
                                "InvalidQuotaName.NotFound",
                                "There is no quota '"
                                        + name
                                        + "'; there are "
                                        + Arrays.stream(Quota.values())
                                                .map(Quota::wireName)
                                                .collect(Collectors.joining(", "))));
    }
}
