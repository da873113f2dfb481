/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.testing;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Draft;
import dev.enif.core.account.Tags;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.ResourceId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Ipv4;
import dev.enif.core.securitygroup.SecurityGroup;
import dev.enif.core.vpc.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What random steps draw from: the draft's own objects, and values that are hard to store. */
abstract class RandomDraws {
    private static final List<String> WORDS =
            List.of("web", "db", "standby", "a=b", "\"q\" \\", "ü", "z\0ro");

    final RandomGenerator random;
    final Draft draft;

    RandomDraws(RandomGenerator random, Draft draft) {
        this.random = random;
        this.draft = draft;
    }

    AccountState account() {
        return draft.account();
    }

    List<Ipv4> free(Subnet subnet, int count) {
        List<Ipv4> free = new ArrayList<>();
        Ipv4 candidate = subnet.firstUsable();
        while (free.size() < count && candidate.compareTo(subnet.lastUsable()) <= 0) {
            if (!account().indexes().addressesOf(subnet.id()).containsKey(candidate)) {
                free.add(candidate);
            }
            candidate = candidate.plus(1);
        }
        return free;
    }

    List<GroupId> groups(VpcId vpcId) {
        List<GroupId> groups = new ArrayList<>();
        for (SecurityGroup group : account().securityGroups().values()) {
            if (group.vpcId().equals(vpcId) && groups.size() < 3 && (groups.isEmpty() || flip())) {
                groups.add(group.id());
            }
        }
        return groups;
    }

    Tags tags() {
        return switch (random.nextInt(3)) {
            case 0 -> Tags.NONE;
            case 1 -> Tags.of(Map.of("Name", word()));
            default -> Tags.of(Map.of("Name", word(), word(), word()));
        };
    }

    String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    boolean flip() {
        return random.nextBoolean();
    }

    long now() {
        return draft.timeMillis();
    }

    ResourceId id(ResourceKind kind) {
        return draft.newId(kind);
    }

    <T> @Nullable T any(Iterable<T> values) {
        List<T> all = all(values);
        return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
    }

    static <T> List<T> all(Iterable<T> values) {
        List<T> all = new ArrayList<>();
        values.forEach(all::add);
        return all;
    }
}
