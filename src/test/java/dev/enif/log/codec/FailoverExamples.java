/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec;

import static dev.enif.log.codec.ExampleIds.ACCOUNT;
import static dev.enif.log.codec.ExampleIds.ALLOCATION;
import static dev.enif.log.codec.ExampleIds.ATTACHMENT;
import static dev.enif.log.codec.ExampleIds.ENI;
import static dev.enif.log.codec.ExampleIds.INSTANCE;
import static dev.enif.log.codec.ExampleIds.OTHER_INSTANCE;
import static dev.enif.log.codec.ExampleIds.PRIMARY;
import static dev.enif.log.codec.ExampleIds.PUBLIC;
import static dev.enif.log.codec.ExampleIds.TAGS;
import static dev.enif.log.codec.ExampleIds.TIME;
import static dev.enif.log.codec.ExampleIds.VPC;

import dev.enif.core.account.Quota;
import dev.enif.core.account.QuotaEvent;
import dev.enif.core.account.TagEvent;
import dev.enif.core.account.Tags;
import dev.enif.core.elasticip.ElasticIpCommand;
import dev.enif.core.eni.EniCommand;
import dev.enif.core.failover.FailoverCause;
import dev.enif.core.failover.FailoverGroupCommand;
import dev.enif.core.failover.FailoverGroupEvent;
import dev.enif.core.failover.FailoverSettings;
import dev.enif.core.failover.FailoverSource;
import dev.enif.core.failover.FailoverTarget;
import dev.enif.core.failover.Standby;
import dev.enif.core.flow.Endpoint;
import dev.enif.core.flow.Flow;
import dev.enif.core.id.FailoverGroupId;
import dev.enif.core.net.Protocol;
import dev.enif.core.partition.PartitionCommand;
import dev.enif.core.partition.PartitionEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Examples about failover groups, and of commands that name a term. Append only. */
final class FailoverExamples {
    private static final FailoverGroupId FOG = new FailoverGroupId("fog-0a1b2c3d4e5f60041");
    private static final FailoverTarget OF_ENI = new FailoverTarget.OfEni(ENI);
    private static final FailoverTarget OF_ELASTIC_IP = new FailoverTarget.OfElasticIp(ALLOCATION);
    private static final List<Flow> FLOWS =
            List.of(
                    Flow.tcp(
                            new Endpoint.OfAddress(PUBLIC),
                            new Endpoint.OfInterface(ENI, null),
                            443),
                    new Flow(
                            new Endpoint.OfInstance(INSTANCE),
                            new Endpoint.InVpc(VPC, PRIMARY),
                            Protocol.ICMP,
                            -1,
                            8,
                            0,
                            Flow.Asked.NEW),
                    new Flow(
                            new Endpoint.OfInterface(ENI, PRIMARY),
                            new Endpoint.OfInstance(OTHER_INSTANCE),
                            Protocol.UDP,
                            53,
                            1_024,
                            -1,
                            Flow.Asked.TRACKED));
    private static final FailoverSettings SETTINGS =
            new FailoverSettings(
                    "web \"front\"",
                    List.of(new Standby(OTHER_INSTANCE, null, 2, 1), Standby.on(INSTANCE)),
                    FailoverSource.HEARTBEAT,
                    3,
                    2_000,
                    60_000,
                    FLOWS);
    private static final FailoverSettings ELASTIC =
            new FailoverSettings(
                    "",
                    List.of(new Standby(INSTANCE, ENI, null, 0)),
                    FailoverSource.EXPLICIT,
                    1,
                    0,
                    0,
                    List.of());

    private FailoverExamples() {}

    static List<Example<PartitionCommand>> commands() {
        return List.of(
                command(
                        "failover-group.create",
                        null,
                        new FailoverGroupCommand.CreateFailoverGroup(OF_ENI, SETTINGS, TAGS)),
                command(
                        "failover-group.create",
                        "elastic-ip",
                        new FailoverGroupCommand.CreateFailoverGroup(
                                OF_ELASTIC_IP, ELASTIC, Tags.NONE)),
                command(
                        "failover-group.modify",
                        null,
                        new FailoverGroupCommand.ModifyFailoverGroup(
                                FOG,
                                "db",
                                List.of(Standby.on(INSTANCE)),
                                FailoverSource.INSTANCE_STATUS,
                                2,
                                1_000L,
                                2_000L,
                                FLOWS)),
                command(
                        "failover-group.modify",
                        "nothing",
                        new FailoverGroupCommand.ModifyFailoverGroup(
                                FOG, null, null, null, null, null, null, null)),
                command(
                        "failover-group.heartbeat",
                        null,
                        new FailoverGroupCommand.Heartbeat(FOG, INSTANCE, 7, 5_000)),
                command(
                        "failover-group.fail-over",
                        null,
                        new FailoverGroupCommand.FailOver(FOG, OTHER_INSTANCE, 7L)),
                command(
                        "failover-group.fail-over",
                        "any",
                        new FailoverGroupCommand.FailOver(FOG, null, null)),
                command(
                        "failover-group.pause",
                        null,
                        new FailoverGroupCommand.PauseFailoverGroup(FOG)),
                command(
                        "failover-group.resume",
                        null,
                        new FailoverGroupCommand.ResumeFailoverGroup(FOG)),
                command(
                        "failover-group.delete",
                        null,
                        new FailoverGroupCommand.DeleteFailoverGroup(FOG)),
                command("eni.attach", "fenced", new EniCommand.AttachEni(ENI, INSTANCE, 1, 0, 7L)),
                command(
                        "eni.detach",
                        "fenced",
                        new EniCommand.DetachEni(ENI, ATTACHMENT, false, 7L)),
                command(
                        "eni.move",
                        "fenced",
                        new EniCommand.MoveEni(ENI, ATTACHMENT, OTHER_INSTANCE, 2, 1, 7L)),
                command(
                        "elastic-ip.associate",
                        "fenced",
                        new ElasticIpCommand.AssociateElasticIp(
                                ALLOCATION,
                                new ElasticIpCommand.Target.OfEni(ENI, null),
                                true,
                                7L)));
    }

    static List<Example<PartitionEvent>> events() {
        return List.of(
                event(
                        "failover-group.created",
                        null,
                        new FailoverGroupEvent.FailoverGroupCreated(
                                FOG, OF_ENI, SETTINGS, INSTANCE, TAGS)),
                event(
                        "failover-group.created",
                        "elastic-ip",
                        new FailoverGroupEvent.FailoverGroupCreated(
                                FOG, OF_ELASTIC_IP, ELASTIC, null, Tags.NONE)),
                event(
                        "failover-group.modified",
                        null,
                        new FailoverGroupEvent.FailoverGroupModified(FOG, SETTINGS)),
                event(
                        "failover-group.heartbeat-received",
                        null,
                        new FailoverGroupEvent.HeartbeatReceived(FOG, INSTANCE, 7, 5_000, TIME)),
                event(
                        "failover-group.impaired-reports-counted",
                        null,
                        new FailoverGroupEvent.ImpairedReportsCounted(FOG, INSTANCE, 2)),
                event(
                        "failover-group.failure-detected",
                        null,
                        new FailoverGroupEvent.FailureDetected(
                                FOG, INSTANCE, 7, FailoverCause.LEASE_EXPIRED, TIME)),
                event(
                        "failover-group.failure-recovered",
                        null,
                        new FailoverGroupEvent.FailureRecovered(FOG, INSTANCE, 7, TIME)),
                event(
                        "failover-group.failed-over",
                        null,
                        new FailoverGroupEvent.FailedOver(
                                FOG,
                                8,
                                INSTANCE,
                                OTHER_INSTANCE,
                                FailoverCause.INSTANCE_STOPPED,
                                TIME - 2_000,
                                TIME)),
                event(
                        "failover-group.failed-over",
                        "from-nobody",
                        new FailoverGroupEvent.FailedOver(
                                FOG, 8, null, OTHER_INSTANCE, FailoverCause.REQUESTED, TIME, TIME)),
                event(
                        "failover-group.exhausted",
                        null,
                        new FailoverGroupEvent.StandbysExhausted(
                                FOG,
                                INSTANCE,
                                7,
                                FailoverCause.INSTANCE_IMPAIRED,
                                TIME - 2_000,
                                TIME)),
                event(
                        "failover-group.holder-changed",
                        null,
                        new FailoverGroupEvent.HolderChanged(
                                FOG,
                                8,
                                INSTANCE,
                                OTHER_INSTANCE,
                                FailoverCause.OTHER_COMMAND,
                                TIME)),
                event(
                        "failover-group.holder-changed",
                        "to-nobody",
                        new FailoverGroupEvent.HolderChanged(
                                FOG, 8, INSTANCE, null, FailoverCause.INSTANCE_TERMINATED, TIME)),
                event(
                        "failover-group.standby-removed",
                        null,
                        new FailoverGroupEvent.StandbyRemoved(FOG, OTHER_INSTANCE)),
                event(
                        "failover-group.paused",
                        null,
                        new FailoverGroupEvent.FailoverGroupPaused(FOG)),
                event(
                        "failover-group.resumed",
                        null,
                        new FailoverGroupEvent.FailoverGroupResumed(FOG, TIME)),
                event(
                        "failover-group.deleted",
                        null,
                        new FailoverGroupEvent.FailoverGroupDeleted(FOG)),
                event("tags.replaced", "failover-group", new TagEvent.TagsReplaced(FOG, TAGS)),
                event(
                        "quota.changed",
                        "failover-groups",
                        new QuotaEvent.QuotaChanged(Quota.FAILOVER_GROUPS, 20)));
    }

    private static Example<PartitionCommand> command(
            String name, @Nullable String variant, Object command) {
        return new Example<>(name, 1, variant, false, Envelopes.command(ACCOUNT, command));
    }

    private static Example<PartitionEvent> event(
            String name, @Nullable String variant, Object event) {
        return new Example<>(name, 1, variant, false, Envelopes.event(ACCOUNT, event));
    }
}
