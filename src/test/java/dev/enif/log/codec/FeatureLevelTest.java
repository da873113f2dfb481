/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.enif.core.account.Quota;
import dev.enif.core.account.QuotaEvent;
import dev.enif.core.account.TagEvent;
import dev.enif.core.account.Tags;
import dev.enif.core.id.NatGatewayId;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.partition.PartitionEvent;
import dev.enif.core.routing.Route;
import dev.enif.core.routing.RouteOrigin;
import dev.enif.core.routing.RouteTableEvent;
import dev.enif.core.routing.RouteTarget;
import dev.enif.core.vpc.SubnetEvent;
import dev.enif.core.vpc.VpcEvent;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeatureLevelTest {
    private static final DecisionRecord DECISION = RecordExamples.decisions().getFirst().value();

    /** As if attachments had come with level 2. */
    private static final JsonCodec NEWER =
            new JsonCodec(Upcasters.CURRENT, new FeatureLevel(Map.of("eni.attached", 2)));

    @Test
    void an_event_above_the_level_of_the_log_is_not_written() {
        assertThatThrownBy(() -> NEWER.encode(DECISION, 1))
                .isInstanceOf(NotYetWritableException.class)
                .hasMessageContaining("'eni.attached' needs feature level 2 and the log is at 1");
    }

    @Test
    void an_event_at_or_below_the_level_of_the_log_is_written() {
        assertThat(NEWER.encode(DECISION, 2)).isEqualTo(NEWER.encode(DECISION, 3));
    }

    @Test
    void a_decision_without_such_an_event_is_written_at_any_level() {
        DecisionRecord refused = RecordExamples.decisions().get(1).value();

        assertThat(NEWER.encode(refused, 1)).isNotEmpty();
    }

    @Test
    void whatever_a_failover_group_tells_needs_the_level_it_came_with() {
        for (Example<PartitionEvent> example : FailoverExamples.events()) {
            assertThatThrownBy(() -> FeatureLevel.GATE.require(example.value(), 2))
                    .as(example.name())
                    .isInstanceOf(NotYetWritableException.class);
            FeatureLevel.GATE.require(example.value(), 3);
        }
    }

    @Test
    void a_name_that_came_later_needs_its_level_in_an_event_of_any_older_type() {
        var tagged = new TagEvent.TagsReplaced(ExampleIds.ROUTE_TABLE, Tags.NONE);
        var raised = new QuotaEvent.QuotaChanged(Quota.ROUTES_PER_ROUTE_TABLE, 60);

        assertThatThrownBy(() -> require(tagged, 1))
                .isInstanceOf(NotYetWritableException.class)
                .hasMessageContaining("'tags.replaced of rtb' needs feature level 2");
        assertThatThrownBy(() -> require(raised, 1))
                .isInstanceOf(NotYetWritableException.class)
                .hasMessageContaining("'quota.changed of routes-per-route-table'");
        require(tagged, 2);
        require(raised, 2);
        require(new TagEvent.TagsReplaced(ExampleIds.VPC, Tags.NONE), 1);
        require(new QuotaEvent.QuotaChanged(Quota.VPCS, 6), 1);
    }

    @Test
    void a_route_to_something_else_than_an_internet_gateway_needs_the_level_of_the_network() {
        var nat = new NatGatewayId("nat-0a1b2c3d4e5f60031");
        assertThatThrownBy(() -> require(routed(Cidr4.ALL, new RouteTarget.OfNatGateway(nat)), 2))
                .isInstanceOf(NotYetWritableException.class)
                .hasMessageContaining(
                        "'route-table.route-created beyond igw' needs feature level 3");
        assertThatThrownBy(() -> require(routed(Cidr6.ALL, ExampleIds.TO_GATEWAY), 2))
                .isInstanceOf(NotYetWritableException.class);
        require(routed(Cidr4.ALL, ExampleIds.TO_GATEWAY), 2);
        require(routed(Cidr4.ALL, new RouteTarget.OfNatGateway(nat)), 3);
        assertThatThrownBy(() -> require(new TagEvent.TagsReplaced(nat, Tags.NONE), 2))
                .isInstanceOf(NotYetWritableException.class);
    }

    private static RouteTableEvent routed(Cidr destination, RouteTarget target) {
        return new RouteTableEvent.RouteCreated(
                ExampleIds.ROUTE_TABLE, new Route(destination, target, RouteOrigin.CREATE_ROUTE));
    }

    /** The first version created and deleted VPCs, and goes on to while the log is at its level. */
    @Test
    void vpcs_come_and_go_at_the_first_level() {
        require(
                new VpcEvent.VpcCreated(
                        ExampleIds.VPC,
                        ExampleIds.CIDR_ASSOCIATION,
                        ExampleIds.VPC_CIDR,
                        ExampleIds.GROUP,
                        Tags.NONE),
                1);
        require(new VpcEvent.VpcDeleted(ExampleIds.VPC), 1);
        require(new SubnetEvent.SubnetDeleted(ExampleIds.SUBNET), 1);
    }

    private static void require(Object event, int level) {
        FeatureLevel.GATE.require(Envelopes.event(ExampleIds.ACCOUNT, event), level);
    }

    @Test
    void every_type_of_this_code_may_be_written_at_its_own_level() {
        for (Example<PartitionEvent> example : EventExamples.all()) {
            FeatureLevel.GATE.require(example.value(), FeatureLevel.CURRENT);
        }
    }
}
