/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.api.problem.Problem;
import dev.enif.api.problem.ProblemException;
import dev.enif.api.problem.ProblemType;
import dev.enif.flow.stream.FlowRecordIntake;
import dev.enif.flow.stream.FlowRecordIntake.LineError;
import dev.enif.flow.stream.FlowRecordIntake.Taken;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Flow records over REST, for those who do not write to Kafka. */
@Path(FlowRecordResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Flow records", description = "What was seen of flows, for flow logs and statistics")
public class FlowRecordResource {
    static final String PATH = "/v1/flow-records";

    /** JSON objects, one a line. */
    static final String NDJSON = "application/x-ndjson";

    private static final int MOST_ERRORS = 100;

    private final FlowRecordIntake intake;
    private final Exchange exchange;

    public FlowRecordResource(FlowRecordIntake intake, Exchange exchange) {
        this.intake = intake;
        this.exchange = exchange;
    }

    /** What became of the lines. */
    @Schema(name = "FlowRecordsTaken")
    @RegisterForReflection
    record TakenView(
            @Schema(description = "How many records were taken") int accepted,
            @Schema(description = "How many lines were not") int rejected,
            @Schema(description = "Why, for the first hundred of them")
                    List<LineErrorView> errors) {
        static TakenView of(Taken taken) {
            return new TakenView(
                    taken.accepted(),
                    taken.errors().size(),
                    taken.errors().stream()
                            .limit(MOST_ERRORS)
                            .map(error ->
                                    new LineErrorView(error.line(), error.reason(), error.detail()))
                            .toList());
        }
    }

    /** A line that was not taken. */
    @Schema(name = "FlowRecordError")
    @RegisterForReflection
    record LineErrorView(
            @Schema(description = "Counted from 1") int line,
            @Schema(enumeration = {"Malformed", "ForeignAccount"}) String reason,
            String detail) {}

    @POST
    @Consumes({NDJSON, MediaType.APPLICATION_JSON})
    @Blocking
    @Operation(
            summary = "Send flow records",
            description =
                    "One JSON object a line, at most 10,000 lines: id, interfaceId, srcAddr, dstAddr, srcPort, dstPort,"
                            + " protocol, packets, bytes, start and end in milliseconds, and tcpFlags, icmpType, icmpCode and"
                            + " established if known. Lines that are sound are taken although others are not. Repeats are"
                            + " dropped by their ids, so whoever sees no answer sends the same again.")
    @APIResponseSchema(value = TakenView.class, responseCode = "202")
    public Uni<Response> take(String body) {
        exchange.requireQuery(List.of());
        exchange.refuseExpectedRevision();
        // Blank lines do not count; how long a body may be bounds how many there are.
        List<String> lines = Arrays.asList(body.split("\n", -1));
        long filled = lines.stream().filter(line -> !line.isBlank()).count();
        if (filled == 0) {
            throw ProblemException.invalid("MissingParameter", "body", "has no record");
        }
        if (filled > FlowRecordIntake.MOST_LINES) {
            throw ProblemException.invalid(
                    "InvalidParameterValue",
                    "body",
                    "has more than %,d lines: send them in parts"
                            .formatted(FlowRecordIntake.MOST_LINES));
        }
        return Uni.createFrom()
                .completionStage(intake.take(exchange.caller().account(), lines))
                .onFailure()
                .transform(FlowRecordResource::problemOf)
                .map(FlowRecordResource::answer);
    }

    private static Response answer(Taken taken) {
        if (taken.accepted() == 0) {
            LineError first = taken.errors().getFirst();
            throw ProblemException.invalid(
                    "InvalidParameterValue", "line " + first.line(), first.detail());
        }
        return Response.accepted(TakenView.of(taken)).build();
    }

    private static Throwable problemOf(Throwable failure) {
        return failure instanceof FlowRecordIntake.BusyException
                ? new ProblemException(
                                ProblemType.TOO_MANY_REQUESTS,
                                "RequestLimitExceeded",
                                "Too many flow records are being taken at the moment")
                        .withRetry(again())
                : new ProblemException(
                                ProblemType.NOT_READY,
                                "Unavailable",
                                "Flow records cannot be taken at the moment")
                        .withRetry(again());
    }

    private static Problem.Retry again() {
        return new Problem.Retry(
                1, null, "Send the same records again after 1 s: those that were taken are known");
    }
}
