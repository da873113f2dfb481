/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.monitoring;

import dev.enif.core.decision.Refusal;
import dev.enif.core.decision.RefusalKind;
import dev.enif.core.id.FlowLogId;
import java.util.List;

/** Refusals about flow logs. */
public sealed interface FlowLogRefusal extends Refusal {
    /** One that would record the same a second time. */
    record AlreadyExists(FlowLogId flowLogId) implements FlowLogRefusal {
        @Override
        public List<String> dependents() {
            return List.of(flowLogId.value());
        }

        @Override
        public String code() {
            return "FlowLogAlreadyExists";
        }

        @Override
        public String message() {
            return "There is an existing Flow Log with the same configuration and log destination: "
                    + flowLogId
                    + ". Use it, or delete it first";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }
    }

    /** The format is none, names no field of ours, or one twice. */
    record InvalidFormat(String message) implements FlowLogRefusal {
        @Override
        public String code() {
            return "InvalidParameter";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }
}
