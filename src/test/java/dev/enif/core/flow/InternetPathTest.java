/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Tags;
import dev.enif.core.acl.DefaultAcl;
import dev.enif.core.eni.Attachment;
import dev.enif.core.eni.InterfaceType;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.eni.PrivateAddress;
import dev.enif.core.eni.PublicAddress;
import dev.enif.core.id.AccountId;
import dev.enif.core.id.AttachmentId;
import dev.enif.core.id.CidrAssociationId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.InternetGatewayId;
import dev.enif.core.id.ReservationId;
import dev.enif.core.id.RouteTableAssociationId;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.id.RuleId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;
import dev.enif.core.instance.Health;
import dev.enif.core.instance.Instance;
import dev.enif.core.instance.InstanceType;
import dev.enif.core.instance.PowerState;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Ip;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Mac;
import dev.enif.core.net.Protocol;
import dev.enif.core.net.Traffic;
import dev.enif.core.net.Zone;
import dev.enif.core.routing.InternetGateway;
import dev.enif.core.routing.Route;
import dev.enif.core.routing.RouteOrigin;
import dev.enif.core.routing.RouteTable;
import dev.enif.core.routing.RouteTarget;
import dev.enif.core.securitygroup.Direction;
import dev.enif.core.securitygroup.Peer;
import dev.enif.core.securitygroup.Rule;
import dev.enif.core.securitygroup.SecurityGroup;
import dev.enif.core.vpc.Subnet;
import dev.enif.core.vpc.Vpc;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.pcollections.TreePMap;

/**
 * Paths to and from the internet, worked out by hand: a public subnet, whose table leads to the
 * gateway, and a private one, which goes by the main table.
 */
class InternetPathTest {
    private static final VpcId VPC = new VpcId(RandomWorld.id("vpc", 1));
    private static final SubnetId PUBLIC = new SubnetId(RandomWorld.id("subnet", 1));
    private static final SubnetId PRIVATE = new SubnetId(RandomWorld.id("subnet", 2));
    private static final Zone ZONE = new Zone("us-east-1a");
    private static final GroupId GROUP = new GroupId(RandomWorld.id("sg", 1));
    private static final RuleId OUT = new RuleId(RandomWorld.id("sgr", 1));
    private static final RuleId HTTPS = new RuleId(RandomWorld.id("sgr", 2));
    private static final EniId WEB = new EniId(RandomWorld.id("eni", 1));
    private static final EniId OTHER = new EniId(RandomWorld.id("eni", 2));
    private static final EniId HIDDEN = new EniId(RandomWorld.id("eni", 3));
    private static final InternetGatewayId GATEWAY =
            new InternetGatewayId(RandomWorld.id("igw", 1));
    private static final Endpoint INTERNET = new Endpoint.OfAddress(Ip.parse("203.0.113.9"));
    private static final Endpoint WEB_PUBLIC = new Endpoint.OfAddress(Ip.parse("198.18.0.1"));

    private AccountState account =
            AccountState.empty(new AccountId("000000000001"))
                    .put(
                            new Vpc(
                                    VPC,
                                    List.of(
                                            new Vpc.Block(
                                                    new CidrAssociationId(
                                                            RandomWorld.id("vpc-cidr-assoc", 1)),
                                                    Cidr4.parse("10.0.0.0/16"))),
                                    GROUP,
                                    true,
                                    false,
                                    Tags.NONE))
                    .put(DefaultAcl.born(VPC))
                    .put(subnet(PUBLIC, "10.0.0.0/24"))
                    .put(subnet(PRIVATE, "10.0.1.0/24"))
                    .put(new InternetGateway(GATEWAY, VPC, Tags.NONE))
                    .put(table(1, null, PRIVATE))
                    .put(table(2, "0.0.0.0/0", PUBLIC))
                    .put(
                            group(
                                    rule(
                                            OUT,
                                            Direction.EGRESS,
                                            Traffic.ALL,
                                            new Peer.Ipv4Peer(Cidr4.ALL)),
                                    rule(
                                            HTTPS,
                                            Direction.INGRESS,
                                            Traffic.tcp(443, 443),
                                            new Peer.Ipv4Peer(Cidr4.ALL))))
                    .put(instance(1))
                    .put(instance(2))
                    .put(instance(3))
                    .put(eni(WEB, PUBLIC, "10.0.0.10", "198.18.0.1", 1))
                    .put(eni(OTHER, PUBLIC, "10.0.0.11", "198.18.0.2", 2))
                    .put(eni(HIDDEN, PRIVATE, "10.0.1.10", null, 3));

    @Test
    void a_public_address_in_a_public_subnet_reaches_the_internet() {
        Verdict verdict = evaluate(tcp(WEB, INTERNET));

        assertThat(verdict.summary()).isEqualTo(new ShortVerdict(VerdictCode.ALLOWED, OUT));
        assertThat(verdict.hops())
                .extracting(Hop::component)
                .containsExactly(
                        Component.SOURCE_INTERFACE,
                        Component.EGRESS_GROUPS,
                        Component.ROUTE,
                        Component.NETWORK_ACL_OUT,
                        Component.INTERNET_GATEWAY,
                        Component.REPLY_ACL_IN);
        assertThat(verdict.hops().get(4).subject()).isEqualTo("out as 198.18.0.1");
    }

    @Test
    void the_internet_reaches_an_open_port_of_a_public_address() {
        Verdict verdict = evaluate(Flow.tcp(INTERNET, WEB_PUBLIC, 443));

        assertThat(verdict.summary()).isEqualTo(new ShortVerdict(VerdictCode.ALLOWED, HTTPS));
        assertThat(verdict.hops())
                .extracting(Hop::component)
                .containsExactly(
                        Component.INTERNET_GATEWAY,
                        Component.NETWORK_ACL_IN,
                        Component.DESTINATION_INTERFACE,
                        Component.INGRESS_GROUPS,
                        Component.REPLY_ROUTE,
                        Component.REPLY_ACL_OUT);
        assertThat(code(Flow.tcp(INTERNET, WEB_PUBLIC, 22)))
                .isEqualTo(VerdictCode.SECURITY_GROUP_INGRESS);
    }

    @Test
    void an_interface_is_reached_from_the_internet_if_a_public_address_stands_for_it() {
        assertThat(code(Flow.tcp(INTERNET, at(WEB), 443))).isEqualTo(VerdictCode.ALLOWED);
        assertThat(code(Flow.tcp(INTERNET, at(HIDDEN), 443)))
                .isEqualTo(VerdictCode.NO_PUBLIC_ADDRESS);
    }

    @Test
    void a_private_subnet_has_no_route_to_the_internet() {
        assertThat(code(tcp(HIDDEN, INTERNET))).isEqualTo(VerdictCode.NO_ROUTE);
    }

    @Test
    void a_gateway_passes_nothing_without_a_public_address() {
        account = account.put(table(2, "0.0.0.0/0", PUBLIC).withAssociations(TreePMap.empty()));
        account = account.put(table(1, "0.0.0.0/0", PRIVATE));

        assertThat(code(tcp(HIDDEN, INTERNET))).isEqualTo(VerdictCode.NO_PUBLIC_ADDRESS);
    }

    @Test
    void a_public_address_is_of_no_use_in_a_private_subnet() {
        account = account.put(eni(HIDDEN, PRIVATE, "10.0.1.10", "198.18.0.3", 3));
        Endpoint named = new Endpoint.OfAddress(Ip.parse("198.18.0.3"));

        assertThat(code(tcp(HIDDEN, INTERNET))).isEqualTo(VerdictCode.NO_ROUTE);
        assertThat(code(Flow.tcp(INTERNET, named, 443))).isEqualTo(VerdictCode.REPLY_NO_ROUTE);
    }

    @Test
    void a_route_to_a_gateway_that_was_detached_is_a_black_hole() {
        account = account.put(new InternetGateway(GATEWAY, null, Tags.NONE));

        assertThat(code(tcp(WEB, INTERNET))).isEqualTo(VerdictCode.BLACKHOLE);
        assertThat(evaluate(Flow.tcp(INTERNET, WEB_PUBLIC, 443)).blockers())
                .extracting(Blocker::code)
                .containsExactly(VerdictCode.NO_ROUTE, VerdictCode.REPLY_NO_ROUTE);
    }

    @Test
    void the_longest_prefix_decides_even_if_it_leads_nowhere() {
        InternetGatewayId gone = new InternetGatewayId(RandomWorld.id("igw", 9));
        RouteTable table = table(2, "0.0.0.0/0", PUBLIC);
        account = account.put(table.withRoutes(with(table, "203.0.113.0/24", gone)));

        assertThat(code(tcp(WEB, INTERNET))).isEqualTo(VerdictCode.BLACKHOLE);
        assertThat(code(tcp(WEB, new Endpoint.OfAddress(Ip.parse("203.0.114.1")))))
                .isEqualTo(VerdictCode.ALLOWED);
    }

    @Test
    void a_local_route_beats_a_gateway_s() {
        assertThat(code(tcp(WEB, at(HIDDEN)))).isEqualTo(VerdictCode.ALLOWED);
        assertThat(evaluate(tcp(WEB, at(HIDDEN))).hops().get(2).subject())
                .endsWith("10.0.0.0/16 local");
    }

    /** By its public address it is reached as a stranger would: the packet left the subnet. */
    @Test
    void a_neighbour_s_public_address_is_reached_by_way_of_the_gateway() {
        Verdict verdict = evaluate(tcp(OTHER, WEB_PUBLIC));

        assertThat(verdict.summary()).isEqualTo(new ShortVerdict(VerdictCode.ALLOWED, HTTPS));
        assertThat(verdict.hops())
                .extracting(Hop::component)
                .containsExactly(
                        Component.SOURCE_INTERFACE,
                        Component.EGRESS_GROUPS,
                        Component.ROUTE,
                        Component.NETWORK_ACL_OUT,
                        Component.INTERNET_GATEWAY,
                        Component.INTERNET_GATEWAY,
                        Component.NETWORK_ACL_IN,
                        Component.DESTINATION_INTERFACE,
                        Component.INGRESS_GROUPS,
                        Component.REPLY_ROUTE,
                        Component.REPLY_ACL_OUT,
                        Component.REPLY_ACL_IN);
    }

    @Test
    void a_group_peer_does_not_match_what_came_by_the_gateway() {
        Rule fromGroup =
                rule(HTTPS, Direction.INGRESS, Traffic.tcp(443, 443), new Peer.GroupPeer(GROUP));
        Rule out = rule(OUT, Direction.EGRESS, Traffic.ALL, new Peer.Ipv4Peer(Cidr4.ALL));
        account = account.put(group(out, fromGroup));

        assertThat(code(tcp(OTHER, at(WEB)))).isEqualTo(VerdictCode.ALLOWED);
        assertThat(code(tcp(OTHER, WEB_PUBLIC))).isEqualTo(VerdictCode.SECURITY_GROUP_INGRESS);
    }

    @Test
    void the_rule_sees_the_public_address_of_a_sender_that_came_by_the_gateway() {
        Rule fromPublic =
                rule(
                        HTTPS,
                        Direction.INGRESS,
                        Traffic.tcp(443, 443),
                        new Peer.Ipv4Peer(Cidr4.parse("198.18.0.2/32")));
        Rule out = rule(OUT, Direction.EGRESS, Traffic.ALL, new Peer.Ipv4Peer(Cidr4.ALL));
        account = account.put(group(out, fromPublic));

        assertThat(code(tcp(OTHER, WEB_PUBLIC))).isEqualTo(VerdictCode.ALLOWED);
        assertThat(code(tcp(OTHER, at(WEB)))).isEqualTo(VerdictCode.SECURITY_GROUP_INGRESS);
    }

    @Test
    void the_way_back_is_not_asked_for_what_is_a_way_back_itself() {
        account = account.put(table(2, null, PUBLIC));

        assertThat(code(Flow.tcp(INTERNET, WEB_PUBLIC, 443))).isEqualTo(VerdictCode.REPLY_NO_ROUTE);
        assertThat(
                        code(
                                new Flow(
                                        INTERNET,
                                        WEB_PUBLIC,
                                        Protocol.TCP,
                                        443,
                                        50_000,
                                        -1,
                                        Flow.Asked.TRACKED)))
                .isEqualTo(VerdictCode.ALLOWED);
    }

    @Test
    void the_internet_is_no_way_from_one_stranger_to_another_and_knows_no_ipv6() {
        assertThat(code(Flow.tcp(INTERNET, INTERNET, 443))).isEqualTo(VerdictCode.NO_ROUTE);
        assertThat(code(tcp(WEB, new Endpoint.OfAddress(Ip.parse("2001:db8::1")))))
                .isEqualTo(VerdictCode.UNSUPPORTED);
        assertThat(code(Flow.tcp(new Endpoint.OfAddress(Ip.parse("2001:db8::1")), at(WEB), 443)))
                .isEqualTo(VerdictCode.NO_ROUTE);
    }

    private VerdictCode code(Flow flow) {
        return evaluate(flow).summary().code();
    }

    /** Both readings at once: a hand-worked case judges the table, too. */
    private Verdict evaluate(Flow flow) {
        Verdict verdict = PathEvaluator.evaluate(account, flow);
        assertThat(RuleTable.compile(account).evaluate(flow)).isEqualTo(verdict.summary());
        return verdict;
    }

    private static Flow tcp(EniId from, Endpoint to) {
        return Flow.tcp(at(from), to, 443);
    }

    private static Endpoint at(EniId eniId) {
        return new Endpoint.OfInterface(eniId, null);
    }

    private static Subnet subnet(SubnetId id, String cidr) {
        return new Subnet(id, VPC, Cidr4.parse(cidr), ZONE, false, Tags.NONE);
    }

    /** The first is the main table; each has the subnet that is given. */
    private static RouteTable table(int number, @Nullable String destination, SubnetId subnetId) {
        RouteTable table =
                new RouteTable(
                        new RouteTableId(RandomWorld.id("rtb", number)),
                        VPC,
                        number == 1
                                ? new RouteTableAssociationId(RandomWorld.id("rtbassoc", 9))
                                : null,
                        TreePMap.empty(),
                        number == 1
                                ? TreePMap.empty()
                                : TreePMap.singleton(
                                        new RouteTableAssociationId(
                                                RandomWorld.id("rtbassoc", number)),
                                        subnetId),
                        Tags.NONE);
        return destination == null ? table : table.withRoutes(with(table, destination, GATEWAY));
    }

    private static TreePMap<Cidr, Route> with(
            RouteTable table, String destination, InternetGatewayId gateway) {
        Cidr4 cidr = Cidr4.parse(destination);
        return table.routes()
                .plus(
                        cidr,
                        new Route(
                                cidr,
                                new RouteTarget.OfInternetGateway(gateway),
                                RouteOrigin.CREATE_ROUTE));
    }

    private static SecurityGroup group(Rule... rules) {
        return new SecurityGroup(GROUP, VPC, "default", "", List.of(rules), Tags.NONE);
    }

    private static Rule rule(RuleId id, Direction direction, Traffic traffic, Peer peer) {
        return new Rule(id, direction, traffic, peer, "", Tags.NONE);
    }

    private static Instance instance(int number) {
        return new Instance(
                new InstanceId(RandomWorld.id("i", number)),
                new ReservationId(RandomWorld.id("r", number)),
                "ami-1",
                new InstanceType("m5.large", 3, 10, List.of(3)),
                VPC,
                PUBLIC,
                ZONE,
                PowerState.RUNNING,
                Health.OK,
                false,
                false,
                0,
                0,
                Tags.NONE);
    }

    private static NetworkInterface eni(
            EniId id,
            SubnetId subnetId,
            String address,
            @Nullable String publicAddress,
            int instance) {
        return new NetworkInterface(
                id,
                VPC,
                subnetId,
                ZONE,
                Mac.locallyAdministered(1),
                "",
                List.of(
                        new PrivateAddress(
                                Ipv4.parse(address),
                                publicAddress == null
                                        ? PublicAddress.NONE
                                        : new PublicAddress.Automatic(Ipv4.parse(publicAddress)))),
                List.of(GROUP),
                true,
                new Attachment.Attached(
                        new AttachmentId(RandomWorld.id("eni-attach", instance)),
                        new InstanceId(RandomWorld.id("i", instance)),
                        0,
                        0,
                        false,
                        0),
                InterfaceType.INTERFACE,
                Tags.NONE);
    }
}
