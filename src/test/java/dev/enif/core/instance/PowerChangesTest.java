/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.instance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.Given;
import dev.enif.core.InstanceWorld;
import dev.enif.core.account.Quota;
import dev.enif.core.account.QuotaCommand.SetQuota;
import dev.enif.core.account.Tags;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.elasticip.ElasticIpCommand.AllocateElasticIp;
import dev.enif.core.elasticip.ElasticIpEvent.ElasticIpDisassociated;
import dev.enif.core.elasticip.ElasticIpRefusal;
import dev.enif.core.eni.EniCommand.ModifyEni;
import dev.enif.core.eni.EniEvent.Detached;
import dev.enif.core.eni.EniEvent.EniDeleted;
import dev.enif.core.eni.EniEvent.PublicAddressLent;
import dev.enif.core.eni.EniEvent.PublicAddressReturned;
import dev.enif.core.instance.InstanceCommand.ReportHealth;
import dev.enif.core.instance.InstanceCommand.SetTerminationProtection;
import dev.enif.core.instance.InstanceCommand.StartInstance;
import dev.enif.core.instance.InstanceCommand.StopInstance;
import dev.enif.core.instance.InstanceCommand.TerminateInstance;
import dev.enif.core.instance.InstanceEvent.HealthReported;
import dev.enif.core.instance.InstanceEvent.InstanceStarted;
import dev.enif.core.instance.InstanceEvent.InstanceStopped;
import dev.enif.core.instance.InstanceEvent.InstanceTerminated;
import dev.enif.core.instance.InstanceEvent.TerminationProtectionChanged;
import dev.enif.core.net.Ipv4;
import java.util.List;
import org.junit.jupiter.api.Test;

class PowerChangesTest extends InstanceWorld {
    private static final StartInstance START = new StartInstance(INSTANCE);
    private static final StopInstance STOP = new StopInstance(INSTANCE);
    private static final TerminateInstance TERMINATE = new TerminateInstance(INSTANCE);
    private static final InstanceStarted STARTED = new InstanceStarted(INSTANCE, START_MILLIS);
    private static final InstanceStopped STOPPED = new InstanceStopped(INSTANCE, START_MILLIS);
    private static final InstanceTerminated TERMINATED =
            new InstanceTerminated(INSTANCE, START_MILLIS);

    /** With an address of the pool. */
    private static Given lending() {
        return world(launched(true)).and(lent());
    }

    @Test
    void it_stops_and_starts() {
        world(launched()).when(STOP).thenHappened(STOPPED);
        world(launched()).and(STOP).when(START).thenHappened(STARTED);
    }

    @Test
    void stopping_and_starting_keep_attachments_and_elastic_ips() {
        Given before =
                world(launched())
                        .and(ENI_CREATED, attached(ENI, ATTACHMENT, INSTANCE, 1))
                        .and(allocated(), associated(PRIMARY, PRIMARY_ADDRESS));
        Given after = before.and(STOP, START);
        assertThat(eniOf(after, ENI)).isEqualTo(eniOf(before, ENI));
        assertThat(eniOf(after, PRIMARY)).isEqualTo(eniOf(before, PRIMARY));
    }

    @Test
    void what_is_so_already_is_accepted() {
        world(launched()).when(START).thenAccepted().thenNothingHappened();
        world(launched()).and(STOP).when(STOP).thenAccepted().thenNothingHappened();
        world(launched()).and(TERMINATE).when(TERMINATE).thenAccepted().thenNothingHappened();
    }

    @Test
    void a_terminated_instance_stays_so() {
        Given terminated = world(launched()).and(TERMINATE);
        terminated
                .when(START)
                .thenRefused(
                        new InstanceRefusal.IncorrectState(
                                INSTANCE, PowerState.TERMINATED, "be started"));
        terminated
                .when(STOP)
                .thenRefused(
                        new InstanceRefusal.IncorrectState(
                                INSTANCE, PowerState.TERMINATED, "be stopped"));
        terminated
                .when(new SetTerminationProtection(INSTANCE, true))
                .thenRefused("IncorrectInstanceState");
        terminated
                .when(new ReportHealth(INSTANCE, Health.OK))
                .thenRefused("IncorrectInstanceState");
    }

    @Test
    void an_unknown_instance_is_refused() {
        var unknown = new CommonRefusal.NotFound(INSTANCE);
        world().when(START).thenRefused(unknown);
        world().when(STOP).thenRefused(unknown);
        world().when(TERMINATE).thenRefused(unknown);
        world().when(new ReportHealth(INSTANCE, Health.OK)).thenRefused(unknown);
        world().when(new SetTerminationProtection(INSTANCE, true)).thenRefused(unknown);
    }

    @Test
    void a_lent_address_is_lost_at_stop_and_another_one_comes_at_start() {
        lending()
                .when(STOP)
                .thenHappened(new PublicAddressReturned(PRIMARY, PRIMARY_ADDRESS, LENT), STOPPED);
        lending()
                .and(STOP)
                .when(START)
                .thenHappened(
                        STARTED,
                        new PublicAddressLent(PRIMARY, PRIMARY_ADDRESS, ip("203.0.113.51")));
    }

    @Test
    void no_address_is_lent_at_start_to_several_interfaces() {
        lending()
                .and(STOP, ENI_CREATED, attached(ENI, ATTACHMENT, INSTANCE, 1))
                .when(START)
                .thenHappened(STARTED);
    }

    @Test
    void no_address_is_lent_at_start_beside_an_elastic_ip() {
        world(launched(true))
                .and(STOP, allocated(), associated(PRIMARY, PRIMARY_ADDRESS))
                .when(START)
                .thenHappened(STARTED);
    }

    @Test
    void a_second_interface_does_not_take_the_lent_address() {
        lending()
                .and(ENI_CREATED, attached(ENI, ATTACHMENT, INSTANCE, 1))
                .when(STOP)
                .thenHappened(new PublicAddressReturned(PRIMARY, PRIMARY_ADDRESS, LENT), STOPPED);
    }

    @Test
    void it_does_not_start_while_the_pool_is_empty() {
        Given given = world(launched(true)).and(STOP, new SetQuota(Quota.ELASTIC_IPS, 1_000));
        for (int number = 0; number < 254; number++) {
            given = given.and(new AllocateElasticIp(null, Tags.NONE));
        }
        given.when(START).thenRefused(new ElasticIpRefusal.NoneFree());
        assertThat(new ElasticIpRefusal.NoneFree().code()).isEqualTo("InsufficientAddressCapacity");
    }

    @Test
    void terminating_deletes_what_shall_not_outlive_it_and_frees_the_rest() {
        Given given =
                lending()
                        .and(eni(ENI, "10.0.0.9", "10.0.0.10"), eni(ENI_B, "10.0.0.11"))
                        .and(attached(ENI, ATTACHMENT, INSTANCE, 1))
                        .and(attached(ENI_B, ATTACHMENT_B, INSTANCE, 2))
                        .and(new ModifyEni(ENI, null, null, null, true, null))
                        .and(allocated(), associated(ENI, ip("10.0.0.10")))
                        .and(allocatedB(), associatedB(ENI_B, ip("10.0.0.11")));
        var then =
                given.when(TERMINATE)
                        .thenHappened(
                                new Detached(ENI_B, ATTACHMENT_B, INSTANCE, false),
                                new ElasticIpDisassociated(
                                        ALLOCATION, ASSOCIATION, ELASTIC, ENI, ip("10.0.0.10")),
                                new Detached(ENI, ATTACHMENT, INSTANCE, false),
                                new EniDeleted(ENI),
                                new PublicAddressReturned(PRIMARY, PRIMARY_ADDRESS, LENT),
                                new Detached(PRIMARY, PRIMARY_ATTACHMENT, INSTANCE, false),
                                new EniDeleted(PRIMARY),
                                TERMINATED);
        assertThat(then.account().networkInterfaces().size()).isEqualTo(1);
        assertThat(then.account().indexes().slotsOf(INSTANCE)).isEmpty();
        assertThat(then.account().indexes().addressesOf(SUBNET)).containsOnlyKeys(ip("10.0.0.11"));
        assertThat(then.state().requirePool().taken()).containsExactly(ELASTIC, ELASTIC_B);
    }

    @Test
    void a_primary_interface_that_outlives_it_keeps_its_elastic_ip_but_not_what_it_was_lent() {
        var keep = new ModifyEni(PRIMARY, null, null, null, false, null);
        lending()
                .and(keep)
                .when(TERMINATE)
                .thenHappened(
                        new PublicAddressReturned(PRIMARY, PRIMARY_ADDRESS, LENT),
                        new Detached(PRIMARY, PRIMARY_ATTACHMENT, INSTANCE, false),
                        TERMINATED);
        Given after =
                world(launched(true))
                        .and(allocated(), associated(PRIMARY, PRIMARY_ADDRESS), keep, TERMINATE);
        assertThat(eniOf(after, PRIMARY).primary().publicAddress().toString())
                .startsWith(ELASTIC.toString());
    }

    @Test
    void a_stopped_instance_terminates() {
        world(launched())
                .and(STOP)
                .when(TERMINATE)
                .thenHappened(
                        new Detached(PRIMARY, PRIMARY_ATTACHMENT, INSTANCE, false),
                        new EniDeleted(PRIMARY),
                        TERMINATED);
    }

    @Test
    void a_protected_instance_is_not_terminated() {
        Given given = world(launched()).and(new SetTerminationProtection(INSTANCE, true));
        given.when(TERMINATE).thenRefused(new InstanceRefusal.TerminationProtected(INSTANCE));
        given.and(new SetTerminationProtection(INSTANCE, false)).when(TERMINATE).thenAccepted();
    }

    @Test
    void protection_changes_once() {
        world(launched())
                .when(new SetTerminationProtection(INSTANCE, true))
                .thenHappened(new TerminationProtectionChanged(INSTANCE, true));
        world(launched())
                .when(new SetTerminationProtection(INSTANCE, false))
                .thenAccepted()
                .thenNothingHappened();
    }

    @Test
    void health_is_reported_of_a_running_instance() {
        world(launched())
                .when(new ReportHealth(INSTANCE, Health.IMPAIRED))
                .thenHappened(new HealthReported(INSTANCE, Health.IMPAIRED));
        world(launched())
                .when(new ReportHealth(INSTANCE, Health.OK))
                .thenAccepted()
                .thenNothingHappened();
        world(launched())
                .and(STOP)
                .when(new ReportHealth(INSTANCE, Health.IMPAIRED))
                .thenRefused(
                        new InstanceRefusal.IncorrectState(
                                INSTANCE, PowerState.STOPPED, "be reported about"));
    }

    @Test
    void a_start_ends_what_was_reported_of_the_run_before() {
        world(launched())
                .and(new ReportHealth(INSTANCE, Health.IMPAIRED), STOP)
                .when(START)
                .thenHappened(STARTED, new HealthReported(INSTANCE, Health.OK));
    }

    @Test
    void lent_addresses_rest_before_they_are_lent_again() {
        Given given = lending();
        Ipv4 before = LENT;
        for (int round = 0; round < 3; round++) {
            given = given.and(STOP, START);
            Ipv4 now = given.account().indexes().publicAddresses().firstKey();
            assertThat(now).isNotEqualTo(before);
            before = now;
        }
        assertThat(List.copyOf(given.state().requirePool().taken())).containsExactly(before);
    }
}
