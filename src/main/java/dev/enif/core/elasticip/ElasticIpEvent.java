/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.elasticip;

import dev.enif.core.account.Tags;
import dev.enif.core.id.AllocationId;
import dev.enif.core.id.AssociationId;
import dev.enif.core.id.EniId;
import dev.enif.core.net.Ipv4;

/** Facts about one Elastic IP address. Fields are added, never renamed or reused. */
public sealed interface ElasticIpEvent {
    record ElasticIpAllocated(AllocationId allocationId, Ipv4 publicAddress, Tags tags)
            implements ElasticIpEvent {}

    record ElasticIpAssociated(
            AllocationId allocationId,
            AssociationId associationId,
            Ipv4 publicAddress,
            EniId eniId,
            Ipv4 privateAddress)
            implements ElasticIpEvent {}

    record ElasticIpDisassociated(
            AllocationId allocationId,
            AssociationId associationId,
            Ipv4 publicAddress,
            EniId eniId,
            Ipv4 privateAddress)
            implements ElasticIpEvent {}

    record ElasticIpReleased(AllocationId allocationId, Ipv4 publicAddress)
            implements ElasticIpEvent {}
}
