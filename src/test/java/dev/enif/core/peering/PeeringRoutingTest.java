/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.peering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.CoreTest;
import dev.enif.core.Given;
import dev.enif.core.account.Tags;
import dev.enif.core.id.CidrAssociationId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.PeeringId;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Traffic;
import dev.enif.core.peering.PeeringCommand.AcceptPeering;
import dev.enif.core.peering.PeeringCommand.DeletePeering;
import dev.enif.core.peering.PeeringEvent.PeeringAccepted;
import dev.enif.core.peering.PeeringEvent.PeeringRequested;
import dev.enif.core.routing.MainTable;
import dev.enif.core.routing.Route;
import dev.enif.core.routing.RouteOrigin;
import dev.enif.core.routing.RouteRefusal;
import dev.enif.core.routing.RouteState;
import dev.enif.core.routing.RouteTable;
import dev.enif.core.routing.RouteTableCommand.CreateRoute;
import dev.enif.core.routing.RouteTableEvent.RouteCreated;
import dev.enif.core.routing.RouteTarget;
import dev.enif.core.routing.Routing;
import dev.enif.core.securitygroup.Direction;
import dev.enif.core.securitygroup.Peer;
import dev.enif.core.securitygroup.RuleRefusal;
import dev.enif.core.securitygroup.SecurityGroupCommand.AuthorizeRules;
import dev.enif.core.securitygroup.SecurityGroupCommand.DeleteGroup;
import dev.enif.core.securitygroup.SecurityGroupCommand.NewRule;
import dev.enif.core.securitygroup.SecurityGroupEvent.GroupCreated;
import dev.enif.core.securitygroup.SecurityGroupEvent.GroupDeleted;
import dev.enif.core.vpc.VpcEvent.VpcCreated;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What may refer to a peer, and what becomes of it. */
class PeeringRoutingTest extends CoreTest {
    private static final VpcId B = new VpcId("vpc-000000000000000b0");
    private static final VpcId C = new VpcId("vpc-000000000000000c0");
    private static final GroupId GROUP_OF_B = new GroupId("sg-000000000000000b1");
    private static final PeeringId PEERING = new PeeringId("pcx-00000000000000001");
    private static final RouteTarget TO_B = new RouteTarget.OfPeering(PEERING);
    private static final Cidr4 BLOCK_OF_B = Cidr4.parse("10.8.0.0/16");
    private static final RouteTableId MAIN = MainTable.idOf(VPC);

    private static VpcCreated vpc(VpcId id, String block) {
        String digits = id.value().substring(4);
        return new VpcCreated(
                id,
                new CidrAssociationId("vpc-cidr-assoc-" + digits),
                Cidr4.parse(block),
                new GroupId("sg-" + digits),
                Tags.NONE);
    }

    private static Given pending() {
        return given(
                VPC_CREATED,
                DEFAULT_GROUP_CREATED,
                GROUP_CREATED,
                vpc(B, "10.8.0.0/16"),
                vpc(C, "10.7.0.0/16"),
                new GroupCreated(GROUP_OF_B, B, "far", "of the peer", List.of(), Tags.NONE),
                new PeeringRequested(PEERING, B, VPC, 0, Long.MAX_VALUE, Tags.NONE));
    }

    private static Given active() {
        return pending().and(new PeeringAccepted(PEERING, 0));
    }

    private static CreateRoute route(RouteTableId tableId, Cidr4 destination) {
        return new CreateRoute(tableId, destination, TO_B);
    }

    private static RouteState state(Given given) {
        RouteTable table = there(given.account().routeTables().find(MAIN));
        return Routing.stateOf(given.account(), table, there(table.routes().get(BLOCK_OF_B)));
    }

    private static AuthorizeRules letIn(GroupId groupId, GroupId peer) {
        return new AuthorizeRules(
                groupId,
                List.of(
                        new NewRule(
                                Direction.INGRESS,
                                Traffic.tcp(443, 443),
                                new Peer.GroupPeer(peer),
                                "",
                                Tags.NONE)));
    }

    @Test
    void routes_of_either_end_lead_to_the_other() {
        active().when(route(MAIN, BLOCK_OF_B))
                .thenHappened(
                        new RouteCreated(
                                MAIN, new Route(BLOCK_OF_B, TO_B, RouteOrigin.CREATE_ROUTE)));
        active().when(route(MainTable.idOf(B), Cidr4.parse("10.0.0.0/16"))).thenAccepted();
        active().when(route(MainTable.idOf(C), BLOCK_OF_B))
                .thenRefused(new RouteRefusal.OtherNetwork(MainTable.idOf(C), TO_B));
        active().when(route(MAIN, Cidr4.parse("10.0.1.0/24")))
                .thenRefused(
                        new RouteRefusal.WithinVpc(
                                Cidr4.parse("10.0.1.0/24"), Cidr4.parse("10.0.0.0/16")));
        active().and(new DeletePeering(PEERING))
                .when(route(MAIN, BLOCK_OF_B))
                .thenRefused(new RouteRefusal.TargetNotFound(TO_B));
    }

    @Test
    void a_route_is_a_blackhole_until_the_request_is_accepted_and_after_its_end() {
        Given routed = pending().and(route(MAIN, BLOCK_OF_B));
        assertThat(state(routed)).isEqualTo(RouteState.BLACKHOLE);
        Given.Then accepted = routed.when(new AcceptPeering(PEERING));
        assertThat(state(accepted.then())).isEqualTo(RouteState.ACTIVE);
        assertThat(accepted.account().changed()).containsExactlyInAnyOrder(PEERING, MAIN);
        Given.Then deleted = accepted.then().when(new DeletePeering(PEERING));
        assertThat(state(deleted.then())).isEqualTo(RouteState.BLACKHOLE);
        assertThat(deleted.account().changed()).containsExactlyInAnyOrder(PEERING, MAIN);
    }

    @Test
    void rules_name_groups_of_active_peers_only() {
        active().when(letIn(GROUP, GROUP_OF_B)).thenAccepted();
        active().when(letIn(GROUP_OF_B, GROUP)).thenAccepted();
        pending()
                .when(letIn(GROUP, GROUP_OF_B))
                .thenRefused(new RuleRefusal.PeerInOtherVpc(GROUP, GROUP_OF_B));
        active().and(new DeletePeering(PEERING))
                .when(letIn(GROUP, GROUP_OF_B))
                .thenRefused(new RuleRefusal.PeerInOtherVpc(GROUP, GROUP_OF_B));
    }

    @Test
    void a_group_can_go_although_rules_of_a_peer_name_it() {
        active().and(letIn(GROUP, GROUP_OF_B))
                .when(new DeleteGroup(GROUP_OF_B))
                .thenHappened(new GroupDeleted(GROUP_OF_B));
    }
}
