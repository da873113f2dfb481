/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.enif.command.Commands;
import dev.enif.core.account.AccountCommand;
import dev.enif.core.account.AccountState;
import dev.enif.core.account.Tags;
import dev.enif.core.failover.FailoverSource;
import dev.enif.core.id.AccountId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.ResourceId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.net.Traffic;
import dev.enif.core.routing.RouteTableCommand;
import dev.enif.core.routing.RouteTarget;
import dev.enif.core.securitygroup.Direction;
import dev.enif.core.securitygroup.Peer;
import dev.enif.core.securitygroup.SecurityGroupCommand;
import dev.enif.core.vpc.SubnetCommand;
import dev.enif.core.vpc.VpcCommand;
import dev.enif.log.Position;
import dev.enif.log.kafka.FoundingFacts;
import dev.enif.query.view.ResourceView;
import dev.enif.query.view.ResourceViews;
import dev.enif.testing.AccountClient;
import dev.enif.testing.Seeds;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Queries of the database answer what the fold would. */
@QuarkusTest
class StoredViewsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final AtomicLong ACCOUNTS = new AtomicLong(700_000_000_000L);

    @Inject Commands commands;
    @Inject Views views;
    @Inject FoundingFacts facts;

    private AccountClient client;
    private AccountState state;
    private Consistency latest;

    /** An account of a test's own, with something of everything in it. */
    @BeforeEach
    void fill() {
        client = new AccountClient(commands, newAccount());
        VpcId vpc = client.vpc("10.0.0.0/16", Tags.of(Map.of("Name", "first", "env", "prod")));
        VpcId other = client.vpc("10.1.0.0/16", Tags.of(Map.of("Name", "\"quoted\" ü'?")));
        client.submit(
                new AccountCommand.OfVpc(
                        new VpcCommand.AssociateCidrBlock(vpc, Cidr4.parse("10.2.0.0/16"))));
        List<SubnetId> subnets =
                List.of(
                        client.subnet(vpc, "10.0.0.0/24", "us-east-1a"),
                        client.subnet(vpc, "10.0.1.0/24", "us-east-1b"),
                        client.subnet(other, "10.1.0.0/24", "us-east-1a"));
        client.submit(
                new AccountCommand.OfSubnet(
                        new SubnetCommand.ModifySubnet(subnets.getFirst(), true)));
        GroupId web = client.group(vpc, "web");
        GroupId db = client.group(vpc, "db, too");
        client.group(
                new SecurityGroupCommand.AuthorizeRules(
                        db,
                        List.of(
                                rule(new Peer.GroupPeer(web)),
                                rule(new Peer.Ipv4Peer(Cidr4.parse("10.9.0.0/16"))))));
        List<EniId> enis = new ArrayList<>();
        for (int index = 0; index < 6; index++) {
            enis.add(
                    client.eni(
                            subnets.get(index % 2),
                            index % 3 == 0 ? "even" : "odd",
                            1 + index % 3,
                            index % 2 == 0 ? List.of(web) : List.of(web, db),
                            index % 2 == 0
                                    ? Tags.of(Map.of("Name", "eni" + index, "env", "test"))
                                    : Tags.NONE));
        }
        enis.add(client.eni(subnets.getLast(), "", 1, List.of(), Tags.NONE));
        var instance = client.instance(subnets.getFirst(), "m5.large");
        client.instance(subnets.getLast(), "t3.small");
        client.attach(enis.getFirst(), instance, 1);
        InstanceId standby = client.instance(subnets.getFirst(), "m5.large");
        client.failoverGroup(enis.getFirst(), FailoverSource.HEARTBEAT, standby);
        client.failoverGroup(enis.get(2), FailoverSource.EXPLICIT, instance);
        fillRouting(vpc, subnets);
        client.associate(client.elasticIp(), enis.getFirst());
        client.associate(client.elasticIp(), enis.get(1));
        client.elasticIp();
        fillTranslation(vpc, subnets, enis.getFirst());
        var last = client.tag(enis.get(2), Tags.of(Map.of("a=b", "c=d", "Name", "tagged")));
        state = last.account();
        latest = new Consistency.AtLeast(last.position());
    }

    /** Two public subnets and one that is not, and a gateway that is attached to nothing. */
    private void fillRouting(VpcId vpc, List<SubnetId> subnets) {
        var gateway = client.internetGateway();
        client.internetGateway();
        client.attach(gateway, vpc);
        for (int index = 0; index < 2; index++) {
            var table = client.routeTable(vpc);
            client.route(
                    new RouteTableCommand.CreateRoute(
                            table, Cidr4.ALL, new RouteTarget.OfInternetGateway(gateway)));
            client.route(new RouteTableCommand.AssociateRouteTable(table, subnets.get(index)));
        }
    }

    /** NAT gateways of each kind, one of them deleted, and routes to all kinds of targets. */
    private void fillTranslation(VpcId vpc, List<SubnetId> subnets, EniId eni) {
        var nat = client.natGateway(subnets.getFirst(), client.elasticIp());
        client.natGateway(subnets.getLast(), null);
        client.delete(client.natGateway(subnets.getFirst(), null));
        var egressOnly = client.egressOnlyGateway(vpc);
        var table = client.routeTable(vpc);
        client.route(
                new RouteTableCommand.CreateRoute(
                        table, Cidr4.ALL, new RouteTarget.OfNatGateway(nat)));
        client.route(
                new RouteTableCommand.CreateRoute(
                        table, Cidr6.ALL, new RouteTarget.OfEgressOnlyGateway(egressOnly)));
        client.route(
                new RouteTableCommand.CreateRoute(
                        table, Cidr4.parse("192.0.2.0/24"), new RouteTarget.OfInterface(eni)));
    }

    @Test
    void all_lists_equal_the_fold() {
        assertThat(pages(Filter.all(), ViewKind.VPCS, 2)).isEqualTo(all(state, "vpc-"));
        assertThat(pages(Filter.all(), ViewKind.SUBNETS, 2)).isEqualTo(all(state, "subnet-"));
        assertThat(pages(Filter.all(), ViewKind.SECURITY_GROUPS, 1)).isEqualTo(all(state, "sg-"));
        assertThat(pages(Filter.all(), ViewKind.NETWORK_INTERFACES, 4))
                .isEqualTo(all(state, "eni-"));
        assertThat(pages(Filter.all(), ViewKind.INSTANCES, 3)).isEqualTo(all(state, "i-"));
        assertThat(pages(Filter.all(), ViewKind.ADDRESSES, 3)).isEqualTo(all(state, "eipalloc-"));
        assertThat(pages(Filter.all(), ViewKind.INTERNET_GATEWAYS, 1))
                .isEqualTo(all(state, "igw-"));
        assertThat(pages(Filter.all(), ViewKind.FAILOVER_GROUPS, 1)).isEqualTo(all(state, "fog-"));
        assertThat(pages(Filter.all(), ViewKind.ROUTE_TABLES, 3)).isEqualTo(all(state, "rtb-"));
        assertThat(pages(Filter.all(), ViewKind.NAT_GATEWAYS, 2)).isEqualTo(all(state, "nat-"));
        assertThat(pages(Filter.all(), ViewKind.EGRESS_ONLY_GATEWAYS, 1))
                .isEqualTo(all(state, "eigw-"));
    }

    @Test
    void each_filter_finds_what_the_views_themselves_say() {
        checkFilters(ViewKind.VPCS, "vpc-");
        checkFilters(ViewKind.SUBNETS, "subnet-");
        checkFilters(ViewKind.SECURITY_GROUPS, "sg-");
        checkFilters(ViewKind.NETWORK_INTERFACES, "eni-");
        checkFilters(ViewKind.INSTANCES, "i-");
        checkFilters(ViewKind.ADDRESSES, "eipalloc-");
        checkFilters(ViewKind.INTERNET_GATEWAYS, "igw-");
        checkFilters(ViewKind.FAILOVER_GROUPS, "fog-");
        checkFilters(ViewKind.ROUTE_TABLES, "rtb-");
        checkFilters(ViewKind.NAT_GATEWAYS, "nat-");
        checkFilters(ViewKind.EGRESS_ONLY_GATEWAYS, "eigw-");
    }

    @Test
    void values_of_one_field_are_alternatives_and_fields_add_up() {
        RandomGenerator random = Seeds.random(1);
        var enis = all(state, "eni-");
        var fields = NetworkInterfaceField.values();
        for (int round = 0; round < 60; round++) {
            Filter<NetworkInterfaceField> filter = Filter.all();
            for (int conditions = 1 + random.nextInt(3); conditions > 0; conditions--) {
                var field = fields[random.nextInt(fields.length)];
                Set<String> values = new TreeSet<>();
                for (int count = random.nextInt(4); count > 0; count--) {
                    values.addAll(
                            FilterOracle.values(enis.get(random.nextInt(enis.size())), field));
                }
                filter = filter.and(field, values);
            }
            if (random.nextInt(3) == 0) {
                filter = filter.andTag("Name", Set.of("eni0", "eni4", "tagged"));
            }
            assertThat(ids(pages(filter, ViewKind.NETWORK_INTERFACES, 100)))
                    .as("%s", filter)
                    .isEqualTo(FilterOracle.matching(enis, filter));
        }
    }

    @Test
    void tags_are_found_by_key_and_by_value() {
        var enis = all(state, "eni-");
        var any = Filter.<NetworkInterfaceField>all();
        for (var filter :
                List.of(
                        any.andTag("Name", Set.of("eni4")),
                        any.andTag("Name", Set.of("eni4", "tagged", "nobody")),
                        any.andTag("a=b", Set.of("c=d")),
                        any.andTag("a", Set.of("b=c=d")),
                        any.andTag("Name", Set.of("tagged")).andTag("env", Set.of("test")),
                        any.andTagKey(Set.of("env")),
                        any.andTagKey(Set.of("a=b", "nokey")),
                        any.andTagKey(Set.of("en")))) {
            assertThat(ids(pages(filter, ViewKind.NETWORK_INTERFACES, 100)))
                    .as("%s", filter)
                    .isEqualTo(FilterOracle.matching(enis, filter));
        }
        var vpcs = all(state, "vpc-");
        var odd = Filter.<VpcField>all().andTag("Name", Set.of("\"quoted\" ü'?"));
        assertThat(ids(pages(odd, ViewKind.VPCS, 100)))
                .hasSize(1)
                .isEqualTo(FilterOracle.matching(vpcs, odd));
    }

    @Test
    void one_resource_is_found_by_its_id_or_not_at_all() {
        EniId eniId = state.networkInterfaces().rows().firstKey();
        var found = await(views.find(ViewKind.NETWORK_INTERFACES, client.account(), eniId, latest));
        assertThat(found.view()).isEqualTo(ResourceViews.of(state, eniId));

        var missing =
                await(
                        views.find(
                                ViewKind.NETWORK_INTERFACES,
                                client.account(),
                                new EniId("eni-00000000000000000"),
                                latest));
        assertThat(missing.view()).isEmpty();
        assertThat(missing.position().offset()).isPositive();
    }

    @Test
    void an_account_sees_its_own_rows_only() {
        AccountId stranger = newAccount();
        EniId eniId = state.networkInterfaces().rows().firstKey();

        var found =
                await(views.find(ViewKind.NETWORK_INTERFACES, stranger, eniId, Consistency.STRONG));
        var page =
                await(
                        views.list(
                                ViewKind.NETWORK_INTERFACES,
                                stranger,
                                Filter.of(NetworkInterfaceField.ID, eniId.value()),
                                PageRequest.FIRST,
                                Consistency.STRONG));

        assertThat(found.view()).isEmpty();
        assertThat(page.items()).isEmpty();
    }

    @Test
    void pages_neither_repeat_nor_hide_what_stays_while_others_come_and_go() {
        Set<String> before = new TreeSet<>(ids(all(state, "eni-")));
        SubnetId subnet = state.subnets().rows().firstKey();
        List<String> seen = new ArrayList<>();
        PageRequest request = PageRequest.first(2);
        while (true) {
            var page =
                    await(
                            views.list(
                                    ViewKind.NETWORK_INTERFACES,
                                    client.account(),
                                    Filter.all(),
                                    request,
                                    Consistency.STRONG));
            page.items().forEach(eni -> seen.add(eni.id()));
            client.eni(subnet, "late", 1, List.of(), Tags.NONE);
            if (page.next().isEmpty() || seen.size() > 100) {
                break;
            }
            request = PageRequest.of(2, page.next().orElseThrow());
        }
        assertThat(seen).containsAll(before).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void a_position_of_another_partition_is_refused() {
        int own = client.account().partition(facts.partitions());
        var foreign = new Position((own + 1) % facts.partitions(), 0);
        assertThatThrownBy(() ->
                        await(
                                views.list(
                                        ViewKind.VPCS,
                                        client.account(),
                                        Filter.all(),
                                        PageRequest.FIRST,
                                        new Consistency.AtLeast(foreign))))
                .isInstanceOf(ForeignPositionException.class);
    }

    @Test
    void a_position_that_never_comes_ends_in_a_timeout() {
        int own = client.account().partition(facts.partitions());
        var future = new Position(own, 1_000_000_000);
        assertThatThrownBy(() ->
                        await(
                                views.list(
                                        ViewKind.VPCS,
                                        client.account(),
                                        Filter.all(),
                                        PageRequest.FIRST,
                                        new Consistency.AtLeast(future))))
                .isInstanceOf(PositionTimeoutException.class)
                .hasMessageContaining(future.toString());
    }

    private <K extends ResourceId, V extends ResourceView, F extends Enum<F> & FilterField>
            void checkFilters(ViewKind<K, V, F> kind, String prefix) {
        var all = all(state, prefix);
        for (F field : kind.fields().getEnumConstants()) {
            Set<String> values = new TreeSet<>();
            all.forEach(view -> values.addAll(FilterOracle.values(view, field)));
            values.add("nonsense");
            for (String value : values) {
                Filter<F> filter = Filter.of(field, value);
                assertThat(ids(pages(filter, kind, 100)))
                        .as("%s", filter)
                        .isEqualTo(FilterOracle.matching(all, filter));
            }
        }
    }

    /** The whole list, read in pages of that size. */
    private <K extends ResourceId, V extends ResourceView, F extends Enum<F> & FilterField>
            List<ResourceView> pages(Filter<F> filter, ViewKind<K, V, F> kind, int size) {
        List<ResourceView> items = new ArrayList<>();
        Optional<String> cursor = Optional.of("");
        while (cursor.isPresent()) {
            var request =
                    cursor.get().isEmpty()
                            ? PageRequest.first(size)
                            : PageRequest.of(size, cursor.get());
            Page<V> page = await(views.list(kind, client.account(), filter, request, latest));
            assertThat(page.items().size()).isLessThanOrEqualTo(size);
            items.addAll(page.items());
            cursor = page.next();
        }
        return items;
    }

    private static List<ResourceView> all(AccountState state, String prefix) {
        return ResourceViews.all(state).stream()
                .filter(view -> view.id().startsWith(prefix))
                .toList();
    }

    private static List<String> ids(List<ResourceView> views) {
        return views.stream().map(ResourceView::id).toList();
    }

    private static SecurityGroupCommand.NewRule rule(Peer peer) {
        return new SecurityGroupCommand.NewRule(
                Direction.INGRESS, Traffic.tcp(443, 443), peer, "", Tags.NONE);
    }

    private static AccountId newAccount() {
        return new AccountId(Long.toString(ACCOUNTS.incrementAndGet()));
    }

    private static <T> T await(Uni<T> asked) {
        return asked.await().atMost(PATIENCE);
    }
}
