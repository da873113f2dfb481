/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.monitoring;

import dev.enif.core.id.AccountId;
import dev.enif.core.id.EniId;
import dev.enif.core.net.Ip;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Protocol;
import dev.enif.core.net.Traffic;

/**
 * One flow in one direction, as somebody saw it at an interface. Each is told once: a flow between
 * two interfaces by either of them, not by both.
 *
 * @param id unique in its account; a repeat is dropped
 * @param interfaceId where it was seen; says in which VPC the private addresses are
 * @param source as the packet has it; so is the destination, of the same IP version
 * @param sourcePort 0 to 65,535; 0 for protocols without ports
 * @param protocol IANA's number, 0 to 255
 * @param packets at least 1
 * @param startMillis of its first packet, milliseconds since 1970
 * @param endMillis of its last packet; not before the first
 * @param tcpFlags all that were seen, OR-ed; 0 if none or not TCP
 * @param icmpType 0 to 255, or -1 if unknown; so is the code
 * @param established it answers a flow that was let pass, so groups do not filter it
 */
public record FlowRecord(
        String id,
        AccountId account,
        EniId interfaceId,
        Ip source,
        Ip destination,
        int sourcePort,
        int destinationPort,
        int protocol,
        long packets,
        long bytes,
        long startMillis,
        long endMillis,
        int tcpFlags,
        int icmpType,
        int icmpCode,
        boolean established) {
    /** The longest id, in characters. */
    public static final int LONGEST_ID = 128;

    /** More in one record is a mistake, and sums of such would overflow. */
    public static final long MOST = 1L << 50;

    /** The time that the format can tell: up to the year 5138. */
    private static final long LAST_MILLIS = 100_000_000_000_000L;

    private static final int SYN_ACK = 0x12;

    /**
     * @throws RecordRefusedException if a value is out of its range
     */
    public FlowRecord {
        require(
                !id.isEmpty()
                        && id.length() <= LONGEST_ID
                        && id.chars().allMatch(c -> c > ' ' && c < 127),
                "id",
                "expecting 1 to " + LONGEST_ID + " printable ASCII characters without blanks");
        require(
                source instanceof Ipv4 == destination instanceof Ipv4,
                "dstAddr",
                "is not of the IP version of srcAddr");
        requireIn("srcPort", sourcePort, 0, Traffic.MAX_PORT);
        requireIn("dstPort", destinationPort, 0, Traffic.MAX_PORT);
        requireIn("protocol", protocol, 0, 255);
        requireIn("packets", packets, 1, MOST);
        requireIn("bytes", bytes, 0, MOST);
        requireIn("start", startMillis, 0, LAST_MILLIS);
        requireIn("end", endMillis, startMillis, LAST_MILLIS);
        requireIn("tcpFlags", tcpFlags, 0, 255);
        requireIn("icmpType", icmpType, -1, 255);
        requireIn("icmpCode", icmpCode, -1, 255);
    }

    private static void requireIn(String field, long value, long least, long most) {
        if (value < least || value > most) {
            require(false, field, value + " is not in " + least + " to " + most);
        }
    }

    private static void require(boolean sound, String field, String detail) {
        if (!sound) {
            throw new RecordRefusedException(
                    RecordRefusedException.Reason.MALFORMED, field + ": " + detail);
        }
    }

    /** Whether it goes from who was asked to who asks: as it says, or by SYN and ACK together. */
    public boolean isAnswer() {
        return established || (tcpFlags & SYN_ACK) == SYN_ACK;
    }

    /** Its port for a question about it: of ICMP the type; -1 if unknown. */
    public int askedPort() {
        return asProtocol().hasTypes() ? icmpType : destinationPort;
    }

    public Protocol asProtocol() {
        return new Protocol(protocol);
    }
}
