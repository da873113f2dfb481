/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.net.Ip;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Ipv6;
import dev.enif.core.net.Protocol;

/**
 * Addresses that are not filtered, and addresses that are never delivered (EC2's published
 * behaviour).
 */
final class LinkLocal {
    private static final Ipv4 METADATA = Ipv4.parse("169.254.169.254");
    private static final Ipv4 TIME = Ipv4.parse("169.254.169.123");
    private static final Ipv4 RESOLVER = Ipv4.parse("169.254.169.253");
    private static final Cidr6 SERVICES6 = Cidr6.parse("fd00:ec2::/32");
    private static final Cidr4 MULTICAST = Cidr4.parse("224.0.0.0/4");
    private static final Cidr6 MULTICAST6 = Cidr6.parse("ff00::/8");
    private static final Ipv4 BROADCAST = new Ipv4(-1);
    private static final int DHCP_SERVER_PORT = 67;

    private LinkLocal() {}

    /**
     * Whether the packet ends at a service of the platform, seen from a subnet and its VPC's
     * primary block.
     */
    static boolean isService(
            Ip destination, Protocol protocol, int port, Cidr4 subnet, Cidr4 primaryBlock) {
        return switch (destination) {
            case Ipv4 address ->
                    address.equals(METADATA)
                            || address.equals(TIME)
                            || address.equals(RESOLVER)
                            || address.equals(subnet.network().plus(1))
                            || address.equals(primaryBlock.network().plus(2))
                            || address.equals(BROADCAST)
                                    && protocol.equals(Protocol.UDP)
                                    && port == DHCP_SERVER_PORT;
            case Ipv6 address -> SERVICES6.contains(address);
        };
    }

    static boolean isUndeliverable(Ip destination) {
        return switch (destination) {
            case Ipv4 address -> MULTICAST.contains(address) || address.equals(BROADCAST);
            case Ipv6 address -> MULTICAST6.contains(address);
        };
    }
}
