/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.enif.core.flow.Exposure;
import dev.enif.core.net.Protocol;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What of an interface is open to the internet. */
@RegisterForReflection
@Schema(name = "Exposure")
public record ExposureView(
        String networkInterfaceId,
        @Schema(examples = "0:42") String position,
        @Schema(description = "Whether anything is open") boolean exposed,
        @Schema(description = "Of each address that the internet knows")
                List<AddressExposure> addresses) {
    /** One address. */
    @RegisterForReflection
    @Schema(name = "AddressExposure")
    public record AddressExposure(
            @Schema(examples = "198.18.0.1") String address,
            @Schema(examples = "10.0.0.10") String privateIpAddress,
            List<OpeningView> openings,
            @Schema(
                            description =
                                    "False if the rules tell apart more cases than are looked at, so some openings may lack")
                    boolean complete) {}

    /** What may come in. */
    @RegisterForReflection
    @Schema(name = "Opening")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OpeningView(
            @Schema(
                            description =
                                    "A name or number; -1 for all that no other opening of the address names",
                            examples = "tcp")
                    String protocol,
            @Schema(description = "The lowest port, or type of ICMP") @Nullable Integer fromPort,
            @Schema(description = "The highest port, or type of ICMP") @Nullable Integer toPort,
            @Schema(description = "What is no address of the internet may lie in them")
                    List<String> sources) {
        static OpeningView of(Exposure.Opening opening) {
            Protocol protocol = opening.protocol();
            boolean ranges = protocol.hasPorts() || protocol.hasTypes();
            return new OpeningView(
                    protocol.toString(),
                    ranges ? opening.from() : null,
                    ranges ? opening.to() : null,
                    opening.sources().stream().map(Object::toString).toList());
        }
    }

    static ExposureView of(String eniId, List<Exposure> exposures, String position) {
        return new ExposureView(
                eniId,
                position,
                exposures.stream().anyMatch(one -> !one.openings().isEmpty()),
                exposures.stream()
                        .map(one ->
                                new AddressExposure(
                                        one.address().toString(),
                                        one.privateAddress().toString(),
                                        one.openings().stream().map(OpeningView::of).toList(),
                                        one.complete()))
                        .toList());
    }
}
