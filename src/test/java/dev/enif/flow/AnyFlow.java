/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.flow;

import dev.enif.core.account.AccountState;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.flow.Endpoint;
import dev.enif.core.flow.Flow;
import dev.enif.core.id.EniId;
import dev.enif.core.net.Ip;
import dev.enif.core.net.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Questions about an account: of its own interfaces mostly, and of some that are not there. */
final class AnyFlow {
    private static final List<Ip> FAR =
            List.of(Ip.parse("203.0.113.9"), Ip.parse("10.0.0.5"), Ip.parse("2001:db8::1"));

    private AnyFlow() {}

    static Flow in(AccountState account, RandomGenerator random) {
        Protocol protocol =
                List.of(Protocol.TCP, Protocol.UDP, Protocol.ICMP).get(random.nextInt(3));
        return new Flow(
                endpoint(account, random),
                endpoint(account, random),
                protocol,
                -1,
                protocol.hasPorts() ? List.of(22, 80, 443).get(random.nextInt(3)) : 8,
                protocol.hasTypes() ? 0 : -1,
                Flow.Asked.values()[random.nextInt(4)]);
    }

    private static Endpoint endpoint(AccountState account, RandomGenerator random) {
        List<EniId> interfaces = new ArrayList<>();
        for (NetworkInterface eni : account.networkInterfaces().values()) {
            interfaces.add(eni.id());
        }
        if (interfaces.isEmpty() || random.nextInt(6) == 0) {
            return new Endpoint.OfAddress(FAR.get(random.nextInt(FAR.size())));
        }
        return new Endpoint.OfInterface(interfaces.get(random.nextInt(interfaces.size())), null);
    }
}
