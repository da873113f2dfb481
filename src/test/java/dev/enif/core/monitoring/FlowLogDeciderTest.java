/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.InstanceWorld;
import dev.enif.core.account.Quota;
import dev.enif.core.account.QuotaEvent.QuotaChanged;
import dev.enif.core.account.QuotaRefusal;
import dev.enif.core.account.Tags;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.eni.EniCommand.DeleteEni;
import dev.enif.core.id.EniId;
import dev.enif.core.id.FlowLogId;
import dev.enif.core.id.ResourceId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.VpcId;
import dev.enif.core.monitoring.FlowLogCommand.CreateFlowLog;
import dev.enif.core.monitoring.FlowLogCommand.DeleteFlowLog;
import dev.enif.core.monitoring.FlowLogEvent.FlowLogCreated;
import dev.enif.core.monitoring.FlowLogEvent.FlowLogDeleted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlowLogDeciderTest extends InstanceWorld {
    private static final FlowLogId LOG = new FlowLogId("fl-0000000000000000a");
    private static final String DEFAULT = LogFormat.DEFAULT.toString();
    private static final FlowLogCreated CREATED =
            new FlowLogCreated(LOG, VPC, TrafficType.ALL, 600, DEFAULT, 0, Tags.NONE);

    private static CreateFlowLog create(ResourceId target) {
        return new CreateFlowLog(target, TrafficType.ALL, 600, DEFAULT, Tags.NONE);
    }

    private static CreateFlowLog create(TrafficType traffic, int seconds, String format) {
        return new CreateFlowLog(VPC, traffic, seconds, format, Tags.NONE);
    }

    @Test
    void a_vpc_a_subnet_and_an_interface_can_be_recorded() {
        for (ResourceId target : new ResourceId[] {VPC, SUBNET, ENI}) {
            var id = (FlowLogId) made(ResourceKind.FLOW_LOG, 0);
            world(ENI_CREATED)
                    .when(create(target))
                    .thenResult(id)
                    .thenHappened(
                            new FlowLogCreated(
                                    id,
                                    target,
                                    TrafficType.ALL,
                                    600,
                                    DEFAULT,
                                    START_MILLIS,
                                    Tags.NONE));
        }
    }

    @Test
    void nothing_else_can_be_recorded() {
        world().when(create(GROUP))
                .thenRefused(
                        new CommonRefusal.InvalidValue(
                                "Invalid value '"
                                        + GROUP
                                        + "' for ResourceId: expecting a VPC, a subnet or a network interface"));
    }

    @Test
    void what_is_not_there_cannot_be_recorded() {
        VpcId vpc = new VpcId("vpc-0000000000000dead");
        EniId eni = new EniId("eni-0000000000000dead");
        world().when(create(vpc)).thenRefused(new CommonRefusal.NotFound(vpc));
        world().when(create(eni)).thenRefused("InvalidNetworkInterfaceID.NotFound");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 59, 61, 300, 601, -60})
    void the_interval_is_one_minute_or_ten(int seconds) {
        world().when(create(TrafficType.ALL, seconds, DEFAULT))
                .thenRefused("InvalidParameterValue");
    }

    @Test
    void the_same_is_not_recorded_twice() {
        world(CREATED).when(create(VPC)).thenRefused(new FlowLogRefusal.AlreadyExists(LOG));
        world(CREATED)
                .when(create(TrafficType.ALL, 600, "  " + DEFAULT.replace(" ", "   ")))
                .thenRefused("FlowLogAlreadyExists");
        world(CREATED, new FlowLogDeleted(LOG)).when(create(VPC)).thenAccepted();
    }

    @Test
    void what_differs_in_one_thing_is_not_the_same() {
        world(CREATED).when(create(TrafficType.REJECT, 600, DEFAULT)).thenAccepted();
        world(CREATED).when(create(TrafficType.ALL, 60, DEFAULT)).thenAccepted();
        world(CREATED).when(create(TrafficType.ALL, 600, "${action}")).thenAccepted();
        world(CREATED).when(create(SUBNET)).thenAccepted();
    }

    @Test
    void a_resource_has_as_many_as_the_quotas_say() {
        world(CREATED, new QuotaChanged(Quota.FLOW_LOGS_PER_RESOURCE, 1))
                .when(create(TrafficType.REJECT, 600, DEFAULT))
                .thenRefused(new QuotaRefusal.LimitExceeded(Quota.FLOW_LOGS_PER_RESOURCE, 1));
        world(CREATED, new QuotaChanged(Quota.FLOW_LOGS, 1))
                .when(create(SUBNET))
                .thenRefused(new QuotaRefusal.LimitExceeded(Quota.FLOW_LOGS, 1));
    }

    @Test
    void a_format_of_unknown_repeated_or_no_fields_is_refused() {
        for (String format :
                new String[] {
                    "${nonsense}", "srcaddr", "${srcaddr} ${srcaddr}", "", "${srcaddr}${dstaddr}"
                }) {
            world().when(create(TrafficType.ALL, 600, format)).thenRefused("InvalidParameter");
        }
        world().when(create(TrafficType.ALL, 600, "${a\u0000}"))
                .thenRefused("InvalidParameterValue");
    }

    @Test
    void it_stays_when_what_it_records_goes() {
        FlowLogCreated ofEni =
                new FlowLogCreated(LOG, ENI, TrafficType.ALL, 600, DEFAULT, 0, Tags.NONE);
        assertThat(
                        world(ENI_CREATED, ofEni)
                                .when(new DeleteEni(ENI))
                                .thenAccepted()
                                .account()
                                .flowLogs()
                                .find(LOG))
                .isNotNull();
    }

    @Test
    void one_that_is_not_there_cannot_be_deleted() {
        world().when(new DeleteFlowLog(LOG)).thenRefused("InvalidFlowLogId.NotFound");
        world(CREATED).when(new DeleteFlowLog(LOG)).thenHappened(new FlowLogDeleted(LOG));
    }
}
