/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.acl;

import dev.enif.core.account.Tags;
import dev.enif.core.id.NetworkAclAssociationId;
import dev.enif.core.id.NetworkAclId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;
import dev.enif.core.securitygroup.Direction;

/**
 * Facts about one network ACL. Fields are added, never renamed or reused. A VPC's default ACL comes
 * and goes with the VPC, and a subnet's association ends with the subnet, without events of their
 * own.
 */
public sealed interface NetworkAclEvent {
    record NetworkAclCreated(NetworkAclId networkAclId, VpcId vpcId, Tags tags)
            implements NetworkAclEvent {}

    record NetworkAclEntryCreated(NetworkAclId networkAclId, Direction direction, AclEntry entry)
            implements NetworkAclEvent {}

    /** The entry with that number is this one now. */
    record NetworkAclEntryReplaced(NetworkAclId networkAclId, Direction direction, AclEntry entry)
            implements NetworkAclEvent {}

    record NetworkAclEntryDeleted(NetworkAclId networkAclId, Direction direction, int number)
            implements NetworkAclEvent {}

    /** The subnet passed from one ACL to another, or got another association with the same one. */
    record NetworkAclAssociationReplaced(
            SubnetId subnetId,
            NetworkAclId fromNetworkAclId,
            NetworkAclAssociationId fromAssociationId,
            NetworkAclId networkAclId,
            NetworkAclAssociationId associationId)
            implements NetworkAclEvent {}

    record NetworkAclDeleted(NetworkAclId networkAclId) implements NetworkAclEvent {}
}
