/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.monitoring;

import dev.enif.core.id.RuleId;
import dev.enif.core.net.Ip;
import org.jspecify.annotations.Nullable;

/**
 * What flows must have in common to be summed up in one line.
 *
 * @param windowMillis where their interval begins, milliseconds since 1970
 * @param egress out of the interface, not in
 * @param source as the packet has it; so is the destination
 * @param rule that let it pass at the interface; null if none was needed, or it did not pass
 * @param path EC2's {@code traffic-path}; 0 for none
 * @param counted whether statistics count these lines: of all that tell of one flow at one
 *     interface, one does
 * @param pair whether statistics of pairs of addresses count them: of the two ends that tell of one
 *     flow, one does
 */
public record FlowKey(
        long windowMillis,
        Place place,
        boolean egress,
        Ip source,
        Ip destination,
        int sourcePort,
        int destinationPort,
        int protocol,
        Judgement judgement,
        @Nullable RuleId rule,
        int path,
        boolean counted,
        boolean pair) {
    /** Through another resource of the VPC. */
    public static final int PATH_IN_VPC = 1;

    /** Through a peering connection. */
    public static final int PATH_PEERING = 4;

    /** Through an internet gateway. */
    public static final int PATH_INTERNET = 8;
}
