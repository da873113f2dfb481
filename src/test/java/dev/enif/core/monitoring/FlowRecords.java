/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.monitoring;

import dev.enif.core.CoreTest;
import dev.enif.core.id.EniId;
import dev.enif.core.net.Ip;

/** Flow records of tests. */
final class FlowRecords {
    private FlowRecords() {}

    /** TCP, from port 40000; 10 packets of 8,400 bytes within five seconds. */
    static FlowRecord tcp(
            String id, EniId seenAt, String source, String destination, int port, long start) {
        return tcp(id, seenAt, source, destination, 40_000, port, start, 2);
    }

    static FlowRecord tcp(
            String id,
            EniId seenAt,
            String source,
            String destination,
            int sourcePort,
            int port,
            long start,
            int flags) {
        return new FlowRecord(
                id,
                CoreTest.ACCOUNT,
                seenAt,
                Ip.parse(source),
                Ip.parse(destination),
                sourcePort,
                port,
                6,
                10,
                8_400,
                start,
                start + 5_000,
                flags,
                -1,
                -1,
                false);
    }
}
