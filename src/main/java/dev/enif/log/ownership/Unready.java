/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.ownership;

/** Why this node cannot own the partition until somebody has looked into it. */
public sealed interface Unready {

    /** One sentence for people. */
    String sentence();

    /**
     * The log says that commands were decided which the command topic does not hold: it was
     * recreated, or it belongs to another log. To go on would decide new commands as if they had
     * been decided.
     */
    record CommandsMissing(long nextCommandOffset, long endOffset) implements Unready {
        @Override
        public String sentence() {
            return ("The log has decided commands up to offset %d, but the command topic ends at"
                            + " %d: it was recreated or belongs to another log")
                    .formatted(nextCommandOffset, endOffset);
        }
    }

    /** The follower met a record that it cannot fold. */
    record FollowerStopped(long offset, String cause) implements Unready {
        @Override
        public String sentence() {
            return "The record at offset %d counts but cannot be folded: %s"
                    .formatted(offset, cause);
        }
    }

    /** Neither a decision nor an internal error could be made of a command: a bug of ours. */
    record CannotDecide(long commandOffset, String cause) implements Unready {
        @Override
        public String sentence() {
            return "The command at offset %d can be neither decided nor given up: %s"
                    .formatted(commandOffset, cause);
        }
    }
}
