/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.account;

import dev.enif.core.id.ResourceId;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/**
 * Which resources name which others, the other way round: a function of the resources alone, never
 * stored. It knows what {@link Entity#references} tells. Immutable.
 */
public final class References {
    static final References NONE = new References(TreePMap.empty());

    private final TreePMap<ResourceId, TreePSet<ResourceId>> referrers;

    private References(TreePMap<ResourceId, TreePSet<ResourceId>> referrers) {
        this.referrers = referrers;
    }

    static References of(Iterable<Entity<?>> entities) {
        References found = NONE;
        for (Entity<?> entity : entities) {
            found = found.replace(null, entity);
        }
        return found;
    }

    /** The resources of that kind which name {@code id}, sorted by id. */
    public <K extends ResourceId> List<K> to(ResourceId id, Class<K> kind) {
        return all(id).stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private TreePSet<ResourceId> all(ResourceId id) {
        return referrers.getOrDefault(id, TreePSet.empty());
    }

    /** Null stands for a resource that is not there. */
    References replace(@Nullable Entity<?> before, @Nullable Entity<?> after) {
        Collection<? extends ResourceId> left = before == null ? List.of() : before.references();
        Collection<? extends ResourceId> came = after == null ? List.of() : after.references();
        if (left.equals(came)) {
            return this;
        }
        TreePMap<ResourceId, TreePSet<ResourceId>> found = referrers;
        if (before != null) {
            for (ResourceId id : left) {
                TreePSet<ResourceId> fewer =
                        found.getOrDefault(id, TreePSet.empty()).minus(before.id());
                found = fewer.isEmpty() ? found.minus(id) : found.plus(id, fewer);
            }
        }
        if (after != null) {
            for (ResourceId id : came) {
                found = found.plus(id, found.getOrDefault(id, TreePSet.empty()).plus(after.id()));
            }
        }
        return found == referrers ? this : new References(found);
    }
}
