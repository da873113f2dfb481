/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec;

import static dev.enif.log.codec.ExampleIds.ACCOUNT;
import static dev.enif.log.codec.ExampleIds.TAGS;

import dev.enif.core.account.Quota;
import dev.enif.core.account.QuotaEvent;
import dev.enif.core.account.TagEvent;
import dev.enif.core.id.PeeringId;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.partition.PartitionCommand;
import dev.enif.core.partition.PartitionEvent;
import dev.enif.core.peering.PeeringCommand;
import dev.enif.core.peering.PeeringEvent;
import dev.enif.core.routing.Route;
import dev.enif.core.routing.RouteOrigin;
import dev.enif.core.routing.RouteTableEvent;
import dev.enif.core.routing.RouteTarget;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Examples about peering connections. Append only. */
final class PeeringExamples {
    private static final PeeringId PEERING = new PeeringId("pcx-0a1b2c3d4e5f60091");
    private static final VpcId ASKING = new VpcId("vpc-0a1b2c3d4e5f60092");
    private static final VpcId ASKED = new VpcId("vpc-0a1b2c3d4e5f60093");
    private static final long AT = 1_767_225_600_000L;

    private PeeringExamples() {}

    static List<Example<PartitionCommand>> commands() {
        return List.of(
                command("request", new PeeringCommand.RequestPeering(ASKING, ASKED, TAGS)),
                command("accept", new PeeringCommand.AcceptPeering(PEERING)),
                command("reject", new PeeringCommand.RejectPeering(PEERING)),
                command("delete", new PeeringCommand.DeletePeering(PEERING)));
    }

    static List<Example<PartitionEvent>> events() {
        return List.of(
                event(
                        "requested",
                        new PeeringEvent.PeeringRequested(
                                PEERING, ASKING, ASKED, AT, AT + 604_800_000L, TAGS)),
                event("accepted", new PeeringEvent.PeeringAccepted(PEERING, AT)),
                event("rejected", new PeeringEvent.PeeringRejected(PEERING, AT)),
                event("expired", new PeeringEvent.PeeringExpired(PEERING, AT)),
                event("deleted", new PeeringEvent.PeeringDeleted(PEERING, AT)),
                event("forgotten", new PeeringEvent.PeeringForgotten(PEERING)),
                event(
                        "route-table.route-created",
                        "to-peering",
                        new RouteTableEvent.RouteCreated(
                                new RouteTableId("rtb-0a1b2c3d4e5f60094"),
                                new Route(
                                        Cidr4.parse("10.9.0.0/16"),
                                        new RouteTarget.OfPeering(PEERING),
                                        RouteOrigin.CREATE_ROUTE))),
                event(
                        "tags.replaced",
                        "peering-connection",
                        new TagEvent.TagsReplaced(PEERING, TAGS)),
                event(
                        "quota.changed",
                        "active-peering-connections-per-vpc",
                        new QuotaEvent.QuotaChanged(Quota.ACTIVE_PEERING_CONNECTIONS_PER_VPC, 60)),
                event(
                        "quota.changed",
                        "outstanding-peering-connections",
                        new QuotaEvent.QuotaChanged(Quota.OUTSTANDING_PEERING_CONNECTIONS, 30)));
    }

    private static Example<PartitionCommand> command(String verb, Object command) {
        return new Example<>(
                "peering-connection." + verb, 1, null, false, Envelopes.command(ACCOUNT, command));
    }

    private static Example<PartitionEvent> event(String verb, Object event) {
        return event("peering-connection." + verb, null, event);
    }

    private static Example<PartitionEvent> event(
            String name, @Nullable String variant, Object event) {
        return new Example<>(name, 1, variant, false, Envelopes.event(ACCOUNT, event));
    }
}
