/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.prefixlist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.InstanceWorld;
import dev.enif.core.account.Quota;
import dev.enif.core.account.QuotaEvent.QuotaChanged;
import dev.enif.core.account.QuotaRefusal;
import dev.enif.core.account.Tags;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.PrefixListId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.RuleId;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Protocol;
import dev.enif.core.net.Traffic;
import dev.enif.core.prefixlist.PrefixListCommand.CreatePrefixList;
import dev.enif.core.prefixlist.PrefixListCommand.DeletePrefixList;
import dev.enif.core.prefixlist.PrefixListCommand.ModifyPrefixList;
import dev.enif.core.prefixlist.PrefixListCommand.RestorePrefixListVersion;
import dev.enif.core.prefixlist.PrefixListEvent.PrefixListCreated;
import dev.enif.core.prefixlist.PrefixListEvent.PrefixListDeleted;
import dev.enif.core.prefixlist.PrefixListEvent.PrefixListEntriesChanged;
import dev.enif.core.prefixlist.PrefixListEvent.PrefixListRenamed;
import dev.enif.core.prefixlist.PrefixListEvent.PrefixListResized;
import dev.enif.core.securitygroup.Direction;
import dev.enif.core.securitygroup.Peer;
import dev.enif.core.securitygroup.Rule;
import dev.enif.core.securitygroup.RuleRefusal;
import dev.enif.core.securitygroup.SecurityGroupCommand.AuthorizeRules;
import dev.enif.core.securitygroup.SecurityGroupCommand.NewRule;
import dev.enif.core.securitygroup.SecurityGroupEvent.RulesAuthorized;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PrefixListDeciderTest extends InstanceWorld {
    private static final PrefixListId LIST = new PrefixListId("pl-0000000000000000a");
    private static final PrefixListEntry OFFICE = entry("198.51.100.0/24", "office");
    private static final PrefixListEntry HOME = entry("203.0.113.0/24", "home");
    private static final PrefixListCreated CREATED =
            new PrefixListCreated(
                    LIST, "offices", AddressFamily.IPV4, 3, List.of(OFFICE), Tags.NONE);

    private static PrefixListEntry entry(String cidr, String description) {
        return new PrefixListEntry(Cidr.parse(cidr), description);
    }

    private static ModifyPrefixList modify(
            @Nullable Long version, List<PrefixListEntry> add, String... remove) {
        return new ModifyPrefixList(
                LIST,
                version,
                null,
                null,
                add,
                java.util.Arrays.stream(remove).map(Cidr::parse).toList());
    }

    private static ModifyPrefixList resize(int size) {
        return new ModifyPrefixList(LIST, null, null, size, List.of(), List.of());
    }

    private static GroupId group() {
        return there(world().account().vpcs().find(VPC)).defaultGroupId();
    }

    private static RulesAuthorized referred() {
        return new RulesAuthorized(
                group(),
                List.of(
                        new Rule(
                                new RuleId("sgr-0000000000000000f"),
                                Direction.INGRESS,
                                Traffic.tcp(443, 443),
                                new Peer.PrefixListPeer(LIST),
                                "",
                                Tags.NONE)));
    }

    @Test
    void a_list_begins_at_version_one() {
        var made = (PrefixListId) made(ResourceKind.PREFIX_LIST, 0);

        var then =
                world().when(
                                new CreatePrefixList(
                                        "offices",
                                        AddressFamily.IPV4,
                                        3,
                                        List.of(OFFICE),
                                        Tags.NONE));

        then.thenResult(made);
        var list = there(then.account().prefixLists().find(made));
        assertThat(list.version()).isEqualTo(1);
        assertThat(list.entries().keySet()).containsExactly(OFFICE.cidr());
    }

    @Test
    void what_is_wrong_with_a_new_list_is_refused() {
        world().when(create("", 3, OFFICE)).thenRefused("InvalidParameterValue");
        world().when(create("com.amazonaws.x", 3, OFFICE)).thenRefused("InvalidParameterValue");
        world().when(create("x", 0)).thenRefused("InvalidParameterValue");
        world().when(create("x", 1_001)).thenRefused("InvalidParameterValue");
        world().when(create("x", 1, OFFICE, HOME))
                .thenRefused(new PrefixListRefusal.TooManyEntries(2, 1));
        world().when(create("x", 3, OFFICE, OFFICE)).thenRefused("InvalidParameterValue");
        world().when(create("x", 3, entry("2001:db8::/32", "")))
                .thenRefused("InvalidParameterValue");
        world(new QuotaChanged(Quota.PREFIX_LISTS, 1), CREATED)
                .when(create("x", 3))
                .thenRefused(new QuotaRefusal.LimitExceeded(Quota.PREFIX_LISTS, 1));
    }

    private static CreatePrefixList create(String name, int size, PrefixListEntry... entries) {
        return new CreatePrefixList(name, AddressFamily.IPV4, size, List.of(entries), Tags.NONE);
    }

    @Test
    void entries_are_changed_by_who_knows_the_version_and_make_the_next_one() {
        var then = world(CREATED).when(modify(1L, List.of(HOME), "198.51.100.0/24"));

        then.thenHappened(
                new PrefixListEntriesChanged(LIST, List.of(OFFICE.cidr()), List.of(HOME)));
        var list = there(then.account().prefixLists().find(LIST));
        assertThat(list.version()).isEqualTo(2);
        assertThat(list.past()).containsOnlyKeys(1L);
        then.then()
                .when(modify(1L, List.of(OFFICE)))
                .thenRefused(new PrefixListRefusal.VersionMismatch(LIST, 1, 2));
        world(CREATED).when(modify(null, List.of(HOME))).thenRefused("InvalidParameterCombination");
        world(CREATED)
                .when(modify(1L, List.of(), "10.0.0.0/8"))
                .thenRefused("InvalidParameterValue");
        world(CREATED).when(modify(1L, List.of(OFFICE))).thenNothingHappened().thenAccepted();
    }

    @Test
    void an_entry_that_is_there_gets_the_description() {
        var then = world(CREATED).when(modify(1L, List.of(entry("198.51.100.0/24", "old office"))));

        assertThat(there(then.account().prefixLists().find(LIST)).entries().values())
                .containsExactly("old office");
    }

    @Test
    void entries_and_size_do_not_go_together_and_the_size_holds() {
        world(CREATED)
                .when(new ModifyPrefixList(LIST, 1L, null, 5, List.of(HOME), List.of()))
                .thenRefused("InvalidParameterCombination");
        world(CREATED).when(resize(5)).thenHappened(new PrefixListResized(LIST, 5));
        world(CREATED, new PrefixListEntriesChanged(LIST, List.of(), List.of(HOME)))
                .when(resize(1))
                .thenRefused(new PrefixListRefusal.TooManyEntries(2, 1));
        world(CREATED)
                .when(new ModifyPrefixList(LIST, null, "renamed", null, List.of(), List.of()))
                .thenHappened(new PrefixListRenamed(LIST, "renamed"));
    }

    @Test
    void an_earlier_version_is_restored_as_a_new_one() {
        var given =
                world(
                        CREATED,
                        new PrefixListEntriesChanged(LIST, List.of(OFFICE.cidr()), List.of(HOME)));

        var then = given.when(new RestorePrefixListVersion(LIST, 2, 1));

        var list = there(then.account().prefixLists().find(LIST));
        assertThat(list.version()).isEqualTo(3);
        assertThat(list.entries().keySet()).containsExactly(OFFICE.cidr());
        given.when(new RestorePrefixListVersion(LIST, 1, 1))
                .thenRefused(new PrefixListRefusal.VersionMismatch(LIST, 1, 2));
        given.when(new RestorePrefixListVersion(LIST, 2, 9))
                .thenRefused(new PrefixListRefusal.NoSuchVersion(LIST, 9));
    }

    @Test
    void the_oldest_versions_are_forgotten() {
        var given = world(CREATED);
        for (int version = 1; version <= 15; version++) {
            given = given.and(new PrefixListEntriesChanged(LIST, List.of(), List.of(HOME)));
        }

        assertThat(there(given.account().prefixLists().find(LIST)).past().keySet())
                .hasSize(PrefixList.PAST_VERSIONS)
                .startsWith(6L)
                .endsWith(15L);
    }

    @Test
    void a_list_that_rules_refer_to_stays_and_their_groups_are_named() {
        world(CREATED, referred())
                .when(new DeletePrefixList(LIST))
                .thenRefused(new CommonRefusal.DependencyViolation(LIST, List.of(group())));
        world(CREATED).when(new DeletePrefixList(LIST)).thenHappened(new PrefixListDeleted(LIST));
        var absent = new PrefixListId("pl-0000000000000000f");
        var refusal = new CommonRefusal.NotFound(absent);
        world().when(new DeletePrefixList(absent)).thenRefused(refusal);
        assertThat(refusal.code()).isEqualTo("InvalidPrefixListID.NotFound");
    }

    @Test
    void a_rule_counts_as_many_times_as_its_list_may_have_entries() {
        var given = world(CREATED, new QuotaChanged(Quota.RULES_PER_SECURITY_GROUP, 4));

        given.when(authorize(Traffic.tcp(443, 443))).thenAccepted();
        var referring = given.and(referred());
        referring
                .when(authorize(Traffic.tcp(80, 80)))
                .thenRefused(new QuotaRefusal.LimitExceeded(Quota.RULES_PER_SECURITY_GROUP, 4));
        referring
                .when(resize(5))
                .thenRefused(new QuotaRefusal.LimitExceeded(Quota.RULES_PER_SECURITY_GROUP, 4));
        referring.when(resize(2)).thenAccepted();
    }

    @Test
    void a_rule_needs_a_list_that_is_there_and_of_its_protocol_s_family() {
        world().when(authorize(Traffic.tcp(443, 443)))
                .thenRefused(new CommonRefusal.NotFound(LIST));
        world(CREATED)
                .when(authorize(new Traffic(Protocol.ICMPV6, -1, -1)))
                .thenRefused(
                        new RuleRefusal.WrongFamily(
                                Protocol.ICMPV6, new Peer.PrefixListPeer(LIST)));
    }

    private static AuthorizeRules authorize(Traffic traffic) {
        return new AuthorizeRules(
                group(),
                List.of(
                        new NewRule(
                                Direction.INGRESS,
                                traffic,
                                new Peer.PrefixListPeer(LIST),
                                "",
                                Tags.NONE)));
    }
}
