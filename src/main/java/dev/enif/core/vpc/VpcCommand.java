/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.vpc;

import dev.enif.core.account.Tags;
import dev.enif.core.id.CidrAssociationId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr4;
import org.jspecify.annotations.Nullable;

/** Commands on VPCs. */
public sealed interface VpcCommand {
    /** Makes a VPC with its default group and main route table. Result: the VPC's id. */
    record CreateVpc(Cidr4 cidr, Tags tags) implements VpcCommand {}

    /** Adds a further IPv4 block. Result: the association's id. */
    record AssociateCidrBlock(VpcId vpcId, Cidr4 cidr) implements VpcCommand {}

    record DisassociateCidrBlock(VpcId vpcId, CidrAssociationId associationId)
            implements VpcCommand {}

    /** Changes what is given; null leaves it. */
    record ModifyVpc(VpcId vpcId, @Nullable Boolean dnsSupport, @Nullable Boolean dnsHostnames)
            implements VpcCommand {}

    /**
     * Deletes the VPC, its default group and main route table; refused while anything else is in
     * it.
     */
    record DeleteVpc(VpcId vpcId) implements VpcCommand {}
}
