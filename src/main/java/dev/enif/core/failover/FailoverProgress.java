/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.failover;

import dev.enif.core.id.InstanceId;

/** How far a group is with a failure. */
public sealed interface FailoverProgress {
    /** None is known. */
    record Steady() implements FailoverProgress {
        @Override
        public String toString() {
            return "steady";
        }
    }

    /**
     * The holder has failed; the group moves once it may.
     *
     * @param instanceId the failed holder
     * @param atMillis log time of the failure, milliseconds since 1970: of the lease's end, or of
     *     the command that told of it
     */
    record Detected(InstanceId instanceId, FailoverCause cause, long atMillis)
            implements FailoverProgress {
        @Override
        public String toString() {
            return "detected " + instanceId + " " + cause + " " + atMillis;
        }
    }

    /** The holder has failed, and no standby could take over; the first that can, does. */
    record Exhausted(Detected failure) implements FailoverProgress {
        @Override
        public String toString() {
            return "exhausted " + failure;
        }
    }

    FailoverProgress STEADY = new Steady();
}
