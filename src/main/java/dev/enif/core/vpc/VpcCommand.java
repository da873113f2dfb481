/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.vpc;

import dev.enif.core.account.Tags;
import dev.enif.core.id.CidrAssociationId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import org.jspecify.annotations.Nullable;

/** Commands on VPCs. */
public sealed interface VpcCommand {
    /**
     * Makes a VPC with its default group and main route table. Result: the VPC's id.
     *
     * @param providedIpv6 whether it gets an IPv6 block of the provider's; null is no
     */
    record CreateVpc(Cidr4 cidr, @Nullable Boolean providedIpv6, Tags tags) implements VpcCommand {
        /** A VPC without IPv6. */
        public CreateVpc(Cidr4 cidr, Tags tags) {
            this(cidr, null, tags);
        }
    }

    /** Adds a further IPv4 block. Result: the association's id. */
    record AssociateCidrBlock(VpcId vpcId, Cidr4 cidr) implements VpcCommand {}

    /**
     * Adds an IPv6 block: this one, or one of the provider's if it is null. Result: the
     * association's id.
     */
    record AssociateIpv6Block(VpcId vpcId, @Nullable Cidr6 cidr) implements VpcCommand {}

    /** Takes a further IPv4 block, or an IPv6 block, from the VPC. */
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
