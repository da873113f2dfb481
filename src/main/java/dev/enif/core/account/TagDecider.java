/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.account;

import dev.enif.core.account.TagCommand.AddTags;
import dev.enif.core.account.TagCommand.RemoveTags;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.decision.PlainText;
import dev.enif.core.decision.RefusedException;
import dev.enif.core.decision.Result;
import dev.enif.core.id.AllocationId;
import dev.enif.core.id.AssociationId;
import dev.enif.core.id.AttachmentId;
import dev.enif.core.id.CidrAssociationId;
import dev.enif.core.id.EgressOnlyGatewayId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.FailoverGroupId;
import dev.enif.core.id.FlowLogId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.InternetGatewayId;
import dev.enif.core.id.ListenerId;
import dev.enif.core.id.LoadBalancerId;
import dev.enif.core.id.NatGatewayId;
import dev.enif.core.id.NetworkAclAssociationId;
import dev.enif.core.id.NetworkAclId;
import dev.enif.core.id.PeeringId;
import dev.enif.core.id.PrefixListId;
import dev.enif.core.id.ReservationId;
import dev.enif.core.id.ResourceId;
import dev.enif.core.id.RouteTableAssociationId;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.id.RuleId;
import dev.enif.core.id.SubnetCidrAssociationId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.SubnetReservationId;
import dev.enif.core.id.TargetGroupId;
import dev.enif.core.id.TrunkAssociationId;
import dev.enif.core.id.VpcId;
import dev.enif.core.securitygroup.Rule;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.pcollections.TreePMap;

/** Decides commands on tags, and what tags may be, wherever they are given. */
public final class TagDecider {
    /** How many resources one command may name (EC2). */
    public static final int MOST_RESOURCES = 1_000;

    private static final String RESERVED = "aws:";

    private TagDecider() {}

    public static Result decide(Draft draft, TagCommand command) {
        return switch (command) {
            case AddTags(var resources, var tags) -> {
                requireValid(tags);
                yield retag(draft, resources, before -> before.plus(tags));
            }
            case RemoveTags remove -> {
                remove.keys().forEach(TagDecider::requireValidKey);
                remove.matching().keySet().forEach(TagDecider::requireValidKey);
                yield retag(draft, remove.resources(), before -> without(before, remove));
            }
        };
    }

    private static Result retag(
            Draft draft, List<ResourceId> resources, UnaryOperator<Tags> change) {
        Draft.refuseIf(
                resources.isEmpty() || resources.size() > MOST_RESOURCES,
                new TagRefusal.ResourceCount(resources.size()));
        for (ResourceId resource : new LinkedHashSet<>(resources)) {
            Tags before = tagsOf(draft.account(), resource);
            Tags after = change.apply(before);
            Draft.refuseIf(
                    after.size() > Tags.MOST && after.size() > before.size(),
                    new TagRefusal.TooManyTags(after.size()));
            if (!after.equals(before)) {
                draft.happened(new TagEvent.TagsReplaced(resource, after));
            }
        }
        return Result.NOTHING;
    }

    private static Tags tagsOf(AccountState account, ResourceId resource) {
        return switch (resource) {
            case VpcId _,
                    SubnetId _,
                    GroupId _,
                    EniId _,
                    InstanceId _,
                    AllocationId _,
                    InternetGatewayId _,
                    RouteTableId _,
                    NetworkAclId _,
                    NatGatewayId _,
                    EgressOnlyGatewayId _,
                    PrefixListId _,
                    FailoverGroupId _,
                    FlowLogId _,
                    PeeringId _,
                    LoadBalancerId _,
                    TargetGroupId _ -> {
                Entity<?> entity = account.find(resource);
                if (entity == null) {
                    throw Draft.refused(new CommonRefusal.NotFound(resource));
                }
                yield entity.tags();
            }
            case RuleId ruleId -> {
                Rule rule =
                        account.contents()
                                .groupWith(ruleId)
                                .map(account.securityGroups()::find)
                                .map(group -> group.find(ruleId))
                                .orElseThrow(
                                        () -> Draft.refused(new CommonRefusal.NotFound(ruleId)));
                yield rule.tags();
            }
            case AttachmentId _,
                    TrunkAssociationId _,
                    AssociationId _,
                    CidrAssociationId _,
                    SubnetCidrAssociationId _,
                    SubnetReservationId _,
                    ReservationId _,
                    RouteTableAssociationId _,
                    NetworkAclAssociationId _,
                    ListenerId _ ->
                    throw Draft.refused(new TagRefusal.NotTaggable(resource));
        };
    }

    private static Tags without(Tags tags, RemoveTags remove) {
        if (remove.keys().isEmpty() && remove.matching().isEmpty()) {
            return Tags.NONE;
        }
        TreePMap<String, String> left = tags.entries().minusAll(remove.keys());
        for (Map.Entry<String, String> matching : remove.matching().entrySet()) {
            if (matching.getValue().equals(left.get(matching.getKey()))) {
                left = left.minus(matching.getKey());
            }
        }
        return new Tags(left);
    }

    /**
     * Checks tags given by a caller, at creation too.
     *
     * @throws RefusedException if there are more than 50, or a key or value is not one
     */
    public static void requireValid(Tags tags) {
        Draft.refuseIf(tags.size() > Tags.MOST, new TagRefusal.TooManyTags(tags.size()));
        tags.entries()
                .forEach((key, value) -> {
                    requireValidKey(key);
                    Draft.refuseIf(
                            PlainText.length(value) > Tags.LONGEST_VALUE
                                    || !PlainText.isPlain(value),
                            new TagRefusal.InvalidTagValue(key, value));
                });
    }

    private static void requireValidKey(String key) {
        Draft.refuseIf(
                key.isEmpty()
                        || PlainText.length(key) > Tags.LONGEST_KEY
                        || !PlainText.isPlain(key),
                new TagRefusal.InvalidKey(key));
        Draft.refuseIf(
                key.regionMatches(true, 0, RESERVED, 0, RESERVED.length()),
                new TagRefusal.ReservedKey(key));
    }
}
