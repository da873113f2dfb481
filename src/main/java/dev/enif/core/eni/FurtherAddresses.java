/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.eni;

import dev.enif.core.net.Cidr;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.net.Ip;
import dev.enif.core.net.Ipv6;
import java.util.ArrayList;
import java.util.List;

/**
 * What an interface has beside its IPv4 addresses, each in the order in which it came. All of it is
 * of the interface's subnet, and no other interface's.
 *
 * @param ipv4Prefixes blocks of {@value #IPV4_LENGTH} bits whose addresses are all its own
 * @param ipv6Prefixes blocks of {@value #IPV6_LENGTH} bits, likewise
 */
public record FurtherAddresses(
        List<Ipv6> ipv6, List<Cidr4> ipv4Prefixes, List<Cidr6> ipv6Prefixes) {
    /** Length of a delegated IPv4 prefix (EC2). */
    public static final int IPV4_LENGTH = 28;

    /** Length of a delegated IPv6 prefix (EC2). */
    public static final int IPV6_LENGTH = 80;

    public static final FurtherAddresses NONE =
            new FurtherAddresses(List.of(), List.of(), List.of());

    public FurtherAddresses {
        ipv6 = List.copyOf(ipv6);
        ipv4Prefixes = List.copyOf(ipv4Prefixes);
        ipv6Prefixes = List.copyOf(ipv6Prefixes);
    }

    public boolean isEmpty() {
        return ipv6.isEmpty() && ipv4Prefixes.isEmpty() && ipv6Prefixes.isEmpty();
    }

    /** Both families, IPv4 first. */
    public List<Cidr> prefixes() {
        List<Cidr> prefixes = new ArrayList<>(ipv4Prefixes);
        prefixes.addAll(ipv6Prefixes);
        return prefixes;
    }

    /** Whether it is one of these addresses, or within one of these prefixes. */
    public boolean contains(Ip address) {
        return address instanceof Ipv6 six && ipv6.contains(six)
                || prefixes().stream().anyMatch(prefix -> prefix.contains(address));
    }

    FurtherAddresses withIpv6(List<Ipv6> added) {
        List<Ipv6> all = new ArrayList<>(ipv6);
        all.addAll(added);
        return new FurtherAddresses(all, ipv4Prefixes, ipv6Prefixes);
    }

    FurtherAddresses withoutIpv6(List<Ipv6> removed) {
        List<Ipv6> left = new ArrayList<>(ipv6);
        left.removeAll(removed);
        return new FurtherAddresses(left, ipv4Prefixes, ipv6Prefixes);
    }

    FurtherAddresses withPrefixes(List<Cidr> added) {
        List<Cidr> all = prefixes();
        all.addAll(added);
        return ofPrefixes(all);
    }

    FurtherAddresses withoutPrefixes(List<Cidr> removed) {
        List<Cidr> left = prefixes();
        left.removeAll(removed);
        return ofPrefixes(left);
    }

    private FurtherAddresses ofPrefixes(List<Cidr> prefixes) {
        List<Cidr4> four = new ArrayList<>();
        List<Cidr6> six = new ArrayList<>();
        for (Cidr prefix : prefixes) {
            switch (prefix) {
                case Cidr4 cidr -> four.add(cidr);
                case Cidr6 cidr -> six.add(cidr);
            }
        }
        return new FurtherAddresses(ipv6, four, six);
    }
}
