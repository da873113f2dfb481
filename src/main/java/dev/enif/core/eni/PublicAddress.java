/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.eni;

import dev.enif.core.id.AllocationId;
import dev.enif.core.id.AssociationId;
import dev.enif.core.net.Ipv4;

/** The public address that stands for a private one at the edge of the VPC, if any. */
public sealed interface PublicAddress {
    record None() implements PublicAddress {
        @Override
        public String toString() {
            return "none";
        }
    }

    /** Lent from the pool while the instance runs; lost on stop. */
    record Automatic(Ipv4 address) implements PublicAddress {
        @Override
        public String toString() {
            return "auto " + address;
        }
    }

    /** An Elastic IP of the account. */
    record Elastic(Ipv4 address, AllocationId allocationId, AssociationId associationId)
            implements PublicAddress {
        @Override
        public String toString() {
            return address + " " + allocationId + " " + associationId;
        }
    }

    PublicAddress NONE = new None();
}
