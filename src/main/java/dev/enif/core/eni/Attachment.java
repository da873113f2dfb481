/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.eni;

import dev.enif.core.id.AttachmentId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.TrunkAssociationId;

/** Whether, and where, an interface is plugged in. */
public sealed interface Attachment {
    record Detached() implements Attachment {
        @Override
        public String toString() {
            return "detached";
        }
    }

    /**
     * Plugged into an instance.
     *
     * @param deviceIndex 0 is the primary interface, which is never detached; unique with the card
     *     per instance
     * @param networkCardIndex 0 unless the instance type has more cards
     * @param attachTimeMillis log time, milliseconds since 1970
     */
    record Attached(
            AttachmentId attachmentId,
            InstanceId instanceId,
            int deviceIndex,
            int networkCardIndex,
            boolean deleteOnTermination,
            long attachTimeMillis)
            implements Attachment {
        public Slot slot() {
            return new Slot(networkCardIndex, deviceIndex);
        }

        public boolean isPrimary() {
            return deviceIndex == 0 && networkCardIndex == 0;
        }

        @Override
        public String toString() {
            return attachmentId
                    + " "
                    + instanceId
                    + " "
                    + deviceIndex
                    + " "
                    + networkCardIndex
                    + " "
                    + deleteOnTermination
                    + " "
                    + attachTimeMillis;
        }
    }

    /**
     * A branch's: carried by a trunk, plugged in or not.
     *
     * @param vlanId 1 to 4094, unique among the branches of the trunk
     */
    record Associated(TrunkAssociationId associationId, EniId trunkId, int vlanId)
            implements Attachment {
        @Override
        public String toString() {
            return associationId + " " + trunkId + " " + vlanId;
        }
    }

    Attachment DETACHED = new Detached();
}
