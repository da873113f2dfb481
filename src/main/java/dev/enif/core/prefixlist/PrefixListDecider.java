/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.prefixlist;

import dev.enif.core.account.Draft;
import dev.enif.core.account.Present;
import dev.enif.core.account.Quota;
import dev.enif.core.account.TagDecider;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.decision.Dependents;
import dev.enif.core.decision.PlainText;
import dev.enif.core.decision.Result;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.PrefixListId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.net.Cidr;
import dev.enif.core.prefixlist.PrefixListCommand.CreatePrefixList;
import dev.enif.core.prefixlist.PrefixListCommand.DeletePrefixList;
import dev.enif.core.prefixlist.PrefixListCommand.ModifyPrefixList;
import dev.enif.core.prefixlist.PrefixListCommand.RestorePrefixListVersion;
import dev.enif.core.prefixlist.PrefixListEvent.PrefixListCreated;
import dev.enif.core.prefixlist.PrefixListEvent.PrefixListDeleted;
import dev.enif.core.prefixlist.PrefixListEvent.PrefixListEntriesChanged;
import dev.enif.core.prefixlist.PrefixListEvent.PrefixListRenamed;
import dev.enif.core.prefixlist.PrefixListEvent.PrefixListResized;
import dev.enif.core.routing.ListRouteDecider;
import dev.enif.core.securitygroup.RuleWeights;
import dev.enif.core.securitygroup.SecurityGroup;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pcollections.TreePMap;

/** Decides commands on prefix lists. */
public final class PrefixListDecider {
    /** How many blocks a list may have (EC2). */
    public static final int MOST_ENTRIES = 1_000;

    private static final int LONGEST = 255;
    private static final String RESERVED = "com.amazonaws";

    private PrefixListDecider() {}

    public static Result decide(Draft draft, PrefixListCommand command) {
        return switch (command) {
            case CreatePrefixList create -> create(draft, create);
            case ModifyPrefixList modify ->
                    modify(draft, draft.require(modify.prefixListId()), modify);
            case RestorePrefixListVersion(var id, long current, long previous) ->
                    restore(draft, draft.require(id), current, previous);
            case DeletePrefixList(var id) -> delete(draft, draft.require(id));
        };
    }

    private static Result create(Draft draft, CreatePrefixList create) {
        requireName(create.name());
        requireSize(create.maxEntries());
        TagDecider.requireValid(create.tags());
        requireValid(create.family(), create.entries(), List.of());
        requireRoom(create.entries().size(), create.maxEntries());
        draft.requireQuota(Quota.PREFIX_LISTS, draft.account().prefixLists().size() + 1L);
        PrefixListId id = (PrefixListId) draft.newId(ResourceKind.PREFIX_LIST);
        draft.happened(
                new PrefixListCreated(
                        id,
                        create.name(),
                        create.family(),
                        create.maxEntries(),
                        create.entries(),
                        create.tags()));
        return Result.of(id);
    }

    private static Result modify(Draft draft, PrefixList list, ModifyPrefixList modify) {
        boolean blocks = !modify.add().isEmpty() || !modify.remove().isEmpty();
        Integer size = modify.maxEntries();
        Draft.refuseIf(
                blocks && size != null,
                new CommonRefusal.InvalidCombination(
                        "The parameter MaxEntries does not go with changes of entries: send two requests"));
        Long known = modify.currentVersion();
        Draft.refuseIf(
                blocks && known == null,
                new CommonRefusal.InvalidCombination(
                        "Changes of entries need CurrentVersion, which is " + list.version()));
        Draft.refuseIf(
                known != null && known != list.version(),
                new PrefixListRefusal.VersionMismatch(
                        list.id(), known == null ? 0 : known, list.version()));
        String name = modify.name();
        if (name != null && !name.equals(list.name())) {
            requireName(name);
            draft.happened(new PrefixListRenamed(list.id(), name));
        }
        if (size != null && size != list.maxEntries()) {
            resize(draft, list, size);
        }
        if (blocks) {
            change(draft, list, modify);
        }
        return Result.NOTHING;
    }

    private static void change(Draft draft, PrefixList list, ModifyPrefixList modify) {
        requireValid(list.family(), modify.add(), modify.remove());
        for (Cidr cidr : modify.remove()) {
            Draft.refuseIf(
                    !list.entries().containsKey(cidr),
                    new CommonRefusal.InvalidValue(
                            "The prefix list " + list.id() + " has no entry " + cidr));
        }
        TreePMap<Cidr, String> after = list.entries().minusAll(modify.remove());
        for (PrefixListEntry entry : modify.add()) {
            after = after.plus(entry.cidr(), entry.description());
        }
        requireRoom(after.size(), list.maxEntries());
        if (!after.equals(list.entries())) {
            draft.happened(new PrefixListEntriesChanged(list.id(), modify.remove(), modify.add()));
        }
    }

    /** Every rule, and every route, that refers to it weighs as much as it may grow. */
    private static void resize(Draft draft, PrefixList list, int size) {
        requireSize(size);
        requireRoom(list.entries().size(), size);
        draft.happened(new PrefixListResized(list.id(), size));
        if (size > list.maxEntries()) {
            for (GroupId groupId : draft.account().references().to(list.id(), GroupId.class)) {
                SecurityGroup group =
                        Present.in(draft.account().securityGroups().find(groupId), groupId);
                draft.requireQuota(
                        Quota.RULES_PER_SECURITY_GROUP,
                        RuleWeights.heaviest(draft.account(), group.rules()));
            }
            ListRouteDecider.requireRoom(draft, draft.require(list.id()));
        }
    }

    private static Result restore(Draft draft, PrefixList list, long current, long previous) {
        Draft.refuseIf(
                current != list.version(),
                new PrefixListRefusal.VersionMismatch(list.id(), current, list.version()));
        TreePMap<Cidr, String> wanted = list.past().get(previous);
        if (wanted == null) {
            throw Draft.refused(new PrefixListRefusal.NoSuchVersion(list.id(), previous));
        }
        requireRoom(wanted.size(), list.maxEntries());
        List<Cidr> removed = new ArrayList<>(list.entries().minusAll(wanted.keySet()).keySet());
        List<PrefixListEntry> added = new ArrayList<>();
        for (Map.Entry<Cidr, String> entry : wanted.entrySet()) {
            if (!entry.getValue().equals(list.entries().get(entry.getKey()))) {
                added.add(new PrefixListEntry(entry.getKey(), entry.getValue()));
            }
        }
        draft.happened(new PrefixListEntriesChanged(list.id(), removed, added));
        return Result.NOTHING;
    }

    private static Result delete(Draft draft, PrefixList list) {
        Dependents users =
                Dependents.of(
                        draft.account().references().to(list.id(), GroupId.class),
                        draft.account().references().to(list.id(), RouteTableId.class));
        Draft.refuseIf(!users.isEmpty(), new CommonRefusal.DependencyViolation(list.id(), users));
        draft.happened(new PrefixListDeleted(list.id()));
        return Result.NOTHING;
    }

    private static void requireName(String name) {
        PlainText.require("PrefixListName", name, LONGEST);
        Draft.refuseIf(
                name.isBlank() || name.startsWith(RESERVED),
                new CommonRefusal.InvalidValue(
                        "Invalid value '"
                                + name
                                + "' for PrefixListName: it must not be empty, nor start with "
                                + RESERVED));
    }

    private static void requireSize(int maxEntries) {
        Draft.refuseIf(
                maxEntries < 1 || maxEntries > MOST_ENTRIES,
                new CommonRefusal.InvalidValue(
                        "Invalid value '"
                                + maxEntries
                                + "' for MaxEntries: expecting 1 to "
                                + MOST_ENTRIES));
    }

    private static void requireRoom(long entries, int maxEntries) {
        Draft.refuseIf(
                entries > maxEntries, new PrefixListRefusal.TooManyEntries(entries, maxEntries));
    }

    private static void requireValid(
            AddressFamily family, List<PrefixListEntry> add, List<Cidr> remove) {
        Set<Cidr> seen = new HashSet<>();
        for (Cidr cidr : remove) {
            requireNew(seen, cidr);
        }
        for (PrefixListEntry entry : add) {
            requireNew(seen, entry.cidr());
            PlainText.require("Description", entry.description(), LONGEST);
            Draft.refuseIf(
                    !family.has(entry.cidr()),
                    new CommonRefusal.InvalidValue(
                            "The entry "
                                    + entry.cidr()
                                    + " is not of the list's family, "
                                    + family));
        }
    }

    private static void requireNew(Set<Cidr> seen, Cidr cidr) {
        Draft.refuseIf(
                !seen.add(cidr),
                new CommonRefusal.InvalidValue("The entry " + cidr + " is named twice"));
    }
}
