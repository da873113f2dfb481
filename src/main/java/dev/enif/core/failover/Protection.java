/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.failover;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Draft;
import dev.enif.core.account.Present;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.decision.RefusedException;
import dev.enif.core.elasticip.ElasticIp;
import dev.enif.core.eni.Attachment;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.id.EniId;
import dev.enif.core.id.FailoverGroupId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.ResourceId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which group protects a resource, and what follows from that for commands on the resource. */
public final class Protection {
    private Protection() {}

    /** The group that protects the interface or Elastic IP; there is one at most. */
    public static Optional<FailoverGroup> of(AccountState account, ResourceId resource) {
        for (FailoverGroupId id : account.references().to(resource, FailoverGroupId.class)) {
            FailoverGroup group = account.failoverGroups().find(id);
            if (group != null && group.target().id().equals(resource)) {
                return Optional.of(group);
            }
        }
        return Optional.empty();
    }

    /** What is protected outlives its instance: it is to be moved, not lost. */
    public static boolean outlivesInstance(AccountState account, EniId eniId) {
        return of(account, eniId).isPresent();
    }

    /**
     * @throws RefusedException if a group protects the resource, which shall be given up
     */
    public static void requireUnprotected(AccountState account, ResourceId resource) {
        of(account, resource)
                .ifPresent(group -> {
                    throw Draft.refused(
                            new CommonRefusal.DependencyViolation(resource, List.of(group.id())));
                });
    }

    /**
     * The fence: whoever says which term it believes in is refused once another one has begun.
     * Without a term, the command is somebody's who knows what he does.
     *
     * @throws RefusedException if {@code term} is given, and not the one in force
     */
    public static void requireTerm(AccountState account, ResourceId resource, @Nullable Long term) {
        if (term == null) {
            return;
        }
        FailoverGroup group =
                of(account, resource)
                        .orElseThrow(() ->
                                Draft.refused(new FailoverRefusal.NotProtected(resource, term)));
        requireTerm(group, term);
    }

    static void requireTerm(FailoverGroup group, long term) {
        Draft.refuseIf(
                group.term() != term,
                new FailoverRefusal.TermMismatch(group.id(), term, group.term(), group.holder()));
    }

    /** The instance that the resource is on now, or null. */
    static @Nullable InstanceId holder(AccountState account, FailoverTarget target) {
        return switch (target) {
            case FailoverTarget.OfEni(var eniId) -> instanceOf(account, eniId);
            case FailoverTarget.OfElasticIp(var allocationId) -> {
                ElasticIp elasticIp =
                        Present.in(account.elasticIps().find(allocationId), allocationId);
                yield switch (elasticIp.binding()) {
                    case ElasticIp.Binding.Free _ -> null;
                    case ElasticIp.Binding.Associated(_, var eniId, _) ->
                            instanceOf(account, eniId);
                };
            }
        };
    }

    private static @Nullable InstanceId instanceOf(AccountState account, EniId eniId) {
        NetworkInterface eni = Present.in(account.networkInterfaces().find(eniId), eniId);
        return switch (eni.attachment()) {
            case Attachment.Detached _, Attachment.Associated _ -> null;
            case Attachment.Attached attached -> attached.instanceId();
        };
    }
}
