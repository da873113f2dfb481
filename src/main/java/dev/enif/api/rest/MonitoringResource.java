/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.enif.api.problem.ProblemException;
import dev.enif.core.id.AccountId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.RuleId;
import dev.enif.query.FlowQueries;
import dev.enif.query.FlowQueries.Amount;
import dev.enif.query.FlowQueries.Minute;
import dev.enif.query.FlowQueries.Pair;
import dev.enif.query.FlowQueries.Period;
import dev.enif.query.FlowQueries.RateChange;
import dev.enif.query.FlowQueries.RuleHits;
import dev.enif.query.FlowQueries.Talker;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Statistics of flows over REST. */
@Path(MonitoringResource.ROOT)
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Monitoring",
        description =
                "Statistics of the flows that flow logs record; the last hour unless 'from' and 'to' say otherwise")
public class MonitoringResource {
    static final String ROOT = "/v1/monitoring";

    private static final Duration USUAL = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(31);
    private static final Duration LONGEST_MINUTES = Duration.ofDays(1);
    private static final int USUAL_LIMIT = 10;
    private static final int MOST = 1_000;

    private final FlowQueries queries;
    private final Exchange exchange;

    public MonitoringResource(FlowQueries queries, Exchange exchange) {
        this.queries = queries;
        this.exchange = exchange;
    }

    /** An interface's traffic. */
    @Schema(name = "InterfaceTraffic")
    @RegisterForReflection
    record TrafficView(
            String networkInterfaceId,
            Instant from,
            Instant to,
            @Schema(description = "Of both directions") TotalView total,
            @Schema(description = "Those in which there was anything, the oldest first")
                    List<MinuteView> minutes) {}

    /** Sums. */
    @Schema(name = "TrafficTotal")
    @RegisterForReflection
    record TotalView(
            AmountView accepted,
            AmountView rejected,
            @Schema(
                            description =
                                    "Of which nobody can say: they were late, or their interface gone")
                    AmountView other) {}

    /** A minute in one direction. */
    @Schema(name = "TrafficMinute")
    @RegisterForReflection
    record MinuteView(
            Instant minute,
            @Schema(enumeration = {"ingress", "egress"}) String direction,
            AmountView accepted,
            AmountView rejected,
            AmountView other) {
        static MinuteView of(Minute minute) {
            return new MinuteView(
                    minute.minute(),
                    minute.egress() ? "egress" : "ingress",
                    AmountView.of(minute.accepted()),
                    AmountView.of(minute.rejected()),
                    AmountView.of(minute.other()));
        }
    }

    /** Flows, packets and bytes. */
    @Schema(name = "TrafficAmount")
    @RegisterForReflection
    record AmountView(long flows, long packets, long bytes) {
        static AmountView of(Amount amount) {
            return new AmountView(amount.flows(), amount.packets(), amount.bytes());
        }

        static AmountView sum(List<Minute> minutes, Function<Minute, Amount> which) {
            long flows = 0;
            long packets = 0;
            long bytes = 0;
            for (Minute minute : minutes) {
                Amount amount = which.apply(minute);
                flows = saturated(flows, amount.flows());
                packets = saturated(packets, amount.packets());
                bytes = saturated(bytes, amount.bytes());
            }
            return new AmountView(flows, packets, bytes);
        }

        /** Sums stop at the largest number, as those that are stored do. */
        private static long saturated(long sum, long more) {
            return sum + more < 0 ? Long.MAX_VALUE : sum + more;
        }
    }

    /** Interfaces, those with most traffic first. */
    @Schema(name = "TopTalkers")
    @RegisterForReflection
    record TalkersView(Instant from, Instant to, List<TalkerView> items) {}

    /** An interface. */
    @Schema(name = "Talker")
    @RegisterForReflection
    record TalkerView(String networkInterfaceId, AmountView sent, AmountView received) {
        static TalkerView of(Talker talker) {
            return new TalkerView(
                    talker.networkInterfaceId(),
                    AmountView.of(talker.sent()),
                    AmountView.of(talker.received()));
        }
    }

    /** Pairs of addresses. */
    @Schema(name = "AddressPairs")
    @RegisterForReflection
    record PairsView(Instant from, Instant to, List<PairView> items) {}

    /** A pair. */
    @Schema(name = "AddressPair")
    @RegisterForReflection
    record PairView(
            String source,
            String destination,
            AmountView accepted,
            AmountView rejected,
            @Schema(description = "Within the hours asked for; so is the next") Instant firstSeen,
            Instant lastSeen) {
        static PairView of(Pair pair) {
            return new PairView(
                    pair.source(),
                    pair.destination(),
                    AmountView.of(pair.accepted()),
                    AmountView.of(pair.rejected()),
                    pair.firstSeen(),
                    pair.lastSeen());
        }
    }

    /** Interfaces whose traffic changed. */
    @Schema(name = "RateChanges")
    @RegisterForReflection
    record RateChangesView(Instant from, Instant to, List<RateChangeView> items) {}

    /** An interface. */
    @Schema(name = "RateChange")
    @RegisterForReflection
    record RateChangeView(
            String networkInterfaceId,
            @Schema(description = "In the period before, which is as long") long bytesBefore,
            long bytesAfter) {
        static RateChangeView of(RateChange change) {
            return new RateChangeView(
                    change.networkInterfaceId(), change.bytesBefore(), change.bytesAfter());
        }
    }

    /** Rules with what they let pass. */
    @Schema(name = "RuleHitList")
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RuleHitsView(
            List<RuleHitView> items,
            @Nullable @Schema(description = "The value of 'after' that shows the next ones")
                    String next) {}

    /** A rule. */
    @Schema(name = "RuleHits")
    @RegisterForReflection
    record RuleHitView(
            String securityGroupRuleId,
            @Schema(description = "How many flows it let pass, ever, as flow logs tell") long hits,
            long packets,
            long bytes,
            Instant firstHit,
            Instant lastHit) {
        static RuleHitView of(RuleHits rule) {
            return new RuleHitView(
                    rule.ruleId(),
                    rule.hits().flows(),
                    rule.hits().packets(),
                    rule.hits().bytes(),
                    rule.firstHit(),
                    rule.lastHit());
        }
    }

    @GET
    @Path("/interfaces/{eniId}")
    @Operation(summary = "Show an interface's traffic by minute", description = "At most one day.")
    @APIResponseSchema(TrafficView.class)
    public Uni<Response> traffic(@PathParam("eniId") String eniId) {
        EniId id = Parameters.read("eniId", eniId, EniId::new);
        exchange.requireQuery(List.of("from", "to"));
        Period period = period(LONGEST_MINUTES);
        return shown(queries.minutes(account(), id, period))
                .map(minutes ->
                        Response.ok(
                                        new TrafficView(
                                                eniId,
                                                period.from(),
                                                period.to(),
                                                new TotalView(
                                                        AmountView.sum(minutes, Minute::accepted),
                                                        AmountView.sum(minutes, Minute::rejected),
                                                        AmountView.sum(minutes, Minute::other)),
                                                minutes.stream().map(MinuteView::of).toList()))
                                .build());
    }

    @GET
    @Path("/top-talkers")
    @Operation(summary = "List the interfaces with most traffic, by accepted bytes")
    @APIResponseSchema(TalkersView.class)
    public Uni<Response> topTalkers() {
        exchange.requireQuery(List.of("from", "to", "limit"));
        Period period = period(LONGEST);
        return shown(queries.topTalkers(account(), period, limit()))
                .map(found ->
                        Response.ok(
                                        new TalkersView(
                                                period.from(),
                                                period.to(),
                                                found.stream().map(TalkerView::of).toList()))
                                .build());
    }

    @GET
    @Path("/denied-pairs")
    @Operation(
            summary = "List the pairs of addresses with most rejected flows",
            description = "Whole hours are counted, from the one that holds 'from'.")
    @APIResponseSchema(PairsView.class)
    public Uni<Response> deniedPairs() {
        exchange.requireQuery(List.of("from", "to", "limit"));
        Period period = period(LONGEST);
        return shown(queries.deniedPairs(account(), period, limit()))
                .map(found -> pairs(period, found));
    }

    @GET
    @Path("/new-pairs")
    @Operation(
            summary = "List the pairs of addresses that were first seen lately",
            description =
                    "Not seen before 'from', as far back as statistics are kept; the newest first.")
    @APIResponseSchema(PairsView.class)
    public Uni<Response> newPairs() {
        exchange.requireQuery(List.of("from", "to", "limit"));
        Period period = period(LONGEST);
        return shown(queries.newPairs(account(), period, limit()))
                .map(found -> pairs(period, found));
    }

    @GET
    @Path("/rate-changes")
    @Operation(
            summary = "List the interfaces whose traffic changed most",
            description =
                    "Accepted bytes of the period against those of the one before, which is as long; the largest factor first.")
    @APIResponseSchema(RateChangesView.class)
    public Uni<Response> rateChanges() {
        exchange.requireQuery(List.of("from", "to", "limit"));
        Period period = period(LONGEST);
        return shown(queries.rateChanges(account(), period, limit()))
                .map(found ->
                        Response.ok(
                                        new RateChangesView(
                                                period.from(),
                                                period.to(),
                                                found.stream().map(RateChangeView::of).toList()))
                                .build());
    }

    @GET
    @Path("/rules")
    @Operation(
            summary = "List how often rules let flows pass, and when last",
            description =
                    "By id, those behind 'after'. A rule that is not listed has let nothing pass.")
    @APIResponseSchema(RuleHitsView.class)
    public Uni<Response> ruleHits() {
        exchange.requireQuery(List.of("after", "limit"));
        String after =
                exchange.queryOnce("after")
                        .map(text -> Parameters.read("after", text, RuleId::new).value())
                        .orElse("");
        int limit = limit();
        return shown(queries.ruleHits(account(), after, limit))
                .map(found ->
                        Response.ok(
                                        new RuleHitsView(
                                                found.stream().map(RuleHitView::of).toList(),
                                                found.size() < limit
                                                        ? null
                                                        : found.getLast().ruleId()))
                                .build());
    }

    private static <T> Uni<T> shown(Uni<T> answer) {
        return answer.onFailure().transform(Reads::problemOf);
    }

    private static Response pairs(Period period, List<Pair> found) {
        return Response.ok(
                        new PairsView(
                                period.from(),
                                period.to(),
                                found.stream().map(PairView::of).toList()))
                .build();
    }

    private AccountId account() {
        return exchange.caller().account();
    }

    private Period period(Duration longest) {
        Optional<Instant> from = time("from");
        Instant to =
                time("to").orElseGet(() -> from.map(it -> it.plus(USUAL)).orElse(Instant.now()));
        Instant begin = from.orElse(to.minus(USUAL));
        if (!begin.isBefore(to) || Duration.between(begin, to).compareTo(longest) > 0) {
            throw ProblemException.invalid(
                    "InvalidParameterValue",
                    "to",
                    "expecting a time after 'from', by " + longest.toDays() + " days at most");
        }
        return new Period(begin, to);
    }

    private Optional<Instant> time(String name) {
        return exchange.queryOnce(name)
                .map(text -> {
                    try {
                        Instant time = Instant.parse(text);
                        if (time.isAfter(Instant.EPOCH)
                                && time.isBefore(Instant.parse("3000-01-01T00:00:00Z"))) {
                            return time;
                        }
                    } catch (DateTimeException malformed) {
                        // Told below.
                    }
                    throw ProblemException.invalid(
                            "InvalidParameterValue",
                            name,
                            "expecting a time such as 2026-09-21T14:00:00Z");
                });
    }

    private int limit() {
        return exchange.queryOnce("limit")
                .map(text -> {
                    if (text.matches("[0-9]{1,4}")) {
                        int limit = Integer.parseInt(text);
                        if (limit >= 1 && limit <= MOST) {
                            return limit;
                        }
                    }
                    throw ProblemException.invalid(
                            "InvalidParameterValue", "limit", "expecting 1 to " + MOST);
                })
                .orElse(USUAL_LIMIT);
    }
}
