/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.instance;

import dev.enif.core.account.Tags;
import dev.enif.core.eni.AddressRequest;
import dev.enif.core.id.EniId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.SubnetId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands on instances. */
public sealed interface InstanceCommand {
    /** An interface that an instance is launched with. */
    sealed interface LaunchInterface {
        int deviceIndex();

        int networkCardIndex();

        /**
         * Makes an interface.
         *
         * @param lendPublicAddress for index 0 only; null for what the subnet says
         */
        record Made(
                int deviceIndex,
                int networkCardIndex,
                SubnetId subnetId,
                String description,
                AddressRequest addresses,
                List<GroupId> groupIds,
                @Nullable Boolean lendPublicAddress,
                boolean deleteOnTermination)
                implements LaunchInterface {
            public Made {
                groupIds = List.copyOf(groupIds);
            }
        }

        /** Brings an existing free interface; it outlives the instance. */
        record Brought(int deviceIndex, int networkCardIndex, EniId eniId)
                implements LaunchInterface {}
    }

    /**
     * Launches {@code count} instances alike, all or none; one of the interfaces has index 0 on
     * card 0. Result: the instances' ids.
     */
    record RunInstances(
            String imageId,
            String instanceType,
            int count,
            List<LaunchInterface> interfaces,
            boolean terminationProtected,
            Tags tags)
            implements InstanceCommand {
        public RunInstances {
            interfaces = List.copyOf(interfaces);
        }
    }

    record StartInstance(InstanceId instanceId) implements InstanceCommand {}

    record StopInstance(InstanceId instanceId) implements InstanceCommand {}

    record TerminateInstance(InstanceId instanceId) implements InstanceCommand {}

    /** What a health check, or the instance itself, says about it. */
    record ReportHealth(InstanceId instanceId, Health health) implements InstanceCommand {}

    record SetTerminationProtection(InstanceId instanceId, boolean terminationProtected)
            implements InstanceCommand {}
}
