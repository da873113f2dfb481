/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.enif.core.id.AccountId;
import dev.enif.core.monitoring.Ownership;
import dev.enif.core.net.Ip;
import dev.enif.flow.FlowRole;
import dev.enif.log.kafka.EndOffsets;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who held an address when, over REST. */
@Path("/v1/addresses/{ip}/history")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Addresses")
public class AddressHistoryResource {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final FlowRole role;
    private final Reach reach;
    private final Exchange exchange;

    public AddressHistoryResource(FlowRole role, EndOffsets endOffsets, Exchange exchange) {
        this.role = role;
        this.reach = new Reach(Reach.Source.of(role), endOffsets, PATIENCE);
        this.exchange = exchange;
    }

    /** Who of the account held it. */
    @Schema(name = "AddressHistory")
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HistoryView(
            @Schema(examples = "10.0.1.9") String address,
            @Schema(examples = "0:42") String position,
            @Nullable
                    @Schema(
                            description =
                                    "What was before is not known; left out if all is known that ever was")
                    Instant knownSince,
            @Schema(description = "The oldest first; several at a time if VPCs overlap")
                    List<IntervalView> intervals) {
        static HistoryView of(Ip ip, String position, Ownership.History history) {
            boolean all = history.knownSinceMillis() == Long.MIN_VALUE;
            return new HistoryView(
                    ip.toString(),
                    position,
                    all ? null : Instant.ofEpochMilli(history.knownSinceMillis()),
                    history.held().stream().map(IntervalView::of).toList());
        }
    }

    /** One holding. */
    @Schema(name = "AddressInterval")
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record IntervalView(
            String networkInterfaceId,
            @Schema(description = "In which it is a private address; left out for a public one")
                    @Nullable String vpcId,
            @Schema(
                            description =
                                    "The address itself, or the delegated prefix that it lies in",
                            examples = "10.0.1.9/32")
                    String block,
            @Schema(
                            description =
                                    "Log time of the decision; left out if it was before all that is known")
                    @Nullable Instant from,
            @Schema(description = "Not included; left out while it is held")
                    @Nullable Instant until) {
        static IntervalView of(Ownership.Held held) {
            Ownership.Span span = held.span();
            return new IntervalView(
                    span.owner().eniId().value(),
                    held.key().vpcId() == null ? null : held.key().vpcId().value(),
                    held.key().block().toString(),
                    held.beganBefore() ? null : Instant.ofEpochMilli(span.fromMillis()),
                    span.untilMillis() == Ownership.OPEN
                            ? null
                            : Instant.ofEpochMilli(span.untilMillis()));
        }
    }

    @GET
    @Operation(
            summary = "Show who held an address when",
            description =
                    "Exact intervals, in log time, of private and public addresses of the account's interfaces, for the"
                            + " last 24 hours and more; 'knownSince' says how far back. From the log, not from the views.")
    @APIResponseSchema(HistoryView.class)
    public Uni<Response> history(@PathParam("ip") String ip) {
        Ip address = Parameters.read("ip", ip, Ip::parse);
        AccountId account = exchange.caller().account();
        exchange.requireQuery(Recency.QUERY);
        return reach.of(account, Recency.of(exchange))
                .map(_ -> {
                    var answered = role.tables().history(account, address);
                    String position = answered.position().toString();
                    return Replies.at(
                                    Response.ok(
                                            HistoryView.of(address, position, answered.answer())),
                                    answered.position())
                            .build();
                });
    }
}
