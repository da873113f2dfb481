/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.failover;

import dev.enif.core.id.AllocationId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.ResourceId;

/** What a group protects: it is moved to a standby when its holder fails. */
public sealed interface FailoverTarget {
    ResourceId id();

    /** Moves with all its addresses, Elastic IPs and groups. */
    record OfEni(EniId eniId) implements FailoverTarget {
        @Override
        public ResourceId id() {
            return eniId;
        }

        @Override
        public String toString() {
            return eniId.value();
        }
    }

    /** Stands for the primary private address of one of the standby's interfaces afterwards. */
    record OfElasticIp(AllocationId allocationId) implements FailoverTarget {
        @Override
        public ResourceId id() {
            return allocationId;
        }

        @Override
        public String toString() {
            return allocationId.value();
        }
    }
}
