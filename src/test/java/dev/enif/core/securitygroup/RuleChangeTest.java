/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.securitygroup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.account.Quota;
import dev.enif.core.account.QuotaEvent.QuotaChanged;
import dev.enif.core.account.Tags;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.net.Traffic;
import dev.enif.core.securitygroup.SecurityGroupCommand.ModifyRule;
import dev.enif.core.securitygroup.SecurityGroupCommand.NewRule;
import dev.enif.core.securitygroup.SecurityGroupCommand.RevokeMatchingRules;
import dev.enif.core.securitygroup.SecurityGroupCommand.RevokeRules;
import dev.enif.core.securitygroup.SecurityGroupEvent.RuleModified;
import dev.enif.core.securitygroup.SecurityGroupEvent.RulesRevoked;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How rules go and change. */
class RuleChangeTest extends RuleCase {
    @Test
    void rules_are_revoked_by_id() {
        var then =
                given(VPC_CREATED, GROUP_CREATED, HTTPS_AUTHORIZED, PORT_80_AUTHORIZED)
                        .when(new RevokeRules(GROUP, List.of(RULE_B, RULE, RULE_B)));
        then.thenResult().thenHappened(new RulesRevoked(GROUP, List.of(RULE_B, RULE)));
        assertThat(there(then.account().securityGroups().find(GROUP)).rules()).isEmpty();
    }

    @Test
    void an_id_that_the_group_does_not_have_refuses_all() {
        var refusal = new CommonRefusal.NotFound(ABSENT);
        given(VPC_CREATED, GROUP_CREATED, HTTPS_AUTHORIZED)
                .when(new RevokeRules(GROUP, List.of(RULE, ABSENT)))
                .thenRefused(refusal);
        assertThat(refusal.code()).isEqualTo("InvalidSecurityGroupRuleId.NotFound");
    }

    @Test
    void a_rule_of_another_group_is_not_found() {
        given(VPC_CREATED, DEFAULT_GROUP_CREATED, GROUP_CREATED, HTTPS_AUTHORIZED)
                .when(new RevokeRules(DEFAULT_GROUP, List.of(RULE)))
                .thenRefused(new CommonRefusal.NotFound(RULE));
        given(VPC_CREATED, DEFAULT_GROUP_CREATED, GROUP_CREATED, HTTPS_AUTHORIZED)
                .when(new ModifyRule(DEFAULT_GROUP, RULE, ingress(PING, ANYWHERE)))
                .thenRefused(new CommonRefusal.NotFound(RULE));
    }

    @Test
    void rules_are_revoked_by_what_they_say() {
        given(VPC_CREATED, GROUP_CREATED, HTTPS_AUTHORIZED, PORT_80_AUTHORIZED)
                .when(
                        new RevokeMatchingRules(
                                GROUP, List.of(ingress(HTTPS, ANYWHERE), ingress(HTTPS, ANYWHERE))))
                .thenResult()
                .thenHappened(new RulesRevoked(GROUP, List.of(RULE)));
    }

    @Test
    void a_rule_that_the_group_does_not_say_refuses_all() {
        given(VPC_CREATED, GROUP_CREATED, HTTPS_AUTHORIZED)
                .when(
                        new RevokeMatchingRules(
                                GROUP,
                                List.of(ingress(HTTPS, ANYWHERE), ingress(HTTPS, ANYWHERE_6))))
                .thenRefused(
                        new RuleRefusal.NoSuchRule(GROUP, Direction.INGRESS, HTTPS, ANYWHERE_6));
        given(VPC_CREATED, GROUP_CREATED, HTTPS_AUTHORIZED)
                .when(
                        new RevokeMatchingRules(
                                GROUP,
                                List.of(
                                        new NewRule(
                                                Direction.EGRESS, HTTPS, ANYWHERE, "", Tags.NONE))))
                .thenRefused("InvalidPermission.NotFound");
    }

    @Test
    void a_modified_rule_keeps_its_id_its_tags_and_its_direction() {
        var change = new NewRule(Direction.EGRESS, PING, ANYWHERE, "now ping", tags("c", "d"));
        given(VPC_CREATED, GROUP_CREATED, HTTPS_AUTHORIZED)
                .when(modify(RULE, change))
                .thenResult()
                .thenHappened(
                        new RuleModified(
                                GROUP,
                                new Rule(
                                        RULE,
                                        Direction.INGRESS,
                                        PING,
                                        ANYWHERE,
                                        "now ping",
                                        tags("a", "b"))));
    }

    @Test
    void a_description_alone_can_be_modified() {
        given(VPC_CREATED, GROUP_CREATED, HTTPS_AUTHORIZED)
                .when(modify(RULE, ingress(HTTPS, ANYWHERE)))
                .thenHappened(
                        new RuleModified(
                                GROUP,
                                new Rule(
                                        RULE,
                                        Direction.INGRESS,
                                        HTTPS,
                                        ANYWHERE,
                                        "",
                                        tags("a", "b"))));
    }

    @Test
    void a_modification_that_changes_nothing_is_no_event() {
        given(VPC_CREATED, GROUP_CREATED, HTTPS_AUTHORIZED)
                .when(
                        modify(
                                RULE,
                                new NewRule(
                                        Direction.INGRESS, HTTPS, ANYWHERE, "the web", Tags.NONE)))
                .thenAccepted()
                .thenNothingHappened();
    }

    @Test
    void a_rule_cannot_be_modified_into_another_one() {
        given(VPC_CREATED, GROUP_CREATED, HTTPS_AUTHORIZED, PORT_80_AUTHORIZED)
                .when(modify(RULE, ingress(Traffic.tcp(80, 80), ANYWHERE)))
                .thenRefused(
                        new RuleRefusal.Duplicate(
                                Direction.INGRESS, Traffic.tcp(80, 80), ANYWHERE));
    }

    @Test
    void a_modified_rule_is_checked_like_a_new_one() {
        var given = given(VPC_CREATED, GROUP_CREATED, HTTPS_AUTHORIZED);
        given.when(modify(RULE, ingress(PING, ANYWHERE_6))).thenRefused("InvalidParameterValue");
        given.when(modify(RULE, described("ü"))).thenRefused("InvalidParameterValue");
        given.when(modify(RULE, ingress(HTTPS, new Peer.GroupPeer(DEFAULT_GROUP))))
                .thenRefused("InvalidGroup.NotFound");
        given.when(modify(ABSENT, ingress(HTTPS, ANYWHERE)))
                .thenRefused(new CommonRefusal.NotFound(ABSENT));
    }

    @Test
    void a_rule_cannot_move_to_a_full_address_family() {
        given(
                        new QuotaChanged(Quota.RULES_PER_SECURITY_GROUP, 1),
                        VPC_CREATED,
                        GROUP_CREATED,
                        HTTPS_AUTHORIZED,
                        authorize(ingress(HTTPS, ANYWHERE_6)))
                .when(modify(RULE, ingress(PING_6, ANYWHERE_6)))
                .thenRefused("RulesPerSecurityGroupLimitExceeded");
    }

    @Test
    void a_modified_peer_is_found_by_its_references() {
        var then =
                given(VPC_CREATED, DEFAULT_GROUP_CREATED, GROUP_CREATED, HTTPS_AUTHORIZED)
                        .when(modify(RULE, ingress(HTTPS, new Peer.GroupPeer(DEFAULT_GROUP))));
        assertThat(then.account().contents().referencesTo(DEFAULT_GROUP)).containsKey(GROUP);
        assertThat(
                        then.then()
                                .when(modify(RULE, ingress(HTTPS, ANYWHERE)))
                                .account()
                                .contents()
                                .referencesTo(DEFAULT_GROUP))
                .isEmpty();
    }

    @Test
    void rules_of_an_unknown_group_are_refused() {
        var refusal = new CommonRefusal.NotFound(GROUP);
        given().when(authorize(ingress(HTTPS, ANYWHERE))).thenRefused(refusal);
        given().when(new RevokeRules(GROUP, List.of(RULE))).thenRefused(refusal);
        given().when(new RevokeMatchingRules(GROUP, List.of(ingress(HTTPS, ANYWHERE))))
                .thenRefused(refusal);
        given().when(modify(RULE, ingress(HTTPS, ANYWHERE))).thenRefused(refusal);
    }
}
