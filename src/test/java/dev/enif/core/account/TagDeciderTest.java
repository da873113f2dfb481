/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.CoreTest;
import dev.enif.core.account.TagCommand.AddTags;
import dev.enif.core.account.TagCommand.RemoveTags;
import dev.enif.core.account.TagEvent.TagsReplaced;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.elasticip.ElasticIpEvent.ElasticIpAllocated;
import dev.enif.core.id.AllocationId;
import dev.enif.core.id.AttachmentId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.ResourceId;
import dev.enif.core.id.RuleId;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Traffic;
import dev.enif.core.securitygroup.Direction;
import dev.enif.core.securitygroup.Peer;
import dev.enif.core.securitygroup.Rule;
import dev.enif.core.securitygroup.SecurityGroupEvent.RulesAuthorized;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagDeciderTest extends CoreTest {
    private static final AllocationId ALLOCATION = new AllocationId("eipalloc-00000000000000001");
    private static final RuleId RULE = new RuleId("sgr-00000000000000001");
    private static final Object[] WORLD = {
        VPC_CREATED,
        DEFAULT_GROUP_CREATED,
        SUBNET_CREATED,
        GROUP_CREATED,
        ENI_CREATED,
        new ElasticIpAllocated(ALLOCATION, Ipv4.parse("203.0.113.7"), Tags.NONE),
        new RulesAuthorized(
                GROUP,
                List.of(
                        new Rule(
                                RULE,
                                Direction.INGRESS,
                                Traffic.ALL,
                                new Peer.GroupPeer(GROUP),
                                "",
                                Tags.NONE)))
    };

    static List<ResourceId> taggable() {
        return List.of(VPC, SUBNET, DEFAULT_GROUP, GROUP, ENI, ALLOCATION, RULE);
    }

    @ParameterizedTest
    @MethodSource("taggable")
    void a_resource_of_any_kind_is_tagged(ResourceId id) {
        given(WORLD)
                .when(new AddTags(List.of(id), tags("k", "v")))
                .thenResult()
                .thenHappened(new TagsReplaced(id, tags("k", "v")));
    }

    @Test
    void the_rule_keeps_what_it_says_when_it_is_tagged() {
        var account = given(WORLD).when(new AddTags(List.of(RULE), tags("k", "v"))).account();
        var rule = there(there(account.securityGroups().find(GROUP)).find(RULE));
        assertThat(rule.tags()).isEqualTo(tags("k", "v"));
        assertThat(rule.traffic()).isEqualTo(Traffic.ALL);
    }

    @Test
    void an_equal_key_takes_the_new_value() {
        given(WORLD)
                .and(new AddTags(List.of(ENI), tags("a", "1", "b", "2")))
                .when(new AddTags(List.of(ENI), tags("b", "3", "B", "4")))
                .thenHappened(new TagsReplaced(ENI, tags("a", "1", "b", "3", "B", "4")));
    }

    @Test
    void resources_are_tagged_in_order_each_once_and_only_if_that_changes_something() {
        given(WORLD)
                .and(new AddTags(List.of(SUBNET), tags("k", "v")))
                .when(new AddTags(List.of(VPC, SUBNET, VPC, ENI), tags("k", "v")))
                .thenHappened(
                        new TagsReplaced(VPC, tags("k", "v")),
                        new TagsReplaced(ENI, tags("k", "v")));
    }

    @Test
    void one_unknown_resource_refuses_all() {
        var absent = new InstanceId("i-0000000000000000f");
        given(WORLD)
                .when(new AddTags(List.of(VPC, absent), tags("k", "v")))
                .thenRefused(new CommonRefusal.NotFound(absent));
        var absentRule = new RuleId("sgr-0000000000000000f");
        given(WORLD)
                .when(new RemoveTags(List.of(VPC, absentRule), List.of("k"), Map.of()))
                .thenRefused(new CommonRefusal.NotFound(absentRule));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eni-attach-00000000000000001",
                "eipassoc-00000000000000001",
                "vpc-cidr-assoc-00000000000000001",
                "r-00000000000000001"
            })
    void parts_of_resources_have_no_tags(String part) {
        var id = ResourceId.parse(part);
        given(WORLD)
                .when(new AddTags(List.of(id), tags("k", "v")))
                .thenRefused(new TagRefusal.NotTaggable(id));
    }

    @Test
    void one_to_a_thousand_resources_are_named() {
        given(WORLD)
                .when(new AddTags(List.of(), tags("k", "v")))
                .thenRefused(new TagRefusal.ResourceCount(0));
        given(WORLD)
                .when(new AddTags(Collections.nCopies(1_001, VPC), tags("k", "v")))
                .thenRefused(new TagRefusal.ResourceCount(1_001));
        given(WORLD)
                .when(new AddTags(Collections.nCopies(1_000, VPC), tags("k", "v")))
                .thenAccepted();
    }

    @Test
    void a_resource_has_at_most_fifty_tags() {
        given(WORLD).when(new AddTags(List.of(VPC), numbered(0, 50))).thenAccepted();
        given(WORLD)
                .when(new AddTags(List.of(VPC), numbered(0, 51)))
                .thenRefused(new TagRefusal.TooManyTags(51));
        given(WORLD)
                .and(new AddTags(List.of(VPC), numbered(0, 40)))
                .when(new AddTags(List.of(SUBNET, VPC), numbered(30, 21)))
                .thenRefused(new TagRefusal.TooManyTags(51));
        given(WORLD)
                .and(new AddTags(List.of(VPC), numbered(0, 50)))
                .when(new AddTags(List.of(VPC), tags("key 0", "again")))
                .thenAccepted();
    }

    @Test
    void keys_have_1_to_128_characters_however_they_are_encoded() {
        given(WORLD)
                .when(new AddTags(List.of(VPC), tags("🎈".repeat(128), "🎈".repeat(256))))
                .thenAccepted();
        given(WORLD)
                .when(new AddTags(List.of(VPC), tags("k".repeat(129), "")))
                .thenRefused(new TagRefusal.InvalidKey("k".repeat(129)));
        given(WORLD)
                .when(new AddTags(List.of(VPC), tags("", "v")))
                .thenRefused(new TagRefusal.InvalidKey(""));
    }

    @Test
    void values_may_be_empty_and_have_at_most_256_characters() {
        given(WORLD).when(new AddTags(List.of(VPC), tags("k", ""))).thenAccepted();
        given(WORLD)
                .when(new AddTags(List.of(VPC), tags("k", "v".repeat(257))))
                .thenRefused(new TagRefusal.InvalidTagValue("k", "v".repeat(257)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "\u0000", "\u007f", "\u0085", "\ud83c", "\udf88x"})
    void control_characters_and_half_characters_are_refused(String text) {
        given(WORLD)
                .when(new AddTags(List.of(VPC), tags(text, "v")))
                .thenRefused(new TagRefusal.InvalidKey(text));
        given(WORLD)
                .when(new AddTags(List.of(VPC), tags("k", text)))
                .thenRefused(new TagRefusal.InvalidTagValue("k", text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws:", "aws:cloudformation:stack-id", "AWS:x", "Aws:x"})
    void keys_of_the_provider_are_reserved(String key) {
        given(WORLD)
                .when(new AddTags(List.of(VPC), tags(key, "v")))
                .thenRefused(new TagRefusal.ReservedKey(key));
        given(WORLD)
                .when(new RemoveTags(List.of(VPC), List.of(key), Map.of()))
                .thenRefused(new TagRefusal.ReservedKey(key));
        given(WORLD)
                .when(new RemoveTags(List.of(VPC), List.of(), Map.of(key, "v")))
                .thenRefused(new TagRefusal.ReservedKey(key));
    }

    @Test
    void keys_are_removed_and_absent_ones_are_no_error() {
        given(WORLD)
                .and(new AddTags(List.of(VPC), tags("a", "1", "b", "2")))
                .when(new RemoveTags(List.of(VPC, SUBNET), List.of("a", "c"), Map.of()))
                .thenResult()
                .thenHappened(new TagsReplaced(VPC, tags("b", "2")));
    }

    @Test
    void a_key_with_a_value_is_removed_only_where_the_value_matches() {
        given(WORLD)
                .and(new AddTags(List.of(VPC), tags("a", "1", "b", "2", "c", "")))
                .when(new RemoveTags(List.of(VPC), List.of(), Map.of("a", "2", "b", "2", "c", "")))
                .thenHappened(new TagsReplaced(VPC, tags("a", "1")));
    }

    @Test
    void without_keys_all_tags_go() {
        given(WORLD)
                .and(new AddTags(List.of(VPC), tags("a", "1", "b", "2")))
                .when(new RemoveTags(List.of(VPC), List.of(), Map.of()))
                .thenHappened(new TagsReplaced(VPC, Tags.NONE));
    }

    @Test
    void a_refusal_quotes_no_control_character_and_not_all_of_a_long_text() {
        var refused =
                given(WORLD)
                        .when(new AddTags(List.of(VPC), tags("\u0001" + "x".repeat(5_000), "")))
                        .refused();
        assertThat(refused.message()).contains("'?xxx").hasSizeLessThan(200);
    }

    @Test
    void an_attachment_of_the_account_is_no_resource_either() {
        var attachment = new AttachmentId("eni-attach-00000000000000001");
        assertThat(given(WORLD).account().find(attachment)).isNull();
        assertThat(given(WORLD).account().revision(attachment)).isZero();
    }

    private static Tags numbered(int from, int count) {
        Map<String, String> tags = new HashMap<>();
        for (int number = from; number < from + count; number++) {
            tags.put("key " + number, "value");
        }
        return Tags.of(tags);
    }
}
