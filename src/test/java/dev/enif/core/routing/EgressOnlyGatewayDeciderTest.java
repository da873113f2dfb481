/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.Given;
import dev.enif.core.account.Quota;
import dev.enif.core.account.QuotaEvent.QuotaChanged;
import dev.enif.core.account.QuotaRefusal;
import dev.enif.core.account.Tags;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.id.EgressOnlyGatewayId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.net.Cidr6;
import dev.enif.core.routing.EgressOnlyGatewayCommand.CreateEgressOnlyGateway;
import dev.enif.core.routing.EgressOnlyGatewayCommand.DeleteEgressOnlyGateway;
import dev.enif.core.routing.EgressOnlyGatewayEvent.EgressOnlyGatewayCreated;
import dev.enif.core.routing.EgressOnlyGatewayEvent.EgressOnlyGatewayDeleted;
import dev.enif.core.vpc.VpcCommand.DeleteVpc;
import java.util.List;
import org.junit.jupiter.api.Test;

class EgressOnlyGatewayDeciderTest extends RoutingWorld {
    private static EgressOnlyGatewayId made(int ordinal) {
        return (EgressOnlyGatewayId) made(ResourceKind.EGRESS_ONLY_GATEWAY, ordinal);
    }

    @Test
    void it_is_made_attached_to_its_vpc() {
        world().when(new CreateEgressOnlyGateway(VPC, tags("a", "b")))
                .thenResult(made(0))
                .thenHappened(new EgressOnlyGatewayCreated(made(0), VPC, tags("a", "b")));
        given().when(new CreateEgressOnlyGateway(VPC, Tags.NONE))
                .thenRefused(new CommonRefusal.NotFound(VPC));
    }

    @Test
    void a_vpc_has_one_only() {
        world(EGRESS_ONLY_CREATED)
                .when(new CreateEgressOnlyGateway(VPC, Tags.NONE))
                .thenRefused(new EgressOnlyGatewayRefusal.OtherGateway(VPC, EGRESS_ONLY));
        world(EGRESS_ONLY_CREATED, OTHER_VPC_CREATED)
                .when(new CreateEgressOnlyGateway(OTHER_VPC, Tags.NONE))
                .thenAccepted();
        world(EGRESS_ONLY_CREATED, new EgressOnlyGatewayDeleted(EGRESS_ONLY))
                .when(new CreateEgressOnlyGateway(VPC, Tags.NONE))
                .thenAccepted();
    }

    @Test
    void an_account_has_only_so_many() {
        world(new QuotaChanged(Quota.EGRESS_ONLY_GATEWAYS, 0))
                .when(new CreateEgressOnlyGateway(VPC, Tags.NONE))
                .thenRefused(new QuotaRefusal.LimitExceeded(Quota.EGRESS_ONLY_GATEWAYS, 0));
    }

    @Test
    void a_deleted_one_leaves_its_routes_and_they_lead_nowhere() {
        var given = world(EGRESS_ONLY_CREATED, TABLE_CREATED).and(outByIpv6(TABLE));
        assertThat(state(given)).isEqualTo(RouteState.ACTIVE);
        var then = given.when(new DeleteEgressOnlyGateway(EGRESS_ONLY));
        then.thenHappened(new EgressOnlyGatewayDeleted(EGRESS_ONLY));
        assertThat(state(then.then())).isEqualTo(RouteState.BLACKHOLE);
        assertThat(then.account().changed()).containsExactlyInAnyOrder(EGRESS_ONLY, TABLE);
        then.then()
                .when(new DeleteEgressOnlyGateway(EGRESS_ONLY))
                .thenRefused(new CommonRefusal.NotFound(EGRESS_ONLY));
        assertThat(EGRESS_ONLY.kind().notFoundCode()).isEqualTo("InvalidGatewayID.NotFound");
    }

    @Test
    void its_vpc_stays_while_it_is_there() {
        given(VPC_CREATED, DEFAULT_GROUP_CREATED, EGRESS_ONLY_CREATED)
                .when(new DeleteVpc(VPC))
                .thenRefused(new CommonRefusal.DependencyViolation(VPC, List.of(EGRESS_ONLY)));
    }

    private static RouteState state(Given given) {
        RouteTable table = tableOf(given, TABLE);
        return Routing.stateOf(given.account(), table, there(table.routes().get(Cidr6.ALL)));
    }
}
