/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.acl;

import dev.enif.core.account.Entity;
import dev.enif.core.account.Hash64;
import dev.enif.core.account.Tags;
import dev.enif.core.id.NetworkAclAssociationId;
import dev.enif.core.id.NetworkAclId;
import dev.enif.core.id.ResourceId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;
import dev.enif.core.securitygroup.Direction;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.pcollections.TreePMap;

/**
 * A network ACL of one VPC.
 *
 * @param isDefault whether subnets of the VPC that were given no other one go by it
 * @param ingress by number; what none of them matches is denied
 * @param egress likewise
 * @param associations the subnets that were given this one; those that go by the default one from
 *     birth are not among them (see {@link NetworkAcls})
 */
public record NetworkAcl(
        NetworkAclId id,
        VpcId vpcId,
        boolean isDefault,
        TreePMap<Integer, AclEntry> ingress,
        TreePMap<Integer, AclEntry> egress,
        TreePMap<NetworkAclAssociationId, SubnetId> associations,
        Tags tags)
        implements Entity<NetworkAclId> {
    /** The entries that traffic in that direction meets, in order. */
    public TreePMap<Integer, AclEntry> entries(Direction direction) {
        return switch (direction) {
            case INGRESS -> ingress;
            case EGRESS -> egress;
        };
    }

    public NetworkAcl withEntries(Direction direction, TreePMap<Integer, AclEntry> entries) {
        return switch (direction) {
            case INGRESS ->
                    new NetworkAcl(id, vpcId, isDefault, entries, egress, associations, tags);
            case EGRESS ->
                    new NetworkAcl(id, vpcId, isDefault, ingress, entries, associations, tags);
        };
    }

    public NetworkAcl withAssociations(
            TreePMap<NetworkAclAssociationId, SubnetId> newAssociations) {
        return new NetworkAcl(id, vpcId, isDefault, ingress, egress, newAssociations, tags);
    }

    @Override
    public NetworkAcl withTags(Tags newTags) {
        return new NetworkAcl(id, vpcId, isDefault, ingress, egress, associations, newTags);
    }

    /** Its VPC, and the subnets that were given it with their associations. */
    @Override
    public Collection<ResourceId> references() {
        Set<ResourceId> named = new HashSet<>(associations.keySet());
        named.addAll(associations.values());
        named.add(vpcId);
        return named;
    }

    @Override
    public long fingerprint() {
        return new Hash64()
                .add(id)
                .add(vpcId)
                .add(isDefault)
                .addAll(ingress.values())
                .addAll(egress.values())
                .addAll(associations.entrySet())
                .add(tags)
                .value();
    }
}
