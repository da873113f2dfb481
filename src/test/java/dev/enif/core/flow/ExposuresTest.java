/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Present;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.flow.Exposure.Opening;
import dev.enif.core.id.EniId;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Ip;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Protocol;
import dev.enif.testing.Seeds;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What of an interface is open to the internet, and from where. */
class ExposuresTest {
    private final DrawnNetwork network = new DrawnNetwork();

    ExposuresTest() {
        for (String line :
                """
                vpc v 10.0.0.0/16
                internet-gateway igw v
                subnet pub v 10.0.0.0/24
                table public v main : 0.0.0.0/0 igw
                instance i
                group web v : in tcp 443 0.0.0.0/0 ; in tcp 8000-8010 203.0.113.0/24 ; in tcp 22 10.0.0.0/8
                eni web pub 10.0.0.10=198.18.0.1 10.0.0.11 groups=web on=i
                """
                        .lines()
                        .toList()) {
            network.draw(line);
        }
    }

    private List<Opening> openings() {
        List<Exposure> found = exposures();
        assertThat(found)
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.address()).isEqualTo(Ip.parse("198.18.0.1"));
                    assertThat(one.complete()).isTrue();
                });
        return found.getFirst().openings();
    }

    private List<Exposure> exposures() {
        AccountState account = network.account();
        NetworkInterface eni = account.networkInterfaces().values().iterator().next();
        return Exposures.of(account, RuleTable.compile(account), eni);
    }

    private List<Opening> openingsOf(String name) {
        AccountState account = network.account();
        EniId id = new EniId(network.id("eni", name));
        List<Exposure> found =
                Exposures.of(
                        account,
                        RuleTable.compile(account),
                        Present.in(account.networkInterfaces().find(id), id));
        assertThat(found).singleElement().matches(Exposure::complete);
        return found.getFirst().openings();
    }

    private static Opening tcp(int from, int to, String... sources) {
        return new Opening(
                Protocol.TCP, from, to, Arrays.stream(sources).map(Cidr::parse).toList());
    }

    @Test
    void ports_are_told_with_the_blocks_that_reach_them_and_private_blocks_are_no_internet() {
        assertThat(openings())
                .containsExactly(tcp(443, 443, "0.0.0.0/0"), tcp(8_000, 8_010, "203.0.113.0/24"));
    }

    @Test
    void a_balancer_is_open_on_the_ports_that_it_listens_on_to_whoever_some_target_lets_in() {
        network.draw("group near v : in tcp 8443 203.0.113.0/24");
        network.draw("group wide v : in tcp 8443 0.0.0.0/0");
        network.draw("instance i-near");
        network.draw("instance i-wide");
        network.draw("eni near pub 10.0.0.21 groups=near on=i-near");
        network.draw("eni wide pub 10.0.0.22 groups=wide on=i-wide");
        network.draw("targets one v tcp 8443 : i-near healthy");
        network.draw("targets none v tcp 8443 :");
        network.draw(
                "balancer lb pub 10.0.0.50=198.18.0.50 : tcp 80 one ; udp 53 one ; tcp 81 none");

        assertThat(openingsOf("lb")).containsExactly(tcp(80, 80, "203.0.113.0/24"));

        network.draw("targets one v tcp 8443 : i-near healthy ; i-wide healthy");

        assertThat(openingsOf("lb")).containsExactly(tcp(80, 80, "0.0.0.0/0"));
    }

    @Test
    void an_acl_takes_a_part_away() {
        network.draw(
                "acl some v pub : in 90 deny all 203.0.113.0/25 ; in 95 deny tcp 8005-8999 0.0.0.0/0 ;"
                        + " in 100 allow all 0.0.0.0/0 ; out 100 allow all 0.0.0.0/0");

        assertThat(openings()).contains(tcp(8_000, 8_004, "203.0.113.128/25"));
        Opening web = openings().getFirst();
        assertThat(web.from()).isEqualTo(443);
        assertThat(web.sources()).doesNotContain(Cidr.parse("0.0.0.0/0"));
        assertThat(web.sources())
                .noneMatch(block -> block.contains(Ip.parse("203.0.113.5")))
                .anyMatch(block -> block.contains(Ip.parse("203.0.113.200")));
    }

    /** The sender chooses its port, so one that the answer may go to is enough. */
    @Test
    void an_answer_needs_a_way_to_some_port() {
        network.draw(
                "acl some v pub : in 100 allow all 0.0.0.0/0 ; out 100 allow tcp 1024-2047 0.0.0.0/0");
        assertThat(openings()).contains(tcp(443, 443, "0.0.0.0/0"));

        network.draw(
                "acl some v pub : in 100 allow all 0.0.0.0/0 ; out 100 allow udp 0-65535 0.0.0.0/0");
        assertThat(openings()).isEmpty();
    }

    @Test
    void without_a_gateway_or_a_route_back_nothing_is_open() {
        network.draw("table public v main :");
        assertThat(openings()).isEmpty();
        network.draw("table public v main : 0.0.0.0/0 igw");
        network.draw("internet-gateway igw");
        assertThat(openings()).isEmpty();
    }

    @Test
    void a_group_that_is_open_to_all_is_told_as_such() {
        network.draw("group web v : in all 0.0.0.0/0");

        assertThat(openings())
                .containsExactly(
                        new Opening(Protocol.ICMP, 0, 255, List.of(Cidr.parse("0.0.0.0/0"))),
                        tcp(0, 65_535, "0.0.0.0/0"),
                        new Opening(Protocol.UDP, 0, 65_535, List.of(Cidr.parse("0.0.0.0/0"))),
                        new Opening(Protocol.ALL, -1, -1, List.of(Cidr.parse("0.0.0.0/0"))));
    }

    @Test
    void without_a_public_address_there_is_nothing_to_tell() {
        network.draw("eni web pub 10.0.0.10 groups=web on=i");

        assertThat(exposures()).isEmpty();
    }

    /** A verdict about any packet from the internet is what the openings say of it. */
    @Test
    void openings_and_verdicts_agree() {
        Seeds.check(
                150,
                random -> {
                    RandomWorld world = new RandomWorld(random);
                    for (int change = 0; change < 20; change++) {
                        world.step();
                    }
                    AccountState account = world.state();
                    RuleTable table = RuleTable.compile(account);
                    for (NetworkInterface eni : account.networkInterfaces().values()) {
                        for (Exposure exposure : Exposures.of(account, table, eni)) {
                            for (int question = 0; question < 20; question++) {
                                Ipv4 source = Ipv4.parse("8.8.8.0").plus(random.nextInt(16));
                                int port = random.nextInt(500);
                                assertThat(isOpen(exposure, source, port))
                                        .as("%s %s to %s", source, port, exposure)
                                        .isEqualTo(passes(table, eni.id(), exposure, source, port));
                            }
                        }
                    }
                });
    }

    private static boolean isOpen(Exposure exposure, Ip source, int port) {
        return exposure.openings().stream()
                .anyMatch(opening ->
                        opening.protocol().equals(Protocol.TCP)
                                && opening.from() <= port
                                && port <= opening.to()
                                && opening.sources().stream()
                                        .anyMatch(block -> block.contains(source)));
    }

    /** From any of some ports: more than the rules of the world tell apart. */
    private static boolean passes(
            RuleTable table, EniId eniId, Exposure exposure, Ip source, int port) {
        for (int from : new int[] {0, 40, 79, 80, 200, 443, 444, 1_024, 50_000, 65_535}) {
            Flow flow =
                    new Flow(
                            new Endpoint.OfAddress(source),
                            new Endpoint.OfInterface(eniId, exposure.privateAddress()),
                            Protocol.TCP,
                            from,
                            port,
                            -1,
                            Flow.Asked.NEW);
            if (table.evaluate(flow).action() == Action.ALLOW) {
                return true;
            }
        }
        return false;
    }
}
