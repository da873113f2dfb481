/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.Given;
import dev.enif.core.account.Quota;
import dev.enif.core.account.QuotaEvent.QuotaChanged;
import dev.enif.core.account.Tags;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.id.PrefixListId;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Ipv4;
import dev.enif.core.prefixlist.AddressFamily;
import dev.enif.core.prefixlist.PrefixListCommand.DeletePrefixList;
import dev.enif.core.prefixlist.PrefixListCommand.ModifyPrefixList;
import dev.enif.core.prefixlist.PrefixListEntry;
import dev.enif.core.prefixlist.PrefixListEvent.PrefixListCreated;
import dev.enif.core.prefixlist.PrefixListEvent.PrefixListDeleted;
import dev.enif.core.routing.RouteTableCommand.CreateListRoute;
import dev.enif.core.routing.RouteTableCommand.CreateRoute;
import dev.enif.core.routing.RouteTableCommand.DeleteListRoute;
import dev.enif.core.routing.RouteTableCommand.ReplaceListRoute;
import dev.enif.core.routing.RouteTableEvent.ListRouteCreated;
import dev.enif.core.routing.RouteTableEvent.ListRouteDeleted;
import dev.enif.core.routing.RouteTableEvent.ListRouteReplaced;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Routes whose destination is a prefix list. */
class ListRouteTest extends RoutingWorld {
    private static final PrefixListId LIST = new PrefixListId("pl-0000000000000000a");
    private static final PrefixListId LIST_6 = new PrefixListId("pl-0000000000000000b");

    /** A list of one block that may have ten, and one of IPv6. */
    private static Given listed(Object... steps) {
        return routed(
                        new PrefixListCreated(
                                LIST,
                                "offices",
                                AddressFamily.IPV4,
                                10,
                                List.of(new PrefixListEntry(SOME, "")),
                                Tags.NONE),
                        new PrefixListCreated(
                                LIST_6, "six", AddressFamily.IPV6, 10, List.of(), Tags.NONE))
                .and(steps);
    }

    private static CreateListRoute create() {
        return new CreateListRoute(TABLE, LIST, TO_GATEWAY);
    }

    private static RouteMatch match(Given given, String address) {
        RouteTable table = there(given.account().routeTables().find(TABLE));
        return Routing.match(given.account(), table, Ipv4.parse(address));
    }

    @Test
    void a_list_is_routed_and_the_table_follows_it() {
        var then = listed().when(create());
        then.thenHappened(new ListRouteCreated(TABLE, LIST, TO_GATEWAY));
        assertThat(match(then.then(), "198.51.100.9"))
                .isEqualTo(new RouteMatch.Routed(route(SOME, TO_GATEWAY), RouteState.ACTIVE, LIST));
        assertThat(match(then.then(), "203.0.113.9")).isEqualTo(new RouteMatch.NoRoute());
        Given grown =
                then.then()
                        .and(
                                new ModifyPrefixList(
                                        LIST,
                                        1L,
                                        null,
                                        null,
                                        List.of(
                                                new PrefixListEntry(
                                                        Cidr.parse("203.0.113.0/24"), "")),
                                        List.of()));
        assertThat(match(grown, "203.0.113.9")).isInstanceOf(RouteMatch.Routed.class);
    }

    @Test
    void it_can_be_given_another_target_and_be_deleted() {
        Given given = listed(new ListRouteCreated(TABLE, LIST, TO_GATEWAY), ENI_CREATED);
        given.when(new ReplaceListRoute(TABLE, LIST, TO_ENI))
                .thenHappened(new ListRouteReplaced(TABLE, LIST, TO_ENI));
        given.when(new ReplaceListRoute(TABLE, LIST, TO_GATEWAY)).thenHappened();
        given.when(new DeleteListRoute(TABLE, LIST))
                .thenHappened(new ListRouteDeleted(TABLE, LIST));
        given.when(create()).thenRefused(new RouteRefusal.ListRouteExists(LIST));
    }

    @Test
    void what_is_not_there_is_refused() {
        listed().when(new ReplaceListRoute(TABLE, LIST, TO_GATEWAY))
                .thenRefused(new RouteRefusal.NoListRoute(TABLE, LIST));
        listed().when(new DeleteListRoute(TABLE, LIST))
                .thenRefused(new RouteRefusal.NoListRoute(TABLE, LIST));
        PrefixListId absent = new PrefixListId("pl-0000000000000000f");
        listed().when(new CreateListRoute(TABLE, absent, TO_GATEWAY))
                .thenRefused(new CommonRefusal.NotFound(absent));
        listed().when(new CreateListRoute(TABLE, LIST, new WantedTarget.Local()))
                .thenRefused("InvalidParameterValue");
    }

    @Test
    void list_and_target_are_of_one_ip_version() {
        listed(EGRESS_ONLY_CREATED)
                .when(new CreateListRoute(TABLE, LIST, TO_EGRESS_ONLY))
                .thenRefused("InvalidParameterValue");
        listed(EGRESS_ONLY_CREATED)
                .when(new CreateListRoute(TABLE, LIST_6, TO_EGRESS_ONLY))
                .thenHappened(new ListRouteCreated(TABLE, LIST_6, TO_EGRESS_ONLY));
    }

    @Test
    void a_list_weighs_as_much_as_it_may_grow() {
        QuotaChanged eleven = new QuotaChanged(Quota.ROUTES_PER_ROUTE_TABLE, 11);
        Given given = listed(eleven, new ListRouteCreated(TABLE, LIST, TO_GATEWAY));
        Given full = given.and(new CreateRoute(TABLE, Cidr4.ALL, TO_GATEWAY));
        full.when(new CreateRoute(TABLE, Cidr4.parse("203.0.113.0/24"), TO_GATEWAY))
                .thenRefused("RouteLimitExceeded");
        full.when(new ModifyPrefixList(LIST, null, null, 11, List.of(), List.of()))
                .thenRefused("RouteLimitExceeded");
        full.when(new CreateListRoute(TABLE, LIST_6, TO_GATEWAY)).thenAccepted();
        listed(new QuotaChanged(Quota.ROUTES_PER_ROUTE_TABLE, 9))
                .when(create())
                .thenRefused("RouteLimitExceeded");
    }

    @Test
    void a_list_that_is_routed_stays() {
        Given given = listed(new ListRouteCreated(TABLE, LIST, TO_GATEWAY));
        given.when(new DeletePrefixList(LIST))
                .thenRefused(new CommonRefusal.DependencyViolation(LIST, List.of(TABLE)));
        given.and(new DeleteListRoute(TABLE, LIST))
                .when(new DeletePrefixList(LIST))
                .thenHappened(new PrefixListDeleted(LIST));
    }

    @Test
    void a_way_out_by_a_list_makes_its_subnets_public() {
        Given given = listed(new ListRouteCreated(TABLE, LIST, TO_GATEWAY));
        RouteTable table = there(given.account().routeTables().find(TABLE));
        assertThat(Routing.isPublic(given.account(), table)).isTrue();
        assertThat(Routing.wayOut(given.account(), table))
                .contains(new Routing.Way(LIST.value(), TO_GATEWAY));
    }
}
