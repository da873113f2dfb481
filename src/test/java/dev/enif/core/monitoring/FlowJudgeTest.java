/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.enif.core.Given;
import dev.enif.core.InstanceWorld;
import dev.enif.core.account.Tags;
import dev.enif.core.elasticip.ElasticIpEvent.ElasticIpDisassociated;
import dev.enif.core.eni.EniEvent.AddressesAssigned;
import dev.enif.core.eni.EniEvent.AddressesUnassigned;
import dev.enif.core.eni.EniEvent.EniCreated;
import dev.enif.core.eni.EniEvent.EniDeleted;
import dev.enif.core.flow.RuleTable;
import dev.enif.core.id.CidrAssociationId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.PeeringId;
import dev.enif.core.id.RuleId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;
import dev.enif.core.monitoring.FlowJudge.Told;
import dev.enif.core.monitoring.RecordRefusedException.Reason;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Traffic;
import dev.enif.core.peering.PeeringEvent.PeeringAccepted;
import dev.enif.core.peering.PeeringEvent.PeeringRequested;
import dev.enif.core.routing.MainTable;
import dev.enif.core.routing.Route;
import dev.enif.core.routing.RouteOrigin;
import dev.enif.core.routing.RouteTableEvent.RouteCreated;
import dev.enif.core.routing.RouteTarget;
import dev.enif.core.securitygroup.Direction;
import dev.enif.core.securitygroup.Peer;
import dev.enif.core.securitygroup.Rule;
import dev.enif.core.securitygroup.SecurityGroupEvent.GroupCreated;
import dev.enif.core.securitygroup.SecurityGroupEvent.RulesAuthorized;
import dev.enif.core.vpc.SubnetEvent.SubnetCreated;
import dev.enif.core.vpc.VpcEvent.VpcCreated;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What EC2 logs of a flow, at each interface. */
class FlowJudgeTest extends InstanceWorld {
    private static final RuleId OUT = new RuleId("sgr-0000000000000000a");
    private static final RuleId IN = new RuleId("sgr-0000000000000000b");
    private static final String FROM = "10.0.0.20";
    private static final String TO = "10.0.0.30";

    private final Ownership owners = new Ownership(86_400_000, 1_000);
    private Given given = world(launched()).and(launchedB()).and(rule(OUT, Direction.EGRESS, 443));

    {
        owners.begin(given.state());
    }

    private static RulesAuthorized rule(RuleId id, Direction direction, int port) {
        return new RulesAuthorized(
                DEFAULT_GROUP,
                List.of(
                        new Rule(
                                id,
                                direction,
                                Traffic.tcp(port, port),
                                new Peer.Ipv4Peer(Cidr4.ALL),
                                "",
                                Tags.NONE)));
    }

    private void happens(long atMillis, Object... events) {
        for (Object event : events) {
            given = given.at(atMillis).and(event);
            owners.decided(given.state());
        }
    }

    private List<Told> judge(FlowRecord record) {
        return new FlowJudge()
                .judge(
                        record,
                        new FlowJudge.Known(
                                owners, given.account(), RuleTable.compile(given.account())),
                        _ -> true,
                        _ -> true);
    }

    private static FlowRecord flow(String source, String destination, int port) {
        return FlowRecords.tcp("r", PRIMARY, source, destination, port, START_MILLIS + 10_000);
    }

    private Told told(
            EniId eni, boolean egress, Judgement judgement, @Nullable RuleId rule, int path) {
        return new Told(Place.of(ACCOUNT, eniOf(given, eni)), egress, judgement, rule, path);
    }

    @Test
    void what_passes_is_accepted_at_both_ends_each_by_its_own_rule() {
        happens(START_MILLIS + 1, rule(IN, Direction.INGRESS, 443));
        assertThat(judge(flow(FROM, TO, 443)))
                .containsExactly(
                        told(PRIMARY, true, Judgement.ACCEPTED, OUT, FlowKey.PATH_IN_VPC),
                        told(PRIMARY_B, false, Judgement.ACCEPTED, IN, 0));
    }

    @Test
    void what_the_senders_groups_refuse_is_told_there_and_nowhere_else() {
        assertThat(judge(flow(FROM, TO, 80)))
                .containsExactly(told(PRIMARY, true, Judgement.REJECTED, null, 0));
    }

    @Test
    void what_the_receivers_groups_refuse_was_accepted_where_it_was_sent() {
        assertThat(judge(flow(FROM, TO, 443)))
                .containsExactly(
                        told(PRIMARY, true, Judgement.ACCEPTED, OUT, FlowKey.PATH_IN_VPC),
                        told(PRIMARY_B, false, Judgement.REJECTED, null, 0));
    }

    @Test
    void a_missing_route_or_destination_is_no_rejection() {
        assertThat(judge(flow(FROM, "192.0.2.1", 443)))
                .containsExactly(
                        told(PRIMARY, true, Judgement.ACCEPTED, OUT, FlowKey.PATH_INTERNET));
        assertThat(judge(flow(FROM, "10.0.0.99", 443)))
                .extracting(Told::judgement)
                .containsExactly(Judgement.ACCEPTED);
    }

    @Test
    void an_answer_is_not_filtered_by_groups() {
        FlowRecord answer =
                FlowRecords.tcp("r", PRIMARY_B, TO, FROM, 443, 40_000, START_MILLIS + 10_000, 0x12);
        assertThat(judge(answer))
                .extracting(Told::judgement)
                .containsExactly(Judgement.ACCEPTED, Judgement.ACCEPTED);
    }

    @Test
    void what_no_gateway_lets_in_is_told_nowhere() {
        happens(START_MILLIS + 1, allocated(), associated(PRIMARY, PRIMARY_ADDRESS));
        assertThat(judge(flow("192.0.2.1", ELASTIC.toString(), 443))).isEmpty();
    }

    @Test
    void from_the_internet_only_the_receiver_is_told_of() {
        given = connected(launched()).and(allocated(), associated(PRIMARY, PRIMARY_ADDRESS));
        owners.begin(given.state());
        FlowRecord record = flow("192.0.2.1", ELASTIC.toString(), 443);
        assertThat(judge(record))
                .containsExactly(told(PRIMARY, false, Judgement.REJECTED, null, 0));
        happens(START_MILLIS + 1, rule(IN, Direction.INGRESS, 443));
        assertThat(judge(record)).containsExactly(told(PRIMARY, false, Judgement.ACCEPTED, IN, 0));
    }

    @Test
    void an_address_is_its_owners_at_the_start_of_the_flow() {
        happens(START_MILLIS + 1, rule(IN, Direction.INGRESS, 443));
        happens(START_MILLIS + 5_000, new AddressesAssigned(PRIMARY_B, List.of(ip("10.0.0.77"))));
        happens(
                START_MILLIS + 20_000,
                new AddressesUnassigned(PRIMARY_B, List.of(ip("10.0.0.77"))),
                new AddressesAssigned(PRIMARY, List.of(ip("10.0.0.77"))));

        assertThat(judge(at(FROM, "10.0.0.77", START_MILLIS + 20_000)))
                .extracting(it -> it.place().eniId())
                .containsExactly(PRIMARY, PRIMARY);
        assertThat(judge(at(FROM, "10.0.0.77", START_MILLIS + 19_999)))
                .extracting(it -> it.place().eniId(), Told::judgement)
                .containsExactly(
                        tuple(PRIMARY, Judgement.UNJUDGED), tuple(PRIMARY_B, Judgement.UNJUDGED));
    }

    @Test
    void a_public_address_is_its_owners_at_the_start_of_the_flow_too() {
        happens(START_MILLIS + 1, allocated(), associated(PRIMARY_B, PRIMARY_ADDRESS_B));
        happens(
                START_MILLIS + 5_000,
                new ElasticIpDisassociated(
                        ALLOCATION, ASSOCIATION, ELASTIC, PRIMARY_B, PRIMARY_ADDRESS_B));
        assertThat(judge(at(FROM, ELASTIC.toString(), START_MILLIS + 4_999)))
                .extracting(it -> it.place().eniId())
                .containsExactly(PRIMARY, PRIMARY_B);
        assertThat(judge(at(FROM, ELASTIC.toString(), START_MILLIS + 5_000)))
                .extracting(it -> it.place().eniId())
                .containsExactly(PRIMARY);
    }

    @Test
    void an_interface_that_is_gone_is_still_told_of() {
        happens(START_MILLIS + 1, eni(ENI, "10.0.0.9"));
        happens(START_MILLIS + 20_000, new EniDeleted(ENI));
        assertThat(
                        judge(
                                FlowRecords.tcp(
                                        "r", ENI, "10.0.0.9", "192.0.2.1", 443, START_MILLIS + 10)))
                .extracting(it -> it.place().eniId(), Told::judgement)
                .containsExactly(tuple(ENI, Judgement.UNJUDGED));
    }

    @Test
    void a_flow_to_a_peer_is_judged_by_whoever_has_the_address_there() {
        PeeringId peering = new PeeringId("pcx-00000000000000001");
        VpcId far = new VpcId("vpc-000000000000000b0");
        GroupId farGroup = new GroupId("sg-000000000000000b0");
        SubnetId farSubnet = new SubnetId("subnet-000000000000000b0");
        EniId farEni = new EniId("eni-000000000000000b0");
        happens(
                START_MILLIS + 1,
                new VpcCreated(
                        far,
                        new CidrAssociationId("vpc-cidr-assoc-000000000000000b0"),
                        Cidr4.parse("10.8.0.0/16"),
                        farGroup,
                        Tags.NONE),
                new GroupCreated(farGroup, far, "default", "of the peer", List.of(), Tags.NONE),
                new SubnetCreated(farSubnet, far, Cidr4.parse("10.8.0.0/24"), ZONE_A, Tags.NONE),
                new EniCreated(
                        farEni,
                        far,
                        farSubnet,
                        ZONE_A,
                        ENI_CREATED.mac(),
                        "",
                        List.of(ip("10.8.0.9")),
                        List.of(farGroup),
                        Tags.NONE),
                new PeeringRequested(peering, far, VPC, 0, Long.MAX_VALUE, Tags.NONE),
                new PeeringAccepted(peering, 0),
                route(VPC, "10.8.0.0/16", peering),
                route(far, "10.0.0.0/16", peering));

        List<Told> told = judge(flow(FROM, "10.8.0.9", 443));

        assertThat(told)
                .extracting(it -> it.place().eniId(), Told::egress, Told::judgement, Told::path)
                .containsExactly(tuple(PRIMARY, true, Judgement.ACCEPTED, FlowKey.PATH_PEERING));
        // Seen at the other end, it is the same flow.
        assertThat(judge(FlowRecords.tcp("r", farEni, FROM, "10.8.0.9", 443, START_MILLIS + 10)))
                .isEqualTo(told);
        happens(START_MILLIS + 2, new EniDeleted(farEni));
        assertThat(judge(flow(FROM, "10.8.0.9", 443)))
                .extracting(it -> it.place().eniId(), Told::judgement)
                .containsExactly(tuple(PRIMARY, Judgement.ACCEPTED));
    }

    private static RouteCreated route(VpcId from, String to, PeeringId peering) {
        return new RouteCreated(
                MainTable.idOf(from),
                new Route(
                        Cidr4.parse(to),
                        new RouteTarget.OfPeering(peering),
                        RouteOrigin.CREATE_ROUTE));
    }

    @Test
    void a_late_record_is_told_of_the_interface_that_it_names() {
        assertThat(judge(at(FROM, TO, START_MILLIS - 1)))
                .containsExactly(told(PRIMARY, true, Judgement.LATE, null, 0));
        assertThat(judge(at(TO, FROM, START_MILLIS - 1)))
                .containsExactly(told(PRIMARY, false, Judgement.LATE, null, 0));
    }

    @Test
    void what_tells_of_nothing_in_the_account_is_refused() {
        assertThatThrownBy(() -> judge(flow("192.0.2.1", "192.0.2.2", 443)))
                .isInstanceOfSatisfying(
                        RecordRefusedException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.NO_OWNER));
        assertThatThrownBy(() ->
                        judge(
                                FlowRecords.tcp(
                                        "r",
                                        new EniId("eni-0000000000000dead"),
                                        FROM,
                                        TO,
                                        443,
                                        START_MILLIS)))
                .isInstanceOfSatisfying(
                        RecordRefusedException.class,
                        refused ->
                                assertThat(refused.reason()).isEqualTo(Reason.UNKNOWN_INTERFACE));
    }

    private static FlowRecord at(String source, String destination, long start) {
        return FlowRecords.tcp("r", PRIMARY, source, destination, 443, start);
    }
}
