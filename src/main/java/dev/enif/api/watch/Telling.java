/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.enif.core.account.AccountState;
import dev.enif.core.id.AccountId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.ResourceId;
import dev.enif.core.id.RuleId;
import dev.enif.core.partition.Decision;
import dev.enif.core.partition.PartitionEvent;
import dev.enif.core.partition.PartitionState;
import dev.enif.core.securitygroup.SecurityGroup;
import dev.enif.log.Position;
import dev.enif.log.codec.JsonCodec;
import dev.enif.log.codec.TypeNames;
import dev.enif.query.view.ResourceView;
import dev.enif.query.view.ResourceViews;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes decisions for watchers: each event with the views of what it is about, as they are after
 * the whole decision. Thread-safe.
 */
final class Telling {
    private final ObjectMapper eventMapper;
    private final ObjectMapper viewMapper;

    Telling(JsonCodec codec, ObjectMapper viewMapper) {
        this.eventMapper = codec.mapper();
        this.viewMapper = viewMapper;
    }

    /** One for each account that the decision changed; none for a decision without events. */
    List<Told> of(Position position, Decision decision, PartitionState after) {
        Map<AccountId, List<Told.Event>> byAccount = new LinkedHashMap<>();
        for (PartitionEvent event : decision.events()) {
            if (event instanceof PartitionEvent.InAccount inAccount) {
                byAccount
                        .computeIfAbsent(inAccount.account(), _ -> new ArrayList<>())
                        .add(event(position, decision, inAccount, after));
            }
        }
        return byAccount.entrySet().stream()
                .map(entry -> new Told(position.offset(), entry.getKey(), entry.getValue()))
                .toList();
    }

    private Told.Event event(
            Position position,
            Decision decision,
            PartitionEvent.InAccount event,
            PartitionState after) {
        AccountState account = after.account(event.account());
        List<ResourceId> ids = EventResources.of(event.event(), account);
        String type = TypeNames.ofEvent(event);
        ObjectNode json = viewMapper.createObjectNode();
        json.put("position", position.toString());
        json.put("account", event.account().value());
        json.put("time", Instant.ofEpochMilli(decision.timeMillis()).toString());
        json.put("type", type);
        json.put("actor", decision.actor());
        json.put("requestId", decision.requestId());
        ObjectNode fields = eventMapper.valueToTree(event);
        fields.remove(List.of("account", "type"));
        json.set("event", fields);
        ArrayNode resources = json.putArray("resources");
        ArrayNode gone = json.putArray("gone");
        for (ResourceId id : ids) {
            Optional<ResourceView> view = ResourceViews.of(account, shown(account, id));
            if (view.isPresent()) {
                resources.add(viewMapper.<ObjectNode>valueToTree(view.get()));
            } else {
                gone.add(id.value());
            }
        }
        return new Told.Event(
                type,
                ids.stream().map(ResourceId::value).toList(),
                Interest.collectionsOf(ids),
                text(json));
    }

    /** A rule is shown by its group, which the same decision changed. */
    private static ResourceId shown(AccountState account, ResourceId id) {
        if (id instanceof RuleId ruleId) {
            for (ResourceId changed : account.changed()) {
                SecurityGroup group =
                        changed instanceof GroupId groupId
                                ? account.securityGroups().find(groupId)
                                : null;
                if (group != null && group.find(ruleId) != null) {
                    return group.id();
                }
            }
        }
        return id;
    }

    private String text(ObjectNode json) {
        try {
            return viewMapper.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event cannot be written", e);
        }
    }
}
