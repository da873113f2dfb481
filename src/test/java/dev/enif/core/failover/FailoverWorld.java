/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.failover;

import dev.enif.core.Given;
import dev.enif.core.InstanceWorld;
import dev.enif.core.account.Tags;
import dev.enif.core.elasticip.ElasticIpEvent.ElasticIpAllocated;
import dev.enif.core.failover.FailoverGroupCommand.Heartbeat;
import dev.enif.core.failover.FailoverGroupEvent.FailoverGroupCreated;
import dev.enif.core.id.AttachmentId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.FailoverGroupId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.InternetGatewayId;
import dev.enif.core.loadbalancer.BalancedProtocol;
import dev.enif.core.loadbalancer.BalancerWorld;
import dev.enif.core.loadbalancer.NamedTarget;
import dev.enif.core.loadbalancer.TargetGroupCommand.ReportTargetHealth;
import dev.enif.core.loadbalancer.TargetGroupEvent.TargetGroupCreated;
import dev.enif.core.loadbalancer.TargetGroupEvent.TargetsRegistered;
import dev.enif.core.loadbalancer.TargetId;
import dev.enif.core.loadbalancer.TargetKey;
import dev.enif.core.loadbalancer.TargetKind;
import dev.enif.core.loadbalancer.TargetSettings;
import dev.enif.core.routing.InternetGatewayEvent.InternetGatewayAttached;
import dev.enif.core.routing.InternetGatewayEvent.InternetGatewayCreated;
import java.util.Arrays;
import java.util.List;

/**
 * What tests of failover groups start from: three instances of one zone, the first of which holds
 * the protected interface.
 */
abstract class FailoverWorld extends InstanceWorld {
    static final FailoverGroupId FOG = new FailoverGroupId("fog-00000000000000001");
    static final FailoverGroupId FOG_B = new FailoverGroupId("fog-00000000000000002");
    static final InstanceId INSTANCE_C = new InstanceId("i-00000000000000003");
    static final EniId PRIMARY_C = new EniId("eni-0000000000000000c");
    static final AttachmentId PRIMARY_ATTACHMENT_C =
            new AttachmentId("eni-attach-0000000000000000c");
    static final FailoverTarget OF_ENI = new FailoverTarget.OfEni(ENI);
    static final FailoverTarget OF_ELASTIC_IP = new FailoverTarget.OfElasticIp(ALLOCATION);
    static final InternetGatewayId GATEWAY = new InternetGatewayId("igw-00000000000000001");
    static final long LEASE = 5_000;

    /** Three instances; ENI is the second interface of the first. */
    static Given plugged(Object... steps) {
        return world(launched())
                .and(launchedB())
                .and(
                        launched(
                                INSTANCE_C,
                                "m5.large",
                                false,
                                PRIMARY_C,
                                PRIMARY_ATTACHMENT_C,
                                ip("10.0.0.40")))
                .and(ENI_CREATED, attached(ENI, ATTACHMENT, INSTANCE, 1))
                .and(steps);
    }

    /** With an Elastic IP on the first instance's primary interface. */
    static Given elastic(Object... steps) {
        return plugged(
                        new InternetGatewayCreated(GATEWAY, Tags.NONE),
                        new InternetGatewayAttached(GATEWAY, VPC),
                        new ElasticIpAllocated(ALLOCATION, ELASTIC, Tags.NONE),
                        associated(PRIMARY, PRIMARY_ADDRESS))
                .and(steps);
    }

    /** A target group in which these instances are. */
    static Object[] targets(InstanceId... instances) {
        return new Object[] {
            new TargetGroupCreated(
                    BalancerWorld.TARGETS,
                    "web",
                    VPC,
                    BalancedProtocol.TCP,
                    8080,
                    TargetKind.INSTANCE,
                    new TargetSettings(2, 2, 300, true),
                    Tags.NONE),
            new TargetsRegistered(
                    BalancerWorld.TARGETS,
                    Arrays.stream(instances)
                            .map(id -> new TargetKey(new TargetId.OfInstance(id), 8080))
                            .toList())
        };
    }

    static ReportTargetHealth report(InstanceId instanceId, boolean healthy) {
        return new ReportTargetHealth(
                BalancerWorld.TARGETS,
                new NamedTarget(new TargetId.OfInstance(instanceId), null),
                healthy);
    }

    static FailoverSettings settings(FailoverSource source, InstanceId... standbys) {
        return settings(source, 1, 0, 0, standbys);
    }

    static FailoverSettings settings(
            FailoverSource source,
            int misses,
            long holdOffMillis,
            long minimumIntervalMillis,
            InstanceId... standbys) {
        return new FailoverSettings(
                "web",
                Arrays.stream(standbys).map(Standby::on).toList(),
                source,
                misses,
                holdOffMillis,
                minimumIntervalMillis,
                List.of());
    }

    static FailoverGroupCreated created(FailoverSettings settings) {
        return new FailoverGroupCreated(FOG, OF_ENI, settings, INSTANCE, Tags.NONE);
    }

    /** A group over the interface that goes by heartbeats, and these steps. */
    static Given beating(Object... steps) {
        return plugged(created(settings(FailoverSource.HEARTBEAT, INSTANCE_B, INSTANCE_C)))
                .and(steps);
    }

    /** A group over the interface that goes by the instance's status, and these steps. */
    static Given watching(Object... steps) {
        return plugged(created(settings(FailoverSource.INSTANCE_STATUS, INSTANCE_B, INSTANCE_C)))
                .and(steps);
    }

    static Heartbeat beat(InstanceId instanceId, long term) {
        return new Heartbeat(FOG, instanceId, term, LEASE);
    }

    static FailoverGroup groupOf(Given given) {
        return there(given.account().failoverGroups().find(FOG));
    }
}
