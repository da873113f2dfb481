/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.enif.testing.Seeds;
import java.math.BigInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BlockTest {
    @Test
    void a_block_holds_the_addresses_between_its_first_and_its_last() {
        Seeds.check(
                2_000,
                random -> {
                    var block = anyBlock(random);
                    var address = new Ipv4(near(random, block));
                    boolean between =
                            address.number() >= block.network().number()
                                    && address.number() <= block.last().number();
                    assertThat(block.contains(address)).isEqualTo(between);
                    assertThat(block.last().number() - block.network().number() + 1)
                            .isEqualTo(block.size());
                });
    }

    @Test
    void two_blocks_overlap_if_one_holds_the_others_first_address() {
        Seeds.check(
                2_000,
                random -> {
                    var one = anyBlock(random);
                    var two = new Cidr4(new Ipv4(near(random, one)), 12 + random.nextInt(21));
                    boolean overlap =
                            one.network().number() <= two.last().number()
                                    && two.network().number() <= one.last().number();
                    assertThat(one.overlaps(two)).isEqualTo(overlap);
                    assertThat(two.overlaps(one)).isEqualTo(overlap);
                    assertThat(one.contains(two)).isEqualTo(overlap && one.size() >= two.size());
                });
    }

    @Test
    void the_whole_of_ipv4_is_a_block() {
        assertThat(Cidr4.ALL.size()).isEqualTo(1L << 32);
        assertThat(Cidr4.ALL.last()).hasToString("255.255.255.255");
        assertThat(Cidr4.ALL.contains(Ipv4.parse("203.0.113.7"))).isTrue();
    }

    @Test
    void an_ipv6_block_holds_the_addresses_with_its_prefix() {
        Seeds.check(
                2_000,
                random -> {
                    var inside = new Ipv6(random.nextLong(), random.nextLong());
                    int length = random.nextInt(129);
                    var block = new Cidr6(inside, length);
                    int flipped = random.nextInt(128);
                    var other =
                            flipped < 64
                                    ? new Ipv6(inside.high() ^ 1L << 63 - flipped, inside.low())
                                    : new Ipv6(inside.high(), inside.low() ^ 1L << 127 - flipped);
                    assertThat(block.contains(inside)).isTrue();
                    assertThat(block.contains(other)).isEqualTo(flipped >= length);
                });
    }

    @Test
    void addresses_are_ordered_as_unsigned_numbers() {
        Seeds.check(
                1_000,
                random -> {
                    var one = new Ipv4(random.nextInt());
                    var two = new Ipv4(random.nextInt());
                    assertThat(Integer.signum(one.compareTo(two)))
                            .isEqualTo(Long.signum(one.number() - two.number()));
                    var three = new Ipv6(random.nextLong(), random.nextLong());
                    var four =
                            new Ipv6(
                                    random.nextBoolean() ? three.high() : random.nextLong(),
                                    random.nextLong());
                    assertThat(Integer.signum(three.compareTo(four)))
                            .isEqualTo(number(three).compareTo(number(four)));
                });
    }

    @Test
    void ports_and_icmp_types_stay_in_their_ranges() {
        assertThat(new Traffic(new Protocol(50), 1, 2))
                .isEqualTo(new Traffic(new Protocol(50), -1, -1));
        refused(Protocol.TCP, -1, 80);
        refused(Protocol.TCP, 80, 79);
        refused(Protocol.UDP, 0, 65_536);
        refused(Protocol.ICMP, 256, 0);
        refused(Protocol.ICMP, -1, 0);
        refused(Protocol.ICMPV6, 1, 256);
    }

    private static void refused(Protocol protocol, int from, int to) {
        assertThatThrownBy(() -> new Traffic(protocol, from, to))
                .isInstanceOf(MalformedAddressException.class);
    }

    private static Cidr4 anyBlock(RandomGenerator random) {
        return new Cidr4(new Ipv4(random.nextInt()), 8 + random.nextInt(25));
    }

    /** Inside of the block or just beside it. */
    private static int near(RandomGenerator random, Cidr4 block) {
        long offset = random.nextLong(block.size() * 2) - block.size() / 2;
        return (int) (block.network().number() + offset);
    }

    private static BigInteger number(Ipv6 address) {
        return new BigInteger(Long.toUnsignedString(address.high()))
                .shiftLeft(64)
                .add(new BigInteger(Long.toUnsignedString(address.low())));
    }
}
