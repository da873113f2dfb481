/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.securitygroup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.account.Quota;
import dev.enif.core.account.QuotaEvent.QuotaChanged;
import dev.enif.core.account.QuotaRefusal;
import dev.enif.core.account.TagRefusal;
import dev.enif.core.account.Tags;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.id.CidrAssociationId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Protocol;
import dev.enif.core.net.Traffic;
import dev.enif.core.securitygroup.SecurityGroupCommand.AuthorizeRules;
import dev.enif.core.securitygroup.SecurityGroupCommand.NewRule;
import dev.enif.core.securitygroup.SecurityGroupCommand.RevokeMatchingRules;
import dev.enif.core.securitygroup.SecurityGroupCommand.RevokeRules;
import dev.enif.core.securitygroup.SecurityGroupEvent.GroupCreated;
import dev.enif.core.securitygroup.SecurityGroupEvent.RulesAuthorized;
import dev.enif.core.vpc.VpcEvent.VpcCreated;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How rules come. */
class RuleDeciderTest extends RuleCase {
    @Test
    void rules_get_ids_in_the_order_of_the_request() {
        var tags = tags("k", "v");
        given(VPC_CREATED, GROUP_CREATED)
                .when(
                        new AuthorizeRules(
                                GROUP,
                                List.of(
                                        ingress(HTTPS, ANYWHERE),
                                        new NewRule(
                                                Direction.EGRESS, HTTPS, ANYWHERE_6, "out", tags))))
                .thenResult(madeRule(0), madeRule(1))
                .thenHappened(
                        new RulesAuthorized(
                                GROUP,
                                List.of(
                                        new Rule(
                                                madeRule(0),
                                                Direction.INGRESS,
                                                HTTPS,
                                                ANYWHERE,
                                                "",
                                                Tags.NONE),
                                        new Rule(
                                                madeRule(1),
                                                Direction.EGRESS,
                                                HTTPS,
                                                ANYWHERE_6,
                                                "out",
                                                tags))));
    }

    @Test
    void a_rule_that_differs_in_anything_but_its_description_is_another_one() {
        given(VPC_CREATED, GROUP_CREATED, HTTPS_AUTHORIZED)
                .when(
                        authorize(
                                new NewRule(Direction.EGRESS, HTTPS, ANYWHERE, "", Tags.NONE),
                                ingress(Traffic.tcp(443, 444), ANYWHERE),
                                ingress(new Traffic(Protocol.UDP, 443, 443), ANYWHERE),
                                ingress(HTTPS, ANYWHERE_6),
                                ingress(HTTPS, new Peer.Ipv4Peer(Cidr4.parse("10.0.0.0/8")))))
                .thenAccepted();
    }

    @Test
    void the_same_rule_again_is_refused_whatever_its_description() {
        var refusal = new RuleRefusal.Duplicate(Direction.INGRESS, HTTPS, ANYWHERE);
        given(VPC_CREATED, GROUP_CREATED, HTTPS_AUTHORIZED)
                .when(authorize(ingress(PING, ANYWHERE), ingress(HTTPS, ANYWHERE)))
                .thenRefused(refusal);
        assertThat(refusal.message())
                .isEqualTo(
                        "the specified rule \"peer: 0.0.0.0/0, TCP, from port: 443, to port: 443,"
                                + " ALLOW\" already exists");
    }

    @Test
    void the_same_rule_twice_in_one_request_is_refused() {
        given(VPC_CREATED, GROUP_CREATED)
                .when(authorize(ingress(PING, ANYWHERE), ingress(PING, ANYWHERE)))
                .thenRefused(new RuleRefusal.Duplicate(Direction.INGRESS, PING, ANYWHERE));
    }

    @Test
    void messages_name_all_traffic_and_icmp_in_their_own_words() {
        assertThat(new RuleRefusal.Duplicate(Direction.EGRESS, Traffic.ALL, ANYWHERE).message())
                .contains("\"peer: 0.0.0.0/0, ALL, ALLOW\"");
        assertThat(new RuleRefusal.Duplicate(Direction.EGRESS, PING_6, ANYWHERE_6).message())
                .contains("\"peer: ::/0, ICMPV6, type: 128, code: -1, ALLOW\"");
    }

    @Test
    void a_request_without_rules_is_refused() {
        var given = given(VPC_CREATED, GROUP_CREATED);
        given.when(new AuthorizeRules(GROUP, List.of())).thenRefused(new RuleRefusal.NoRules());
        given.when(new RevokeRules(GROUP, List.of())).thenRefused(new RuleRefusal.NoRules());
        given.when(new RevokeMatchingRules(GROUP, List.of()))
                .thenRefused(new RuleRefusal.NoRules());
    }

    @Test
    void icmp_of_the_other_address_family_is_refused() {
        given(VPC_CREATED, GROUP_CREATED)
                .when(authorize(ingress(PING, ANYWHERE_6)))
                .thenRefused(new RuleRefusal.WrongFamily(Protocol.ICMP, ANYWHERE_6));
        given(VPC_CREATED, GROUP_CREATED)
                .when(authorize(ingress(PING_6, ANYWHERE)))
                .thenRefused(new RuleRefusal.WrongFamily(Protocol.ICMPV6, ANYWHERE));
        given(VPC_CREATED, GROUP_CREATED)
                .when(
                        authorize(
                                ingress(PING, new Peer.GroupPeer(GROUP)),
                                ingress(PING_6, new Peer.GroupPeer(GROUP)),
                                ingress(PING_6, ANYWHERE_6)))
                .thenAccepted();
    }

    @Test
    void a_peer_group_must_exist() {
        given(VPC_CREATED, GROUP_CREATED)
                .when(authorize(ingress(HTTPS, new Peer.GroupPeer(DEFAULT_GROUP))))
                .thenRefused(new CommonRefusal.NotFound(DEFAULT_GROUP));
    }

    @Test
    void a_peer_group_lies_in_the_same_vpc() {
        var otherVpc = new VpcId("vpc-00000000000000002");
        var elsewhere = new GroupId("sg-0000000000000000e");
        given(
                        VPC_CREATED,
                        GROUP_CREATED,
                        new VpcCreated(
                                otherVpc,
                                new CidrAssociationId("vpc-cidr-assoc-00000000000000002"),
                                Cidr4.parse("10.9.0.0/16"),
                                elsewhere,
                                Tags.NONE),
                        new GroupCreated(elsewhere, otherVpc, "default", "x", List.of(), Tags.NONE))
                .when(authorize(ingress(HTTPS, new Peer.GroupPeer(elsewhere))))
                .thenRefused(new RuleRefusal.PeerInOtherVpc(GROUP, elsewhere));
    }

    @Test
    void a_description_is_limited_in_length_and_characters() {
        var given = given(VPC_CREATED, GROUP_CREATED);
        given.when(authorize(described("d".repeat(255)))).thenAccepted();
        given.when(authorize(described("d".repeat(256)))).thenRefused("InvalidParameterValue");
        given.when(authorize(described("ü")))
                .thenRefused(new RuleRefusal.InvalidRuleDescription("ü"));
        given.when(authorize(described("a\tb"))).thenRefused("InvalidParameterValue");
    }

    @Test
    void tags_of_rules_are_checked() {
        given(VPC_CREATED, GROUP_CREATED)
                .when(
                        authorize(
                                new NewRule(
                                        Direction.INGRESS, HTTPS, ANYWHERE, "", tags("AWS:x", ""))))
                .thenRefused(new TagRefusal.ReservedKey("AWS:x"));
    }

    @Test
    void rules_are_counted_by_direction_and_address_family() {
        var given =
                given(
                        new QuotaChanged(Quota.RULES_PER_SECURITY_GROUP, 2),
                        VPC_CREATED,
                        GROUP_CREATED,
                        authorize(
                                ingress(Traffic.tcp(1, 1), ANYWHERE),
                                ingress(Traffic.tcp(2, 2), ANYWHERE)));
        var full = new QuotaRefusal.LimitExceeded(Quota.RULES_PER_SECURITY_GROUP, 2);
        given.when(authorize(ingress(Traffic.tcp(3, 3), ANYWHERE))).thenRefused(full);
        given.when(authorize(ingress(Traffic.tcp(3, 3), ANYWHERE_6))).thenAccepted();
        given.when(
                        authorize(
                                new NewRule(
                                        Direction.EGRESS,
                                        Traffic.tcp(3, 3),
                                        ANYWHERE,
                                        "",
                                        Tags.NONE)))
                .thenAccepted();
        assertThat(full.code()).isEqualTo("RulesPerSecurityGroupLimitExceeded");
    }

    @Test
    void a_rule_with_a_group_as_its_peer_counts_in_both_families() {
        var given =
                given(
                        new QuotaChanged(Quota.RULES_PER_SECURITY_GROUP, 1),
                        VPC_CREATED,
                        GROUP_CREATED,
                        authorize(ingress(HTTPS, new Peer.GroupPeer(GROUP))));
        var full = new QuotaRefusal.LimitExceeded(Quota.RULES_PER_SECURITY_GROUP, 1);
        given.when(authorize(ingress(PING, ANYWHERE))).thenRefused(full);
        given.when(authorize(ingress(PING_6, ANYWHERE_6))).thenRefused(full);
        given(
                        new QuotaChanged(Quota.RULES_PER_SECURITY_GROUP, 1),
                        VPC_CREATED,
                        GROUP_CREATED,
                        authorize(ingress(PING_6, ANYWHERE_6)))
                .when(authorize(ingress(HTTPS, new Peer.GroupPeer(GROUP))))
                .thenRefused(full);
    }

    @Test
    void sixty_rules_a_direction_and_no_more() {
        List<NewRule> rules = new ArrayList<>();
        for (int port = 1; port <= 60; port++) {
            rules.add(ingress(Traffic.tcp(port, port), ANYWHERE));
        }
        var given = given(VPC_CREATED, GROUP_CREATED);
        given.when(new AuthorizeRules(GROUP, rules)).thenAccepted();
        rules.add(ingress(Traffic.tcp(61, 61), ANYWHERE));
        given.when(new AuthorizeRules(GROUP, rules))
                .thenRefused(new QuotaRefusal.LimitExceeded(Quota.RULES_PER_SECURITY_GROUP, 60));
    }

    @Test
    void a_quota_below_what_is_in_use_stops_only_what_grows() {
        var given =
                given(
                        VPC_CREATED,
                        GROUP_CREATED,
                        HTTPS_AUTHORIZED,
                        PORT_80_AUTHORIZED,
                        new QuotaChanged(Quota.RULES_PER_SECURITY_GROUP, 1));
        given.when(authorize(ingress(PING_6, ANYWHERE_6))).thenAccepted();
        given.when(modify(RULE, ingress(Traffic.tcp(1, 1), ANYWHERE))).thenAccepted();
        given.when(authorize(ingress(PING, ANYWHERE)))
                .thenRefused("RulesPerSecurityGroupLimitExceeded");
        given.when(modify(RULE, ingress(HTTPS, ANYWHERE_6))).thenAccepted();
    }
}
