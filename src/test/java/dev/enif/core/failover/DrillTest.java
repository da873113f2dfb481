/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.failover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.enif.core.Given;
import dev.enif.core.account.Draft;
import dev.enif.core.account.Tags;
import dev.enif.core.decision.RefusedException;
import dev.enif.core.eni.EniEvent.Detached;
import dev.enif.core.failover.FailoverGroupCommand.FailOver;
import dev.enif.core.failover.FailoverGroupEvent.FailoverGroupCreated;
import dev.enif.core.flow.Action;
import dev.enif.core.flow.Endpoint;
import dev.enif.core.flow.Flow;
import dev.enif.core.flow.VerdictCode;
import dev.enif.core.id.InstanceId;
import dev.enif.core.instance.InstanceCommand.StopInstance;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Traffic;
import dev.enif.core.partition.PartitionDrafts;
import dev.enif.core.securitygroup.Direction;
import dev.enif.core.securitygroup.Peer;
import dev.enif.core.securitygroup.SecurityGroupCommand.AuthorizeRules;
import dev.enif.core.securitygroup.SecurityGroupCommand.NewRule;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DrillTest extends FailoverWorld {
    private static final Flow TO_SERVICE =
            Flow.tcp(
                    new Endpoint.OfInterface(PRIMARY_C, null),
                    new Endpoint.OfInterface(ENI, null),
                    443);
    private static final Flow FROM_SERVICE =
            Flow.tcp(
                    new Endpoint.OfInterface(ENI, null),
                    new Endpoint.OfInterface(PRIMARY_C, null),
                    443);

    /** All may talk to all; the group watches a flow each way. */
    private static Given drilled(Object... steps) {
        FailoverSettings settings =
                new FailoverSettings(
                        "web",
                        List.of(Standby.on(INSTANCE), Standby.on(INSTANCE_B)),
                        FailoverSource.EXPLICIT,
                        1,
                        0,
                        0,
                        List.of(TO_SERVICE, FROM_SERVICE));
        return plugged(
                        new AuthorizeRules(
                                DEFAULT_GROUP,
                                List.of(rule(Direction.INGRESS), rule(Direction.EGRESS))),
                        new FailoverGroupCreated(FOG, OF_ENI, settings, INSTANCE, Tags.NONE))
                .and(steps);
    }

    private static NewRule rule(Direction direction) {
        return new NewRule(direction, Traffic.ALL, new Peer.Ipv4Peer(Cidr4.ALL), "", Tags.NONE);
    }

    private static Drill drill(Given given, @Nullable InstanceId standby) {
        Draft draft = PartitionDrafts.of(given.state(), ACCOUNT, ENVIRONMENT);
        long before = draft.account().fingerprint();
        Drill drill = Drill.of(draft, FOG, standby);
        assertThat(draft.account().fingerprint()).isEqualTo(before);
        assertThat(draft.events()).isEmpty();
        assertThat(draft.nextId()).isEqualTo(given.state().nextId());
        return drill;
    }

    @Test
    void a_drill_says_who_would_take_over_and_changes_nothing() {
        Drill drill = drill(drilled(), null);
        assertThat(drill.term()).isEqualTo(1);
        assertThat(drill.from()).isEqualTo(INSTANCE);
        assertThat(drill.to()).isEqualTo(INSTANCE_B);
        assertThat(drill.obstacles())
                .extracting(Drill.Obstacle::instanceId)
                .containsExactly(INSTANCE);
        assertThat(drill.flows()).allMatch(Drill.Outlook::stays);
        assertThat(drill.flows().getFirst().before().action()).isEqualTo(Action.ALLOW);
    }

    @Test
    void a_drill_says_which_flows_a_failover_mends() {
        Drill drill = drill(drilled(new StopInstance(INSTANCE)), null);
        Drill.Outlook outlook = drill.flows().getFirst();
        assertThat(outlook.before().summary().code())
                .isEqualTo(VerdictCode.DESTINATION_NOT_RUNNING);
        assertThat(outlook.after().action()).isEqualTo(Action.ALLOW);
        assertThat(outlook.stays()).isFalse();
    }

    @Test
    void a_drill_without_a_fit_standby_says_why_there_is_none() {
        Drill drill = drill(drilled(new StopInstance(INSTANCE_B)), null);
        assertThat(drill.to()).isNull();
        assertThat(drill.obstacles())
                .extracting(Drill.Obstacle::code)
                .containsExactly("IncorrectFailoverHolder", "IncorrectInstanceState");
        assertThat(drill.flows()).allMatch(Drill.Outlook::stays);
    }

    @Test
    void a_drill_of_a_named_standby_is_refused_as_the_failover_would_be() {
        Given given = drilled(new StopInstance(INSTANCE_B));
        assertThatThrownBy(() -> drill(given, INSTANCE_B)).isInstanceOf(RefusedException.class);
        given.when(new FailOver(FOG, INSTANCE_B, null)).thenRefused("IncorrectInstanceState");
    }

    @Test
    void what_a_drill_says_is_what_the_failover_does() {
        for (Given given :
                List.of(
                        drilled(),
                        drilled(new StopInstance(INSTANCE)),
                        drilled(new Detached(ENI, ATTACHMENT, INSTANCE, false)))) {
            Drill drill = drill(given, null);
            var then = given.when(new FailOver(FOG, null, null));
            assertThat(groupOf(then.then()).holder()).isEqualTo(drill.to());
            assertThat(drill(then.then(), null).flows())
                    .extracting(outlook -> outlook.before().summary())
                    .isEqualTo(
                            drill.flows().stream()
                                    .map(outlook -> outlook.after().summary())
                                    .toList());
        }
    }
}
