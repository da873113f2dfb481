/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec;

import static dev.enif.log.codec.ExampleIds.ACCOUNT;
import static dev.enif.log.codec.ExampleIds.TAGS;

import dev.enif.core.account.Quota;
import dev.enif.core.account.QuotaEvent;
import dev.enif.core.account.TagEvent;
import dev.enif.core.account.Tags;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.InternetGatewayId;
import dev.enif.core.id.PrefixListId;
import dev.enif.core.id.RouteTableAssociationId;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.id.RuleId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.net.Traffic;
import dev.enif.core.partition.PartitionCommand;
import dev.enif.core.partition.PartitionEvent;
import dev.enif.core.prefixlist.AddressFamily;
import dev.enif.core.prefixlist.PrefixListCommand;
import dev.enif.core.prefixlist.PrefixListEntry;
import dev.enif.core.prefixlist.PrefixListEvent;
import dev.enif.core.routing.RouteTableCommand;
import dev.enif.core.routing.RouteTableEvent;
import dev.enif.core.routing.RouteTarget;
import dev.enif.core.securitygroup.Direction;
import dev.enif.core.securitygroup.Peer;
import dev.enif.core.securitygroup.Rule;
import dev.enif.core.securitygroup.SecurityGroupCommand;
import dev.enif.core.securitygroup.SecurityGroupEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Examples about prefix lists and rules that refer to them. Append only. */
final class PrefixListExamples {
    private static final PrefixListId LIST = new PrefixListId("pl-0a1b2c3d4e5f60051");
    private static final GroupId REFERRING = new GroupId("sg-0a1b2c3d4e5f60052");
    private static final PrefixListEntry OFFICE =
            new PrefixListEntry(Cidr4.parse("198.51.100.0/24"), "the \"office\"");
    private static final PrefixListEntry NETWORK_6 =
            new PrefixListEntry(Cidr6.parse("2001:db8::/32"), "");
    private static final Peer TO_LIST = new Peer.PrefixListPeer(LIST);

    private static final RouteTableId TABLE = new RouteTableId("rtb-0a1b2c3d4e5f60053");
    private static final InternetGatewayId GATEWAY = new InternetGatewayId("igw-0a1b2c3d4e5f60054");
    private static final RouteTableAssociationId ASSOCIATION =
            new RouteTableAssociationId("rtbassoc-0a1b2c3d4e5f60055");
    private static final RouteTarget TO_GATEWAY = new RouteTarget.OfInternetGateway(GATEWAY);

    private PrefixListExamples() {}

    static List<Example<PartitionCommand>> commands() {
        return List.of(
                command(
                        "prefix-list.create",
                        null,
                        new PrefixListCommand.CreatePrefixList(
                                "offices", AddressFamily.IPV4, 10, List.of(OFFICE), TAGS)),
                command(
                        "prefix-list.create",
                        "ipv6",
                        new PrefixListCommand.CreatePrefixList(
                                "six", AddressFamily.IPV6, 1, List.of(NETWORK_6), Tags.NONE)),
                command(
                        "prefix-list.modify",
                        null,
                        new PrefixListCommand.ModifyPrefixList(
                                LIST,
                                3L,
                                "renamed",
                                null,
                                List.of(OFFICE),
                                List.of(Cidr4.parse("10.0.0.0/8")))),
                command(
                        "prefix-list.modify",
                        "size",
                        new PrefixListCommand.ModifyPrefixList(
                                LIST, null, null, 20, List.of(), List.of())),
                command(
                        "prefix-list.restore",
                        null,
                        new PrefixListCommand.RestorePrefixListVersion(LIST, 4, 2)),
                command("prefix-list.delete", null, new PrefixListCommand.DeletePrefixList(LIST)),
                command(
                        "route-table.associate-gateway",
                        null,
                        new RouteTableCommand.AssociateGatewayTable(TABLE, GATEWAY)),
                command(
                        "route-table.create-list-route",
                        null,
                        new RouteTableCommand.CreateListRoute(TABLE, LIST, TO_GATEWAY)),
                command(
                        "route-table.replace-list-route",
                        null,
                        new RouteTableCommand.ReplaceListRoute(TABLE, LIST, TO_GATEWAY)),
                command(
                        "route-table.delete-list-route",
                        null,
                        new RouteTableCommand.DeleteListRoute(TABLE, LIST)),
                command(
                        "security-group.authorize-rules",
                        "prefix-list",
                        new SecurityGroupCommand.AuthorizeRules(
                                REFERRING,
                                List.of(
                                        new SecurityGroupCommand.NewRule(
                                                Direction.INGRESS,
                                                Traffic.tcp(443, 443),
                                                TO_LIST,
                                                "",
                                                Tags.NONE)))));
    }

    static List<Example<PartitionEvent>> events() {
        return List.of(
                event(
                        "route-table.gateway-associated",
                        null,
                        new RouteTableEvent.GatewayTableAssociated(TABLE, ASSOCIATION, GATEWAY)),
                event(
                        "route-table.gateway-disassociated",
                        null,
                        new RouteTableEvent.GatewayTableDisassociated(TABLE, ASSOCIATION, GATEWAY)),
                event(
                        "route-table.list-route-created",
                        null,
                        new RouteTableEvent.ListRouteCreated(TABLE, LIST, TO_GATEWAY)),
                event(
                        "route-table.list-route-replaced",
                        null,
                        new RouteTableEvent.ListRouteReplaced(TABLE, LIST, TO_GATEWAY)),
                event(
                        "route-table.list-route-deleted",
                        null,
                        new RouteTableEvent.ListRouteDeleted(TABLE, LIST)),
                event(
                        "prefix-list.created",
                        null,
                        new PrefixListEvent.PrefixListCreated(
                                LIST, "offices", AddressFamily.IPV4, 10, List.of(OFFICE), TAGS)),
                event(
                        "prefix-list.created",
                        "ipv6",
                        new PrefixListEvent.PrefixListCreated(
                                LIST, "six", AddressFamily.IPV6, 1, List.of(NETWORK_6), Tags.NONE)),
                event(
                        "prefix-list.entries-changed",
                        null,
                        new PrefixListEvent.PrefixListEntriesChanged(
                                LIST, List.of(Cidr4.parse("10.0.0.0/8")), List.of(OFFICE))),
                event(
                        "prefix-list.renamed",
                        null,
                        new PrefixListEvent.PrefixListRenamed(LIST, "renamed")),
                event("prefix-list.resized", null, new PrefixListEvent.PrefixListResized(LIST, 20)),
                event("prefix-list.deleted", null, new PrefixListEvent.PrefixListDeleted(LIST)),
                event(
                        "security-group.rules-authorized",
                        "prefix-list",
                        new SecurityGroupEvent.RulesAuthorized(
                                REFERRING,
                                List.of(
                                        new Rule(
                                                new RuleId("sgr-0a1b2c3d4e5f60053"),
                                                Direction.INGRESS,
                                                Traffic.tcp(443, 443),
                                                TO_LIST,
                                                "",
                                                Tags.NONE)))),
                event("tags.replaced", "prefix-list", new TagEvent.TagsReplaced(LIST, TAGS)),
                event(
                        "quota.changed",
                        "prefix-lists",
                        new QuotaEvent.QuotaChanged(Quota.PREFIX_LISTS, 20)));
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
