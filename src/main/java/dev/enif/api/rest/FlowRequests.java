/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.enif.api.problem.ProblemException;
import dev.enif.core.flow.Endpoint;
import dev.enif.core.flow.Flow;
import dev.enif.core.flow.ShortVerdict;
import dev.enif.core.flow.Verdict;
import dev.enif.core.id.EniId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Ip;
import dev.enif.core.net.Protocol;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Flows and verdicts as JSON. */
final class FlowRequests {
    /** The most flows that one batch may hold. */
    static final int MAX_BATCH = 10_000;

    private FlowRequests() {}

    /** A question. */
    @Schema(name = "Flow")
    record FlowQuestion(
            @NotNull
                    @Schema(
                            description =
                                    "An interface (eni-…, or eni-…/address), an instance (i-…: its primary interface), a private"
                                            + " address in a VPC (vpc-…/address), or an address: private if it lies in the other"
                                            + " end's VPC, else public",
                            examples = "eni-0123456789abcdef0")
                    String source,
            @NotNull @Schema(description = "Likewise", examples = "10.0.0.9") String destination,
            @NotNull
                    @Schema(
                            description = "tcp, udp, icmp, icmpv6 or a number, 0 to 255",
                            examples = "tcp")
                    String protocol,
            @Nullable Integer sourcePort,
            @Nullable
                    @Schema(
                            description =
                                    "TCP and UDP only; left out for a fragment that does not show it")
                    Integer destinationPort,
            @Nullable @Schema(description = "ICMP and ICMPv6 only") Integer icmpType,
            @Nullable Integer icmpCode,
            @Nullable
                    @Schema(
                            description =
                                    "Asks about a packet of a flow that is tracked, in either direction: groups let it pass;"
                                            + " false if left out")
                    Boolean established,
            @Nullable
                    @Schema(
                            description =
                                    "With 'established': the flow was never tracked, so only rules let it pass; false if left out")
                    Boolean untracked,
            @Nullable
                    @Schema(
                            description =
                                    "Does not ask whether the answer finds its way back; false if left out")
                    Boolean oneWay) {
        Flow toFlow() {
            Protocol parsed = Parameters.read("protocol", protocol, Protocol::parse);
            if (parsed.hasTypes() && destinationPort != null
                    || !parsed.hasTypes() && (icmpType != null || icmpCode != null)) {
                throw ProblemException.invalid(
                        "InvalidParameterCombination",
                        parsed.hasTypes()
                                ? "destinationPort"
                                : icmpType != null ? "icmpType" : "icmpCode",
                        "does not go with the protocol " + parsed);
            }
            Integer port = parsed.hasTypes() ? icmpType : destinationPort;
            try {
                return new Flow(
                        endpoint("source", source),
                        endpoint("destination", destination),
                        parsed,
                        sourcePort == null ? -1 : sourcePort,
                        port == null ? -1 : port,
                        icmpCode == null ? -1 : icmpCode,
                        asked());
            } catch (IllegalArgumentException outOfRange) {
                throw ProblemException.invalid(
                        "InvalidParameterValue", "flow", String.valueOf(outOfRange.getMessage()));
            }
        }

        private Flow.Asked asked() {
            boolean tracked = Boolean.TRUE.equals(established);
            boolean byRule = Boolean.TRUE.equals(untracked);
            boolean noAnswer = Boolean.TRUE.equals(oneWay);
            if (noAnswer && tracked) {
                throw ProblemException.invalid(
                        "InvalidParameterCombination",
                        "oneWay",
                        "does not go with 'established': what is established was answered");
            }
            if (byRule && !tracked) {
                throw ProblemException.invalid(
                        "InvalidParameterCombination",
                        "untracked",
                        "says how a flow was established, so it needs 'established'");
            }
            return tracked
                    ? byRule ? Flow.Asked.UNTRACKED : Flow.Asked.TRACKED
                    : noAnswer ? Flow.Asked.ONE_WAY : Flow.Asked.NEW;
        }
    }

    /** Many questions. */
    @Schema(name = "FlowBatch")
    record FlowBatch(
            @NotNull @Size(min = 1, max = MAX_BATCH) List<@NotNull @Valid FlowQuestion> flows) {}

    static Endpoint endpoint(String field, String text) {
        int slash = text.indexOf('/');
        String name = slash < 0 ? text : text.substring(0, slash);
        Ip address =
                slash < 0 ? null : Parameters.read(field, text.substring(slash + 1), Ip::parse);
        if (name.startsWith("eni-")) {
            return new Endpoint.OfInterface(Parameters.read(field, name, EniId::new), address);
        }
        if (name.startsWith("vpc-") && address != null) {
            return new Endpoint.InVpc(Parameters.read(field, name, VpcId::new), address);
        }
        if (name.startsWith("i-") && address == null) {
            return new Endpoint.OfInstance(Parameters.read(field, name, InstanceId::new));
        }
        if (address != null || name.startsWith("vpc-")) {
            throw ProblemException.invalid(
                    "InvalidParameterValue",
                    field,
                    "'"
                            + text
                            + "' is no end of a flow: expecting eni-…, eni-…/address, i-…, vpc-…/address or an address");
        }
        return new Endpoint.OfAddress(Parameters.read(field, text, Ip::parse));
    }

    /** A short answer. */
    @Schema(name = "ShortVerdict")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ShortVerdictView(
            @Schema(enumeration = {"ALLOW", "DENY"}) String action,
            @Schema(
                            description = "Why it passes, or the first thing that stops it",
                            examples = "SecurityGroupIngress")
                    String code,
            @Nullable @Schema(description = "The rule that is credited with letting it pass")
                    String creditedRule,
            @Nullable
                    @Schema(
                            description =
                                    "The target that a load balancer sends it to, with its port; the last one if it passes"
                                            + " several balancers",
                            examples = "i-0123456789abcdef0:8080")
                    String target) {
        static ShortVerdictView of(ShortVerdict verdict) {
            return new ShortVerdictView(
                    verdict.action().name(),
                    verdict.code().wireName(),
                    verdict.creditedRule() == null ? null : verdict.creditedRule().value(),
                    verdict.target() == null ? null : verdict.target().toString());
        }
    }

    /** Short answers, in the order of the questions. */
    @Schema(name = "ShortVerdicts")
    record ShortVerdicts(
            @Schema(description = "All were computed at this place in the log", examples = "0:42")
                    String position,
            List<ShortVerdictView> verdicts) {}

    /** A step of the path. */
    @Schema(name = "Hop")
    record HopView(String component, String subject, boolean passed, List<String> matchingRules) {}

    /** A rule that comes near. */
    @Schema(name = "CandidateRule")
    record CandidateView(
            @Schema(description = "The security group or network ACL that it is of") String owner,
            @Schema(description = "Its id, or its number in the network ACL") String rule,
            List<String> lacks) {}

    /** Something that stops the flow. */
    @Schema(name = "Blocker")
    record BlockerView(
            String code, String component, String reason, List<CandidateView> candidates) {}

    /** Something that is odd. */
    @Schema(name = "Warning")
    record WarningView(String kind, String reason) {}

    /** A full answer. */
    @Schema(name = "Verdict")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record VerdictView(
            @Schema(enumeration = {"ALLOW", "DENY"}) String action,
            String code,
            @Nullable String creditedRule,
            @Nullable
                    @Schema(
                            description =
                                    "The target that a load balancer sends it to, with its port",
                            examples = "i-0123456789abcdef0:8080")
                    String target,
            @Schema(examples = "0:42") String position,
            @Schema(description = "The path in order") List<HopView> hops,
            @Schema(description = "Everything that stops it, in path order; empty if it passes")
                    List<BlockerView> blockers,
            @Schema(description = "What blocks nothing and may still surprise")
                    List<WarningView> warnings) {
        static VerdictView of(Verdict verdict, String position) {
            ShortVerdictView summary = ShortVerdictView.of(verdict.summary());
            return new VerdictView(
                    summary.action(),
                    summary.code(),
                    summary.creditedRule(),
                    summary.target(),
                    position,
                    verdict.hops().stream()
                            .map(hop ->
                                    new HopView(
                                            hop.component().wireName(),
                                            hop.subject(),
                                            hop.passed(),
                                            hop.matchingRules().stream()
                                                    .map(Object::toString)
                                                    .toList()))
                            .toList(),
                    verdict.blockers().stream()
                            .map(blocker ->
                                    new BlockerView(
                                            blocker.code().wireName(),
                                            blocker.component().wireName(),
                                            blocker.reason(),
                                            blocker.candidates().stream()
                                                    .map(near ->
                                                            new CandidateView(
                                                                    near.owner().value(),
                                                                    near.rule(),
                                                                    near.lacks()))
                                                    .toList()))
                            .toList(),
                    verdict.warnings().stream()
                            .map(warning ->
                                    new WarningView(warning.kind().wireName(), warning.reason()))
                            .toList());
        }
    }
}
