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
import dev.enif.core.id.ReservationId;
import dev.enif.core.id.RuleId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;
import dev.enif.core.instance.Health;
import dev.enif.core.instance.Instance;
import dev.enif.core.instance.InstanceType;
import dev.enif.core.instance.PowerState;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Ip;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Mac;
import dev.enif.core.net.Protocol;
import dev.enif.core.net.Traffic;
import dev.enif.core.net.Zone;
import dev.enif.core.routing.MainTable;
import dev.enif.core.securitygroup.Direction;
import dev.enif.core.securitygroup.Peer;
import dev.enif.core.securitygroup.Rule;
import dev.enif.core.securitygroup.SecurityGroup;
import dev.enif.core.vpc.Subnet;
import dev.enif.core.vpc.Vpc;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Paths worked out by hand: a client and a web server in one VPC, the server's group lets 443 in
 * from the client's group.
 */
class PathEvaluatorTest {
    private static final VpcId VPC = new VpcId(RandomWorld.id("vpc", 1));
    private static final SubnetId SUBNET = new SubnetId(RandomWorld.id("subnet", 1));
    private static final SubnetId OTHER_SUBNET = new SubnetId(RandomWorld.id("subnet", 2));
    private static final Zone ZONE = new Zone("us-east-1a");
    private static final GroupId CLIENTS = new GroupId(RandomWorld.id("sg", 1));
    private static final GroupId SERVERS = new GroupId(RandomWorld.id("sg", 2));
    private static final RuleId OUT = new RuleId(RandomWorld.id("sgr", 1));
    private static final RuleId HTTPS = new RuleId(RandomWorld.id("sgr", 2));
    private static final EniId CLIENT = new EniId(RandomWorld.id("eni", 1));
    private static final EniId SERVER = new EniId(RandomWorld.id("eni", 2));
    private static final EniId FREE = new EniId(RandomWorld.id("eni", 3));
    private static final Endpoint FROM_CLIENT = new Endpoint.OfInterface(CLIENT, null);
    private static final Endpoint TO_SERVER = new Endpoint.OfInterface(SERVER, null);

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
                                    CLIENTS,
                                    true,
                                    false,
                                    Tags.NONE))
                    .put(
                            new Subnet(
                                    SUBNET,
                                    VPC,
                                    Cidr4.parse("10.0.0.0/24"),
                                    ZONE,
                                    false,
                                    Tags.NONE))
                    .put(
                            new Subnet(
                                    OTHER_SUBNET,
                                    VPC,
                                    Cidr4.parse("10.0.1.0/24"),
                                    ZONE,
                                    false,
                                    Tags.NONE))
                    .put(MainTable.born(VPC))
                    .put(DefaultAcl.born(VPC))
                    .put(
                            group(
                                    CLIENTS,
                                    rule(
                                            OUT,
                                            Direction.EGRESS,
                                            Traffic.ALL,
                                            new Peer.Ipv4Peer(Cidr4.ALL))))
                    .put(
                            group(
                                    SERVERS,
                                    rule(
                                            HTTPS,
                                            Direction.INGRESS,
                                            Traffic.tcp(443, 443),
                                            new Peer.GroupPeer(CLIENTS))))
                    .put(instance(1, PowerState.RUNNING))
                    .put(instance(2, PowerState.RUNNING))
                    .put(eni(CLIENT, SUBNET, "10.0.0.10", CLIENTS, attached(1)))
                    .put(eni(SERVER, OTHER_SUBNET, "10.0.1.10", SERVERS, attached(2)))
                    .put(eni(FREE, SUBNET, "10.0.0.99", CLIENTS, Attachment.DETACHED));

    @Test
    void an_open_port_passes_and_names_both_rules() {
        Verdict verdict = evaluate(Flow.tcp(FROM_CLIENT, TO_SERVER, 443));

        assertThat(verdict.summary()).isEqualTo(new ShortVerdict(VerdictCode.ALLOWED, HTTPS));
        assertThat(verdict.hops())
                .extracting(Hop::component)
                .containsExactly(
                        Component.SOURCE_INTERFACE,
                        Component.EGRESS_GROUPS,
                        Component.ROUTE,
                        Component.NETWORK_ACL_OUT,
                        Component.NETWORK_ACL_IN,
                        Component.DESTINATION_INTERFACE,
                        Component.INGRESS_GROUPS,
                        Component.REPLY_ROUTE,
                        Component.REPLY_ACL_OUT,
                        Component.REPLY_ACL_IN);
        assertThat(verdict.hops().get(1).matchingRules()).containsExactly(OUT);
        assertThat(verdict.hops().get(6).matchingRules()).containsExactly(HTTPS);
    }

    @Test
    void a_closed_port_is_denied_and_names_the_nearest_rule_and_what_it_lacks() {
        Verdict verdict = evaluate(Flow.tcp(FROM_CLIENT, TO_SERVER, 80));

        assertThat(verdict.summary())
                .isEqualTo(ShortVerdict.of(VerdictCode.SECURITY_GROUP_INGRESS));
        assertThat(verdict.blockers())
                .singleElement()
                .satisfies(blocker ->
                        assertThat(blocker.candidates())
                                .containsExactly(
                                        new Blocker.Candidate(
                                                SERVERS,
                                                HTTPS.value(),
                                                List.of(
                                                        "port: it is for 443-443, the flow has 80"))));
    }

    @Test
    void all_blockers_are_reported_in_path_order() {
        account = account.put(instance(2, PowerState.STOPPED)).put(group(CLIENTS));

        assertThat(evaluate(Flow.tcp(FROM_CLIENT, TO_SERVER, 80)).blockers())
                .extracting(Blocker::code)
                .containsExactly(
                        VerdictCode.SECURITY_GROUP_EGRESS,
                        VerdictCode.DESTINATION_NOT_RUNNING,
                        VerdictCode.SECURITY_GROUP_INGRESS);
    }

    @Test
    void a_group_peer_does_not_match_an_address_that_is_not_the_members_own() {
        Endpoint spoofing = new Endpoint.OfInterface(CLIENT, Ipv4.parse("10.0.0.77"));

        assertThat(code(Flow.tcp(spoofing, TO_SERVER, 443)))
                .isEqualTo(VerdictCode.SOURCE_DEST_CHECK);
        account =
                account.put(
                        eni(CLIENT, SUBNET, "10.0.0.10", CLIENTS, attached(1))
                                .withSourceDestCheck(false));
        assertThat(code(Flow.tcp(spoofing, TO_SERVER, 443)))
                .isEqualTo(VerdictCode.SECURITY_GROUP_INGRESS);
    }

    @Test
    void a_detached_interface_neither_sends_nor_receives() {
        Endpoint free = new Endpoint.OfInterface(FREE, null);

        assertThat(code(Flow.tcp(free, TO_SERVER, 443))).isEqualTo(VerdictCode.SOURCE_NOT_RUNNING);
        assertThat(evaluate(Flow.tcp(FROM_CLIENT, free, 443)).blockers())
                .extracting(Blocker::code)
                .contains(VerdictCode.DESTINATION_NOT_RUNNING);
    }

    @Test
    void an_address_that_nobody_holds_is_no_destination() {
        assertThat(
                        code(
                                Flow.tcp(
                                        FROM_CLIENT,
                                        new Endpoint.InVpc(VPC, Ipv4.parse("10.0.1.200")),
                                        443)))
                .isEqualTo(VerdictCode.NO_SUCH_DESTINATION);
        assertThat(code(Flow.tcp(FROM_CLIENT, new Endpoint.OfAddress(Ip.parse("10.0.200.1")), 443)))
                .isEqualTo(VerdictCode.NO_SUCH_DESTINATION);
    }

    @Test
    void nothing_leaves_a_vpc_without_gateway() {
        assertThat(
                        code(
                                Flow.tcp(
                                        FROM_CLIENT,
                                        new Endpoint.OfAddress(Ip.parse("203.0.113.1")),
                                        443)))
                .isEqualTo(VerdictCode.NO_ROUTE);
        assertThat(code(Flow.tcp(new Endpoint.OfAddress(Ip.parse("203.0.113.1")), TO_SERVER, 443)))
                .isEqualTo(VerdictCode.NO_ROUTE);
    }

    @Test
    void services_of_the_platform_are_never_filtered() {
        account = account.put(group(CLIENTS));

        for (String service :
                List.of(
                        "169.254.169.254",
                        "169.254.169.123",
                        "10.0.0.2",
                        "10.0.0.1",
                        "fd00:ec2::254")) {
            assertThat(code(Flow.tcp(FROM_CLIENT, new Endpoint.OfAddress(Ip.parse(service)), 80)))
                    .as(service)
                    .isEqualTo(VerdictCode.LINK_LOCAL_SERVICE);
        }
    }

    @Test
    void multicast_and_broadcast_are_unsupported_except_for_dhcp() {
        Endpoint broadcast = new Endpoint.OfAddress(Ip.parse("255.255.255.255"));

        assertThat(
                        code(
                                Flow.tcp(
                                        FROM_CLIENT,
                                        new Endpoint.OfAddress(Ip.parse("224.0.0.251")),
                                        5353)))
                .isEqualTo(VerdictCode.UNSUPPORTED);
        assertThat(code(Flow.tcp(FROM_CLIENT, broadcast, 67))).isEqualTo(VerdictCode.UNSUPPORTED);
        assertThat(code(new Flow(FROM_CLIENT, broadcast, Protocol.UDP, 68, 67, -1, Flow.Asked.NEW)))
                .isEqualTo(VerdictCode.LINK_LOCAL_SERVICE);
    }

    @Test
    void the_reply_of_a_tracked_flow_needs_no_rule() {
        Flow reply =
                new Flow(TO_SERVER, FROM_CLIENT, Protocol.TCP, 443, 50_000, -1, Flow.Asked.TRACKED);

        assertThat(code(reply)).isEqualTo(VerdictCode.ALLOWED);
        assertThat(
                        code(
                                new Flow(
                                        TO_SERVER,
                                        FROM_CLIENT,
                                        Protocol.TCP,
                                        443,
                                        50_000,
                                        -1,
                                        Flow.Asked.NEW)))
                .isEqualTo(VerdictCode.SECURITY_GROUP_EGRESS);
    }

    @Test
    void an_interface_reaches_itself_whatever_the_rules() {
        account = account.put(group(CLIENTS));

        assertThat(code(Flow.tcp(FROM_CLIENT, FROM_CLIENT, 80))).isEqualTo(VerdictCode.ALLOWED);
    }

    @Test
    void an_instance_stands_for_its_primary_interface() {
        Endpoint server = new Endpoint.OfInstance(new InstanceId(RandomWorld.id("i", 2)));

        assertThat(code(Flow.tcp(FROM_CLIENT, server, 443))).isEqualTo(VerdictCode.ALLOWED);
    }

    @Test
    void an_unknown_source_is_a_denial() {
        Endpoint unknown = new Endpoint.OfInterface(new EniId(RandomWorld.id("eni", 999)), null);

        assertThat(code(Flow.tcp(unknown, TO_SERVER, 443))).isEqualTo(VerdictCode.NO_SUCH_SOURCE);
        assertThat(code(Flow.tcp(FROM_CLIENT, unknown, 443)))
                .isEqualTo(VerdictCode.NO_SUCH_DESTINATION);
    }

    /** Both readings at once: a hand-worked case judges the table, too. */
    private VerdictCode code(Flow flow) {
        return evaluate(flow).summary().code();
    }

    private Verdict evaluate(Flow flow) {
        Verdict verdict = PathEvaluator.evaluate(account, flow);
        assertThat(RuleTable.compile(account).evaluate(flow)).isEqualTo(verdict.summary());
        return verdict;
    }

    private static SecurityGroup group(GroupId id, Rule... rules) {
        return new SecurityGroup(id, VPC, id.value().substring(3), "", List.of(rules), Tags.NONE);
    }

    private static Rule rule(RuleId id, Direction direction, Traffic traffic, Peer peer) {
        return new Rule(id, direction, traffic, peer, "", Tags.NONE);
    }

    private static Attachment attached(int instance) {
        return new Attachment.Attached(
                new AttachmentId(RandomWorld.id("eni-attach", instance)),
                new InstanceId(RandomWorld.id("i", instance)),
                0,
                0,
                false,
                0);
    }

    private static Instance instance(int number, PowerState state) {
        return new Instance(
                new InstanceId(RandomWorld.id("i", number)),
                new ReservationId(RandomWorld.id("r", number)),
                "ami-1",
                new InstanceType("m5.large", 3, 10, List.of(3)),
                VPC,
                SUBNET,
                ZONE,
                state,
                Health.OK,
                false,
                false,
                0,
                0,
                Tags.NONE);
    }

    private static NetworkInterface eni(
            EniId id, SubnetId subnetId, String address, GroupId groupId, Attachment attachment) {
        return new NetworkInterface(
                id,
                VPC,
                subnetId,
                ZONE,
                Mac.locallyAdministered(1),
                "",
                List.of(new PrivateAddress(Ipv4.parse(address), PublicAddress.NONE)),
                List.of(groupId),
                true,
                attachment,
                InterfaceType.INTERFACE,
                Tags.NONE);
    }
}
