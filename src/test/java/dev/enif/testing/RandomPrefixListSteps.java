/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.testing;

import dev.enif.core.account.Draft;
import dev.enif.core.account.Tags;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.PrefixListId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.id.RuleId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Traffic;
import dev.enif.core.prefixlist.AddressFamily;
import dev.enif.core.prefixlist.PrefixList;
import dev.enif.core.prefixlist.PrefixListEntry;
import dev.enif.core.prefixlist.PrefixListEvent;
import dev.enif.core.securitygroup.Direction;
import dev.enif.core.securitygroup.Peer;
import dev.enif.core.securitygroup.Rule;
import dev.enif.core.securitygroup.SecurityGroup;
import dev.enif.core.securitygroup.SecurityGroupEvent;
import java.util.List;
import java.util.random.RandomGenerator;

/** Random changes of prefix lists and of rules that refer to them. */
final class RandomPrefixListSteps extends RandomDraws {
    RandomPrefixListSteps(RandomGenerator random, Draft draft) {
        super(random, draft);
    }

    void step() {
        PrefixList list = any(account().prefixLists().values());
        if (list == null || account().prefixLists().size() < 3 && random.nextInt(3) == 0) {
            draft.happened(
                    new PrefixListEvent.PrefixListCreated(
                            (PrefixListId) id(ResourceKind.PREFIX_LIST),
                            "list",
                            AddressFamily.IPV4,
                            20,
                            List.of(entry()),
                            tags()));
            return;
        }
        switch (random.nextInt(6)) {
            case 0 -> draft.happened(new PrefixListEvent.PrefixListRenamed(list.id(), "other"));
            case 1 ->
                    draft.happened(
                            new PrefixListEvent.PrefixListResized(
                                    list.id(), 20 + random.nextInt(9)));
            case 2 -> refer(list);
            case 3 -> {
                if (account().references().to(list.id(), GroupId.class).isEmpty()
                        && account().references().to(list.id(), RouteTableId.class).isEmpty()) {
                    draft.happened(new PrefixListEvent.PrefixListDeleted(list.id()));
                }
            }
            default ->
                    draft.happened(
                            new PrefixListEvent.PrefixListEntriesChanged(
                                    list.id(),
                                    list.entries().keySet().stream().limit(1).toList(),
                                    List.of(entry())));
        }
    }

    private void refer(PrefixList list) {
        SecurityGroup group = any(account().securityGroups().values());
        if (group != null) {
            draft.happened(
                    new SecurityGroupEvent.RulesAuthorized(
                            group.id(),
                            List.of(
                                    new Rule(
                                            (RuleId) id(ResourceKind.SECURITY_GROUP_RULE),
                                            flip() ? Direction.INGRESS : Direction.EGRESS,
                                            Traffic.ALL,
                                            new Peer.PrefixListPeer(list.id()),
                                            "",
                                            Tags.NONE))));
        }
    }

    private PrefixListEntry entry() {
        return new PrefixListEntry(
                Cidr4.parse("198.51." + random.nextInt(12) + ".0/24"), flip() ? "" : "text");
    }
}
