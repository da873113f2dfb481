/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec;

import static dev.enif.log.codec.ExampleIds.ACCOUNT;
import static dev.enif.log.codec.ExampleIds.TAGS;

import dev.enif.core.account.Quota;
import dev.enif.core.account.QuotaEvent;
import dev.enif.core.account.TagEvent;
import dev.enif.core.id.AccountId;
import dev.enif.core.id.PeeringId;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Cidr4;
import dev.enif.core.partition.PartitionCommand;
import dev.enif.core.partition.PartitionEvent;
import dev.enif.core.peering.PeeringCommand;
import dev.enif.core.peering.PeeringEvent;
import dev.enif.core.peering.PeeringMessage;
import dev.enif.core.peering.PeeringState;
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
    private static final AccountId OTHER = new AccountId("210987654321");
    private static final List<Cidr> BLOCKS =
            List.of(Cidr.parse("10.9.0.0/16"), Cidr.parse("2001:db8:1::/56"));
    private static final long AT = 1_767_225_600_000L;

    private PeeringExamples() {}

    static List<Example<PartitionCommand>> commands() {
        return List.of(
                command("request", new PeeringCommand.RequestPeering(ASKING, ASKED, TAGS)),
                command(
                        "request-across",
                        new PeeringCommand.RequestPeeringAcross(ASKING, OTHER, ASKED, TAGS)),
                new Example<>(
                        "partition.receive-message",
                        1,
                        "asked",
                        false,
                        new PartitionCommand.ReceiveMessage(3, 17, ACCOUNT, OTHER, asked())),
                new Example<>(
                        "partition.confirm-delivery",
                        1,
                        null,
                        false,
                        new PartitionCommand.ConfirmDelivery(3, 17)),
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
                event(
                        "initiated",
                        new PeeringEvent.PeeringInitiated(
                                PEERING, ASKING, OTHER, ASKED, AT, AT + 604_800_000L, TAGS)),
                event(
                        "received",
                        new PeeringEvent.PeeringReceived(
                                PEERING, OTHER, ASKING, BLOCKS, ASKED, AT, AT + 604_800_000L)),
                event("pending", new PeeringEvent.PeeringPending(PEERING, AT)),
                event("confirmed", new PeeringEvent.PeeringConfirmed(PEERING, BLOCKS, AT)),
                event("failed", new PeeringEvent.PeeringFailed(PEERING, AT)),
                sent("asked", asked()),
                sent("taken", new PeeringMessage.Taken(PEERING)),
                sent("agreed", new PeeringMessage.Agreed(PEERING, BLOCKS)),
                sent("ended", new PeeringMessage.Ended(PEERING, PeeringState.REJECTED)),
                new Example<>(
                        "partition.message-received",
                        1,
                        null,
                        false,
                        new PartitionEvent.MessageReceived(3, 17)),
                new Example<>(
                        "partition.messages-delivered",
                        1,
                        null,
                        false,
                        new PartitionEvent.MessagesDelivered(3, 17)),
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

    private static PeeringMessage asked() {
        return new PeeringMessage.Asked(PEERING, ASKING, BLOCKS, ASKED, AT + 604_800_000L);
    }

    private static Example<PartitionEvent> sent(String variant, PeeringMessage message) {
        return new Example<>(
                "partition.message-sent",
                1,
                variant,
                false,
                new PartitionEvent.MessageSent(3, 17, ACCOUNT, OTHER, message));
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
