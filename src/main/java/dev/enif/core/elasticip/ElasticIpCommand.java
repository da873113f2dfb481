/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.elasticip;

import dev.enif.core.account.Tags;
import dev.enif.core.id.AllocationId;
import dev.enif.core.id.AssociationId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.net.Ipv4;
import org.jspecify.annotations.Nullable;

/** Commands on Elastic IP addresses. */
public sealed interface ElasticIpCommand {
    /** What an Elastic IP shall stand for. */
    sealed interface Target {
        /** An interface's private address; null for the primary one. */
        record OfEni(EniId eniId, @Nullable Ipv4 privateAddress) implements Target {}

        /** A private address of the only interface of an instance; null for the primary one. */
        record OfInstance(InstanceId instanceId, @Nullable Ipv4 privateAddress) implements Target {}
    }

    /** Takes an address of the pool, a given one if it is free. Result: the allocation's id. */
    record AllocateElasticIp(@Nullable Ipv4 address, Tags tags) implements ElasticIpCommand {}

    /**
     * Result: the association's id. With {@code allowReassociation} it leaves what it stood for
     * before.
     *
     * @param failoverTerm if given, the term of the group that protects it which the caller
     *     believes in; another one refuses
     */
    record AssociateElasticIp(
            AllocationId allocationId,
            Target target,
            boolean allowReassociation,
            @Nullable Long failoverTerm)
            implements ElasticIpCommand {
        public AssociateElasticIp(
                AllocationId allocationId, Target target, boolean allowReassociation) {
            this(allocationId, target, allowReassociation, null);
        }
    }

    /** A late one names an association that is over, and is refused for that: it needs no term. */
    record DisassociateElasticIp(AssociationId associationId) implements ElasticIpCommand {}

    record ReleaseElasticIp(AllocationId allocationId) implements ElasticIpCommand {}
}
