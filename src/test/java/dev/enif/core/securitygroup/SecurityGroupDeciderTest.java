/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.securitygroup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.CoreTest;
import dev.enif.core.account.Quota;
import dev.enif.core.account.QuotaEvent.QuotaChanged;
import dev.enif.core.account.QuotaRefusal;
import dev.enif.core.account.TagRefusal;
import dev.enif.core.account.Tags;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.decision.Dependents;
import dev.enif.core.eni.EniEvent.GroupsReplaced;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.RuleId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Traffic;
import dev.enif.core.securitygroup.SecurityGroupCommand.CreateGroup;
import dev.enif.core.securitygroup.SecurityGroupCommand.DeleteGroup;
import dev.enif.core.securitygroup.SecurityGroupEvent.GroupCreated;
import dev.enif.core.securitygroup.SecurityGroupEvent.GroupDeleted;
import dev.enif.core.securitygroup.SecurityGroupEvent.RulesAuthorized;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityGroupDeciderTest extends CoreTest {
    private static final GroupId OTHER = new GroupId("sg-00000000000000003");
    private static final GroupCreated OTHER_CREATED =
            new GroupCreated(OTHER, VPC, "db", "databases", List.of(), Tags.NONE);
    private static final GroupId ABSENT = new GroupId("sg-0000000000000000f");

    @Test
    void a_new_group_lets_everything_out_and_nothing_in() {
        var tags = tags("Name", "app");
        given(VPC_CREATED)
                .when(new CreateGroup(VPC, "app", "application servers", tags))
                .thenResult(madeGroup(0))
                .thenHappened(
                        new GroupCreated(
                                madeGroup(0),
                                VPC,
                                "app",
                                "application servers",
                                List.of(
                                        new Rule(
                                                (RuleId) made(ResourceKind.SECURITY_GROUP_RULE, 1),
                                                Direction.EGRESS,
                                                Traffic.ALL,
                                                new Peer.Ipv4Peer(Cidr4.ALL),
                                                "",
                                                Tags.NONE)),
                                tags));
    }

    @Test
    void spaces_at_the_end_of_a_name_are_dropped() {
        var then = given(VPC_CREATED).when(new CreateGroup(VPC, "app  ", "x", Tags.NONE));
        assertThat(there(then.account().securityGroups().find(madeGroup(0))).name())
                .isEqualTo("app");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "My group._-:/()#,@[]+=&;{}!$*9", "Default", "SG-1", "x sg-1"})
    void a_name_of_permitted_characters_is_accepted(String name) {
        given(VPC_CREATED).when(new CreateGroup(VPC, name, "x", Tags.NONE)).thenAccepted();
        given(VPC_CREATED)
                .when(new CreateGroup(VPC, "a".repeat(255), "b".repeat(255), Tags.NONE))
                .thenAccepted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a\"b", "a'b", "ä", "a\nb", "a\u0000", "a<b", "a|b", "a\\b"})
    void a_name_that_is_empty_or_has_other_characters_is_refused(String name) {
        given(VPC_CREATED)
                .when(new CreateGroup(VPC, name, "x", Tags.NONE))
                .thenRefused(new SecurityGroupRefusal.InvalidName(name));
    }

    @Test
    void a_name_of_more_than_255_characters_is_refused() {
        given(VPC_CREATED)
                .when(new CreateGroup(VPC, "a".repeat(256), "x", Tags.NONE))
                .thenRefused("InvalidParameterValue");
    }

    @Test
    void a_name_like_an_id_is_refused() {
        given(VPC_CREATED)
                .when(new CreateGroup(VPC, "sg-web", "x", Tags.NONE))
                .thenRefused(new SecurityGroupRefusal.NameLikeId("sg-web"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "default "})
    void the_name_of_the_default_group_is_reserved(String name) {
        given(VPC_CREATED)
                .when(new CreateGroup(VPC, name, "x", Tags.NONE))
                .thenRefused(new SecurityGroupRefusal.ReservedName());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ü", "line\nbreak"})
    void a_description_is_required_and_has_the_same_characters(String description) {
        given(VPC_CREATED)
                .when(new CreateGroup(VPC, "app", description, Tags.NONE))
                .thenRefused(new SecurityGroupRefusal.InvalidDescription(description));
        given(VPC_CREATED)
                .when(new CreateGroup(VPC, "app", "d".repeat(256), Tags.NONE))
                .thenRefused("InvalidParameterValue");
    }

    @Test
    void a_second_group_of_the_same_name_is_refused_and_the_first_is_named() {
        given(VPC_CREATED, GROUP_CREATED)
                .when(new CreateGroup(VPC, "web ", "x", Tags.NONE))
                .thenRefused(new SecurityGroupRefusal.DuplicateName(VPC, "web", GROUP));
        given(VPC_CREATED, GROUP_CREATED)
                .when(new CreateGroup(VPC, "Web", "x", Tags.NONE))
                .thenAccepted();
    }

    @Test
    void a_name_is_free_again_once_its_group_is_gone() {
        given(VPC_CREATED, GROUP_CREATED, new GroupDeleted(GROUP))
                .when(new CreateGroup(VPC, "web", "x", Tags.NONE))
                .thenAccepted();
    }

    @Test
    void a_group_over_the_quota_is_refused() {
        given(new QuotaChanged(Quota.SECURITY_GROUPS, 1), VPC_CREATED, DEFAULT_GROUP_CREATED)
                .when(new CreateGroup(VPC, "app", "x", Tags.NONE))
                .thenRefused(new QuotaRefusal.LimitExceeded(Quota.SECURITY_GROUPS, 1));
    }

    @Test
    void tags_of_a_new_group_are_checked() {
        given(VPC_CREATED)
                .when(new CreateGroup(VPC, "app", "x", tags("k", "\u0007")))
                .thenRefused(new TagRefusal.InvalidTagValue("k", "\u0007"));
    }

    @Test
    void a_group_in_an_unknown_vpc_is_refused() {
        given().when(new CreateGroup(VPC, "app", "x", Tags.NONE))
                .thenRefused(new CommonRefusal.NotFound(VPC));
    }

    @Test
    void an_unused_group_can_be_deleted() {
        var then = given(VPC_CREATED, GROUP_CREATED).when(new DeleteGroup(GROUP));
        then.thenResult().thenHappened(new GroupDeleted(GROUP));
        assertThat(then.account().contents().groupsOf(VPC)).isEmpty();
    }

    @Test
    void a_group_may_refer_to_itself_when_it_is_deleted() {
        var own = rule(1, new Peer.GroupPeer(GROUP));
        var then =
                given(VPC_CREATED, GROUP_CREATED, new RulesAuthorized(GROUP, List.of(own)))
                        .when(new DeleteGroup(GROUP));
        then.thenHappened(new GroupDeleted(GROUP));
        assertThat(then.account().contents().rules()).isEmpty();
        assertThat(then.account().contents().references()).isEmpty();
    }

    @Test
    void the_default_group_stays() {
        given(VPC_CREATED, DEFAULT_GROUP_CREATED)
                .when(new DeleteGroup(DEFAULT_GROUP))
                .thenRefused(new SecurityGroupRefusal.DefaultGroupStays(DEFAULT_GROUP));
    }

    @Test
    void a_group_that_interfaces_have_stays_and_they_are_named() {
        given(
                        VPC_CREATED,
                        DEFAULT_GROUP_CREATED,
                        GROUP_CREATED,
                        SUBNET_CREATED,
                        ENI_CREATED,
                        new GroupsReplaced(ENI, List.of(GROUP)))
                .when(new DeleteGroup(GROUP))
                .thenRefused(
                        new SecurityGroupRefusal.InUse(
                                GROUP, Dependents.of(List.of(ENI)), Dependents.of()));
    }

    @Test
    void a_group_that_rules_refer_to_stays_and_their_groups_are_named_once() {
        var refusal =
                new SecurityGroupRefusal.InUse(
                        GROUP, Dependents.of(), Dependents.of(List.of(OTHER)));
        given(
                        VPC_CREATED,
                        GROUP_CREATED,
                        OTHER_CREATED,
                        new RulesAuthorized(
                                OTHER,
                                List.of(
                                        rule(1, new Peer.GroupPeer(GROUP)),
                                        rule(2, new Peer.GroupPeer(GROUP)))))
                .when(new DeleteGroup(GROUP))
                .thenRefused(refusal);
        assertThat(refusal.message())
                .isEqualTo(
                        "resource "
                                + GROUP
                                + " has a dependent object: rules refer to it in "
                                + OTHER);
    }

    @Test
    void interfaces_and_groups_are_told_apart() {
        assertThat(
                        new SecurityGroupRefusal.InUse(
                                        GROUP,
                                        Dependents.of(List.of(ENI)),
                                        Dependents.of(List.of(OTHER)))
                                .message())
                .endsWith(": it is used by " + ENI + "; rules refer to it in " + OTHER);
    }

    @Test
    void an_unknown_group_is_refused() {
        var refusal = new CommonRefusal.NotFound(ABSENT);
        given().when(new DeleteGroup(ABSENT)).thenRefused(refusal);
        assertThat(refusal.code()).isEqualTo("InvalidGroup.NotFound");
        assertThat(refusal.message())
                .isEqualTo("The security group '" + ABSENT + "' does not exist");
    }

    private static Rule rule(int number, Peer peer) {
        return new Rule(
                new RuleId("sgr-%017x".formatted(number)),
                Direction.INGRESS,
                Traffic.tcp(number, number),
                peer,
                "",
                Tags.NONE);
    }
}
