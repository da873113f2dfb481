/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.monitoring;

import dev.enif.core.net.Ip;
import dev.enif.core.net.Ipv4;
import org.jspecify.annotations.Nullable;

/** Writes a line of a flow log: the fields of its format, apart by blanks; {@code -} for none. */
public final class LogLine {
    private static final int FIN_SYN_RST = 7;
    private static final int SYN_ACK = 0x12;

    private LogLine() {}

    /** The line, without an end of line. */
    public static String of(LogFormat format, FlowSum sum, String region) {
        StringBuilder line = new StringBuilder(160);
        for (LogField field : format.fields()) {
            if (!line.isEmpty()) {
                line.append(' ');
            }
            line.append(value(field, format, sum, region));
        }
        return line.toString();
    }

    private static Object value(LogField field, LogFormat format, FlowSum sum, String region) {
        FlowKey key = sum.key();
        Place place = key.place();
        return switch (field) {
            case VERSION -> format.version();
            case ACCOUNT_ID -> place.account();
            case INTERFACE_ID -> place.eniId();
            case SRCADDR -> key.egress() ? place.shown(key.source()) : key.source();
            case DSTADDR -> key.egress() ? key.destination() : place.shown(key.destination());
            case SRCPORT -> key.sourcePort();
            case DSTPORT -> key.destinationPort();
            case PROTOCOL -> key.protocol();
            case PACKETS -> sum.packets();
            case BYTES -> sum.bytes();
            case START -> sum.startMillis() / 1000;
            case END -> sum.endMillis() / 1000;
            case ACTION -> key.judgement().action();
            case LOG_STATUS -> key.judgement().status();
            case VPC_ID -> place.vpcId();
            case SUBNET_ID -> place.subnetId();
            case INSTANCE_ID -> orNone(place.instanceId());
            case TCP_FLAGS -> tcpFlags(sum.flags());
            case TYPE -> isFour(key.source()) ? "IPv4" : "IPv6";
            case PKT_SRCADDR -> key.source();
            case PKT_DSTADDR -> key.destination();
            case REGION -> region;
            case AZ_ID -> orNone(place.zone());
            case SUBLOCATION_TYPE, SUBLOCATION_ID, PKT_SRC_AWS_SERVICE, PKT_DST_AWS_SERVICE -> "-";
            case FLOW_DIRECTION -> key.egress() ? "egress" : "ingress";
            case TRAFFIC_PATH -> key.path() == 0 ? "-" : key.path();
            case RULE_ID -> orNone(key.rule());
        };
    }

    /** FIN, SYN and RST; ACK beside SYN only (EC2). */
    private static int tcpFlags(int flags) {
        boolean answers = (flags & SYN_ACK) == SYN_ACK;
        return flags & FIN_SYN_RST | (answers ? SYN_ACK : 0);
    }

    private static boolean isFour(Ip address) {
        return address instanceof Ipv4;
    }

    private static Object orNone(@Nullable Object value) {
        return value == null ? "-" : value;
    }
}
