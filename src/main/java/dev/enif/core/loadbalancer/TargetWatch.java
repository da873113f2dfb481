/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.loadbalancer;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Draft;
import dev.enif.core.account.Present;
import dev.enif.core.id.EniId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.ResourceId;
import dev.enif.core.id.TargetGroupId;
import dev.enif.core.instance.Instance;
import dev.enif.core.instance.PowerState;
import dev.enif.core.loadbalancer.TargetGroupEvent.TargetsDeregistered;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks, at the end of every decision, for targets that went with it: an instance that was
 * terminated, an interface that was deleted along. They leave their groups in that decision, so no
 * group names what is not there.
 */
public final class TargetWatch {
    private TargetWatch() {}

    /** Lets targets leave that this draft has taken away. */
    public static void look(Draft draft) {
        if (draft.account().targetGroups().size() == 0) {
            return;
        }
        for (ResourceId changed : draft.account().changed()) {
            if (isGone(draft.account(), changed)) {
                for (TargetGroupId id :
                        draft.account().references().to(changed, TargetGroupId.class)) {
                    leave(draft, id, changed);
                }
            }
        }
    }

    /** A group's deadline may have passed: those that have drained leave. */
    public static void due(Draft draft, TargetGroupId id) {
        TargetGroup group = draft.account().targetGroups().find(id);
        if (group == null) {
            return;
        }
        List<TargetKey> drained = new ArrayList<>();
        for (Target target : group.targets().values()) {
            Long drainedAt = target.drainedAtMillis();
            if (drainedAt != null && drainedAt <= draft.timeMillis()) {
                drained.add(target.key());
            }
        }
        if (!drained.isEmpty()) {
            draft.happened(new TargetsDeregistered(id, drained));
        }
    }

    private static boolean isGone(AccountState account, ResourceId id) {
        if (id instanceof InstanceId instanceId) {
            Instance instance = account.instances().find(instanceId);
            return instance == null || instance.state() == PowerState.TERMINATED;
        }
        return id instanceof EniId eniId && !account.networkInterfaces().contains(eniId);
    }

    private static void leave(Draft draft, TargetGroupId id, ResourceId gone) {
        TargetGroup group = Present.in(draft.account().targetGroups().find(id), id);
        List<TargetKey> left = new ArrayList<>();
        for (TargetKey key : group.targets().keySet()) {
            boolean names =
                    switch (key.id()) {
                        case TargetId.OfInstance(var instanceId) -> instanceId.equals(gone);
                        case TargetId.OfEni(var eniId) -> eniId.equals(gone);
                        case TargetId.OfAddress _ -> false;
                    };
            if (names) {
                left.add(key);
            }
        }
        draft.happened(new TargetsDeregistered(id, left));
    }
}
