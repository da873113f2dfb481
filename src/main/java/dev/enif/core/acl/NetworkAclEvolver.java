/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.acl;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Present;
import dev.enif.core.acl.NetworkAclEvent.NetworkAclAssociationReplaced;
import dev.enif.core.acl.NetworkAclEvent.NetworkAclCreated;
import dev.enif.core.acl.NetworkAclEvent.NetworkAclDeleted;
import dev.enif.core.acl.NetworkAclEvent.NetworkAclEntryCreated;
import dev.enif.core.acl.NetworkAclEvent.NetworkAclEntryDeleted;
import dev.enif.core.acl.NetworkAclEvent.NetworkAclEntryReplaced;
import dev.enif.core.id.NetworkAclId;
import org.pcollections.TreePMap;

/** Folds events of network ACLs. */
public final class NetworkAclEvolver {
    private NetworkAclEvolver() {}

    public static AccountState evolve(AccountState state, NetworkAclEvent event) {
        return switch (event) {
            case NetworkAclCreated(var id, var vpcId, var tags) ->
                    state.put(
                            new NetworkAcl(
                                    id,
                                    vpcId,
                                    false,
                                    TreePMap.empty(),
                                    TreePMap.empty(),
                                    TreePMap.empty(),
                                    tags));
            case NetworkAclEntryCreated(var id, var direction, var entry) -> {
                NetworkAcl acl = acl(state, id);
                yield state.put(
                        acl.withEntries(
                                direction, acl.entries(direction).plus(entry.number(), entry)));
            }
            case NetworkAclEntryReplaced(var id, var direction, var entry) -> {
                NetworkAcl acl = acl(state, id);
                Present.in(acl.entries(direction).get(entry.number()), entry);
                yield state.put(
                        acl.withEntries(
                                direction, acl.entries(direction).plus(entry.number(), entry)));
            }
            case NetworkAclEntryDeleted(var id, var direction, int number) -> {
                NetworkAcl acl = acl(state, id);
                Present.in(acl.entries(direction).get(number), number);
                yield state.put(acl.withEntries(direction, acl.entries(direction).minus(number)));
            }
            case NetworkAclAssociationReplaced replaced -> replace(state, replaced);
            case NetworkAclDeleted(var id) -> state.remove(acl(state, id).id());
        };
    }

    private static AccountState replace(
            AccountState state, NetworkAclAssociationReplaced replaced) {
        AccountState left = NetworkAcls.without(state, replaced.subnetId());
        NetworkAcl acl = acl(left, replaced.networkAclId());
        return left.put(
                acl.withAssociations(
                        acl.associations().plus(replaced.associationId(), replaced.subnetId())));
    }

    private static NetworkAcl acl(AccountState state, NetworkAclId id) {
        return Present.in(state.networkAcls().find(id), id);
    }
}
