/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.enif.core.flow.Endpoint;
import dev.enif.core.flow.Flow;
import org.jspecify.annotations.Nullable;

/**
 * A flow as it is asked about: absent is what it does not have, or does not know.
 *
 * @param source {@code eni-…}, {@code eni-…/address}, {@code i-…}, {@code vpc-…/address} or an
 *     address; so is {@code destination}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FlowView(
        String source,
        String destination,
        String protocol,
        @Nullable Integer sourcePort,
        @Nullable Integer destinationPort,
        @Nullable Integer icmpType,
        @Nullable Integer icmpCode,
        boolean established,
        @Nullable Boolean untracked,
        @Nullable Boolean oneWay) {
    public static FlowView of(Flow flow) {
        boolean typed = flow.protocol().hasTypes();
        return new FlowView(
                text(flow.source()),
                text(flow.destination()),
                flow.protocol().toString(),
                known(flow.sourcePort()),
                typed ? null : known(flow.destinationPort()),
                typed ? known(flow.destinationPort()) : null,
                known(flow.code()),
                flow.asked() == Flow.Asked.TRACKED || flow.asked() == Flow.Asked.UNTRACKED,
                flow.asked() == Flow.Asked.UNTRACKED ? true : null,
                flow.asked() == Flow.Asked.ONE_WAY ? true : null);
    }

    private static @Nullable Integer known(int number) {
        return number < 0 ? null : number;
    }

    private static String text(Endpoint endpoint) {
        return switch (endpoint) {
            case Endpoint.OfInterface(var eniId, var address) ->
                    address == null ? eniId.value() : eniId + "/" + address;
            case Endpoint.OfInstance(var instanceId) -> instanceId.value();
            case Endpoint.InVpc(var vpcId, var address) -> vpcId + "/" + address;
            case Endpoint.OfAddress(var address) -> address.toString();
        };
    }
}
