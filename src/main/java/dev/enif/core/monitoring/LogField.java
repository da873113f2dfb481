/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.monitoring;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a line of a flow log may tell: the fields of EC2's versions 2 to 5, and one of our own. */
public enum LogField {
    VERSION("version", 2),
    ACCOUNT_ID("account-id", 2),
    INTERFACE_ID("interface-id", 2),
    /** At the interface that sends, its primary address of that IP version. */
    SRCADDR("srcaddr", 2),
    /** At the interface that receives, its primary address of that IP version. */
    DSTADDR("dstaddr", 2),
    SRCPORT("srcport", 2),
    DSTPORT("dstport", 2),
    /** The number. */
    PROTOCOL("protocol", 2),
    PACKETS("packets", 2),
    BYTES("bytes", 2),
    /** Seconds since 1970; so is the next. */
    START("start", 2),
    END("end", 2),
    /** {@code ACCEPT} or {@code REJECT}. */
    ACTION("action", 2),
    LOG_STATUS("log-status", 2),
    VPC_ID("vpc-id", 3),
    SUBNET_ID("subnet-id", 3),
    INSTANCE_ID("instance-id", 3),
    TCP_FLAGS("tcp-flags", 3),
    /** {@code IPv4} or {@code IPv6}. */
    TYPE("type", 3),
    /** As the packet has it. */
    PKT_SRCADDR("pkt-srcaddr", 3),
    /** As the packet has it. */
    PKT_DSTADDR("pkt-dstaddr", 3),
    REGION("region", 4),
    AZ_ID("az-id", 4),
    SUBLOCATION_TYPE("sublocation-type", 4),
    SUBLOCATION_ID("sublocation-id", 4),
    PKT_SRC_AWS_SERVICE("pkt-src-aws-service", 5),
    PKT_DST_AWS_SERVICE("pkt-dst-aws-service", 5),
    /** {@code ingress} or {@code egress}, seen from the interface. */
    FLOW_DIRECTION("flow-direction", 5),
    TRAFFIC_PATH("traffic-path", 5),
    /** The rule that let it pass (our own field). */
    RULE_ID("rule-id", 2);

    private static final Map<String, LogField> BY_NAME =
            Arrays.stream(values())
                    .collect(Collectors.toUnmodifiableMap(LogField::wireName, Function.identity()));

    private final String wireName;
    private final int since;

    LogField(String wireName, int since) {
        this.wireName = wireName;
        this.since = since;
    }

    /** Its name in a format; never changes. */
    public String wireName() {
        return wireName;
    }

    /** The version of the format that brought it. */
    public int since() {
        return since;
    }

    /** The field of that name; empty if there is none. */
    public static Optional<LogField> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }
}
