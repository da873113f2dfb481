/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.loadbalancer;

import dev.enif.core.id.EniId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.net.Ipv4;

/** What a target is named by. */
public sealed interface TargetId {
    /** The kind of group that takes it. */
    TargetKind kind();

    record OfInstance(InstanceId instanceId) implements TargetId {
        @Override
        public TargetKind kind() {
            return TargetKind.INSTANCE;
        }

        @Override
        public String toString() {
            return instanceId.value();
        }
    }

    record OfAddress(Ipv4 address) implements TargetId {
        @Override
        public TargetKind kind() {
            return TargetKind.IP;
        }

        @Override
        public String toString() {
            return address.toString();
        }
    }

    record OfEni(EniId eniId) implements TargetId {
        @Override
        public TargetKind kind() {
            return TargetKind.ENI;
        }

        @Override
        public String toString() {
            return eniId.value();
        }
    }
}
