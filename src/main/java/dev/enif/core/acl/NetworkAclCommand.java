/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.acl;

import dev.enif.core.account.Tags;
import dev.enif.core.id.NetworkAclAssociationId;
import dev.enif.core.id.NetworkAclId;
import dev.enif.core.id.VpcId;
import dev.enif.core.securitygroup.Direction;

/** Commands on network ACLs. */
public sealed interface NetworkAclCommand {
    /** Makes an ACL that lets nothing pass, and that no subnet goes by. Result: its id. */
    record CreateNetworkAcl(VpcId vpcId, Tags tags) implements NetworkAclCommand {}

    /** Refused for a default one, and while subnets go by it. */
    record DeleteNetworkAcl(NetworkAclId networkAclId) implements NetworkAclCommand {}

    record CreateNetworkAclEntry(NetworkAclId networkAclId, Direction direction, AclEntry entry)
            implements NetworkAclCommand {}

    /** Puts the entry in the place of the one with that number. */
    record ReplaceNetworkAclEntry(NetworkAclId networkAclId, Direction direction, AclEntry entry)
            implements NetworkAclCommand {}

    record DeleteNetworkAclEntry(NetworkAclId networkAclId, Direction direction, int number)
            implements NetworkAclCommand {}

    /** Lets the subnet of the association go by that ACL. Result: the new association's id. */
    record ReplaceNetworkAclAssociation(
            NetworkAclAssociationId associationId, NetworkAclId networkAclId)
            implements NetworkAclCommand {}
}
