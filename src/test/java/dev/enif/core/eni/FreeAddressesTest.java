/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.eni;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.InstanceWorld;
import dev.enif.core.account.Tags;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Ipv4;
import dev.enif.core.vpc.Subnet;
import dev.enif.testing.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.pcollections.TreePSet;

class FreeAddressesTest extends InstanceWorld {
    private static Subnet subnet(String block) {
        return new Subnet(SUBNET, VPC, Cidr4.parse(block), ZONE_A, false, Tags.NONE);
    }

    private static List<Ipv4> all(FreeAddresses free, int most) {
        List<Ipv4> found = new ArrayList<>();
        for (var next = free.next(); next.isPresent() && found.size() < most; next = free.next()) {
            found.add(next.get());
        }
        return found;
    }

    /** One policy, two readings: the search over ranks and a scan from the start must agree. */
    @Test
    void the_search_agrees_with_a_scan() {
        Seeds.check(
                500,
                random -> {
                    Subnet subnet = subnet("10.0.0.0/" + (24 + random.nextInt(5)));
                    int taken = 1 + random.nextInt(100);
                    TreeSet<Ipv4> held = new TreeSet<>();
                    List<Ipv4> free = new ArrayList<>();
                    for (Ipv4 address = subnet.firstUsable();
                            address.compareTo(subnet.lastUsable()) <= 0;
                            address = address.plus(1)) {
                        if (random.nextInt(100) < taken) {
                            held.add(address);
                        } else {
                            free.add(address);
                        }
                    }
                    var addresses = new FreeAddresses(subnet, TreePSet.from(held));
                    assertThat(all(addresses, Integer.MAX_VALUE)).isEqualTo(free);
                });
    }

    @Test
    void the_only_gap_of_a_large_subnet_is_found() {
        Subnet subnet = subnet("10.0.0.0/16");
        for (String gap : List.of("10.0.0.4", "10.0.123.45", "10.0.255.254")) {
            List<Ipv4> held = new ArrayList<>();
            for (Ipv4 address = subnet.firstUsable();
                    address.compareTo(subnet.lastUsable()) <= 0;
                    address = address.plus(1)) {
                if (!address.equals(ip(gap))) {
                    held.add(address);
                }
            }
            var addresses = new FreeAddresses(subnet, TreePSet.from(held));
            assertThat(all(addresses, 2)).containsExactly(ip(gap));
        }
    }

    @Test
    void the_end_of_the_address_space_is_no_end_of_the_search() {
        Subnet subnet = subnet("255.255.255.240/28");
        var addresses = new FreeAddresses(subnet, TreePSet.empty());
        assertThat(all(addresses, Integer.MAX_VALUE)).hasSize(11).endsWith(ip("255.255.255.254"));
    }
}
