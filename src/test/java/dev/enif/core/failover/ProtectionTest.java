/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.failover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.Given;
import dev.enif.core.account.Tags;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.elasticip.ElasticIpCommand.AssociateElasticIp;
import dev.enif.core.elasticip.ElasticIpCommand.DisassociateElasticIp;
import dev.enif.core.elasticip.ElasticIpCommand.ReleaseElasticIp;
import dev.enif.core.elasticip.ElasticIpCommand.Target;
import dev.enif.core.eni.EniCommand.AttachEni;
import dev.enif.core.eni.EniCommand.DeleteEni;
import dev.enif.core.eni.EniCommand.DetachEni;
import dev.enif.core.eni.EniCommand.MoveEni;
import dev.enif.core.failover.FailoverGroupCommand.DeleteFailoverGroup;
import dev.enif.core.failover.FailoverGroupCommand.FailOver;
import dev.enif.core.failover.FailoverGroupEvent.FailoverGroupCreated;
import dev.enif.core.failover.FailoverGroupEvent.HolderChanged;
import dev.enif.core.id.AttachmentId;
import dev.enif.core.instance.InstanceCommand.StartInstance;
import dev.enif.core.instance.InstanceCommand.StopInstance;
import dev.enif.core.instance.InstanceCommand.TerminateInstance;
import dev.enif.core.routing.InternetGatewayCommand.AttachInternetGateway;
import dev.enif.core.routing.InternetGatewayCommand.DetachInternetGateway;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What commands on a protected resource meet. */
class ProtectionTest extends FailoverWorld {
    private static final FailoverGroupCreated OVER_ELASTIC_IP =
            new FailoverGroupCreated(
                    FOG,
                    OF_ELASTIC_IP,
                    settings(FailoverSource.EXPLICIT, INSTANCE, INSTANCE_B),
                    INSTANCE,
                    Tags.NONE);

    @Test
    void a_former_holders_commands_are_refused_with_the_term_that_beat_them() {
        Given moved = beating(new FailOver(FOG, null, null));
        AttachmentId now = attachmentOf(moved, ENI).attachmentId();
        var refusal = new FailoverRefusal.TermMismatch(FOG, 1, 2, INSTANCE_B);
        moved.when(new MoveEni(ENI, now, INSTANCE, 1, 0, 1L)).thenRefused(refusal);
        moved.when(new DetachEni(ENI, null, true, 1L)).thenRefused(refusal);
        moved.and(new DetachEni(ENI, null, true))
                .when(new AttachEni(ENI, INSTANCE, 1, 0, 1L))
                .thenRefused(new FailoverRefusal.TermMismatch(FOG, 1, 3, null));
        elastic(OVER_ELASTIC_IP, new FailOver(FOG, null, null))
                .when(new AssociateElasticIp(ALLOCATION, new Target.OfEni(PRIMARY, null), true, 1L))
                .thenRefused(refusal);
    }

    @Test
    void the_term_in_force_lets_a_command_pass() {
        beating().when(new MoveEni(ENI, ATTACHMENT, INSTANCE_C, null, 0, 1L)).thenAccepted();
        elastic(OVER_ELASTIC_IP)
                .when(
                        new AssociateElasticIp(
                                ALLOCATION, new Target.OfEni(PRIMARY_B, null), true, 1L))
                .thenAccepted();
    }

    @Test
    void a_term_of_nothing_is_refused() {
        plugged()
                .when(new DetachEni(ENI, null, false, 1L))
                .thenRefused(new FailoverRefusal.NotProtected(ENI, 1));
    }

    @Test
    void a_command_without_a_term_passes_and_begins_one() {
        var then = beating().when(new MoveEni(ENI, ATTACHMENT, INSTANCE_C, null, 0));
        assertThat(then.events().getLast())
                .extracting("event")
                .isEqualTo(
                        new HolderChanged(
                                FOG,
                                2,
                                INSTANCE,
                                INSTANCE_C,
                                FailoverCause.OTHER_COMMAND,
                                START_MILLIS));
        assertThat(groupOf(then.then()).holder()).isEqualTo(INSTANCE_C);
        var freed = elastic(OVER_ELASTIC_IP).when(new DisassociateElasticIp(ASSOCIATION));
        assertThat(groupOf(freed.then()).holder()).isNull();
        assertThat(groupOf(freed.then()).term()).isEqualTo(2);
    }

    @Test
    void another_slot_of_the_same_instance_is_no_other_holder() {
        var then = beating().when(new MoveEni(ENI, ATTACHMENT, INSTANCE, 2, 0));
        assertThat(then.events()).hasSize(1);
        assertThat(groupOf(then.then()).term()).isEqualTo(1);
    }

    @Test
    void what_is_protected_cannot_be_given_up() {
        Given detached = beating(new DetachEni(ENI, null, false));
        detached.when(new DeleteEni(ENI))
                .thenRefused(new CommonRefusal.DependencyViolation(ENI, List.of(FOG)));
        detached.and(new DeleteFailoverGroup(FOG)).when(new DeleteEni(ENI)).thenAccepted();
        elastic(OVER_ELASTIC_IP, new DisassociateElasticIp(ASSOCIATION))
                .when(new ReleaseElasticIp(ALLOCATION))
                .thenRefused(new CommonRefusal.DependencyViolation(ALLOCATION, List.of(FOG)));
    }

    @Test
    void an_elastic_ip_follows_the_interface_and_so_does_its_holder() {
        Given given =
                elastic(new DisassociateElasticIp(ASSOCIATION), associatedB()[0], associatedB()[1]);
        var then = given.when(new MoveEni(ENI, ATTACHMENT, INSTANCE_B, null, 0));
        assertThat(groupOf(then.then()).holder()).isEqualTo(INSTANCE_B);
        assertThat(groupOf(then.then()).term()).isEqualTo(2);
    }

    /** The Elastic IP on the protected world's interface, and a group over it. */
    private static Object[] associatedB() {
        return new Object[] {
            new AssociateElasticIp(ALLOCATION, new Target.OfEni(ENI, null), false), OVER_ELASTIC_IP
        };
    }

    @Test
    void an_elastic_ip_that_had_nowhere_to_go_goes_once_there_is_a_gateway() {
        FailoverGroupCreated watching =
                new FailoverGroupCreated(
                        FOG,
                        OF_ELASTIC_IP,
                        settings(FailoverSource.INSTANCE_STATUS, INSTANCE_B),
                        INSTANCE,
                        Tags.NONE);
        Given closed =
                elastic(
                        watching,
                        new StopInstance(INSTANCE_B),
                        new TerminateInstance(INSTANCE),
                        new DetachInternetGateway(GATEWAY, VPC),
                        new StartInstance(INSTANCE_B));
        assertThat(groupOf(closed).progress()).isInstanceOf(FailoverProgress.Exhausted.class);
        Given open = closed.and(new AttachInternetGateway(GATEWAY, VPC));
        assertThat(groupOf(open).holder()).isEqualTo(INSTANCE_B);
    }

    @Test
    void the_holder_of_an_elastic_ip_that_is_terminated_has_failed() {
        FailoverGroupCreated watching =
                new FailoverGroupCreated(
                        FOG,
                        OF_ELASTIC_IP,
                        settings(FailoverSource.INSTANCE_STATUS, INSTANCE_B),
                        INSTANCE,
                        Tags.NONE);
        var then = elastic(watching).when(new TerminateInstance(INSTANCE));
        assertThat(groupOf(then.then()).holder()).isEqualTo(INSTANCE_B);
        assertThat(there(then.account().elasticIps().find(ALLOCATION)).binding().toString())
                .contains(PRIMARY_B.value());
    }
}
