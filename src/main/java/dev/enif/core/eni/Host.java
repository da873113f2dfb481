/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.eni;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Present;
import dev.enif.core.id.EniId;
import dev.enif.core.id.InstanceId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which instance has an interface: a branch is on the instance that its trunk is plugged into. */
public final class Host {
    private Host() {}

    /** The instance that has the interface, whether it runs or not; null if none has. */
    public static @Nullable InstanceId of(AccountState account, NetworkInterface eni) {
        return switch (eni.attachment()) {
            case Attachment.Detached _ -> null;
            case Attachment.Attached attached -> attached.instanceId();
            case Attachment.Associated(_, var trunkId, _) ->
                    of(account, Present.in(account.networkInterfaces().find(trunkId), trunkId));
        };
    }

    /** The interfaces plugged into the instance, by slot, each followed by its branches. */
    public static List<EniId> interfacesOf(AccountState account, InstanceId instanceId) {
        List<EniId> found = new ArrayList<>();
        for (EniId eniId : account.indexes().slotsOf(instanceId).values()) {
            found.add(eniId);
            found.addAll(branchesOf(account, eniId));
        }
        return found;
    }

    /** The branches of a trunk, sorted by id; none of another interface. */
    public static List<EniId> branchesOf(AccountState account, EniId trunkId) {
        return account.references().to(trunkId, EniId.class);
    }
}
