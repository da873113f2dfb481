/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log;

/** Why a reader must not start: what it has stored and the log do not belong together. */
public sealed interface StartRefusal {

    /** One sentence for people. */
    String sentence();

    /** The cursor was stored for another cluster, topic or partition. */
    record OtherLog(LogIdentity stored, LogIdentity found) implements StartRefusal {
        @Override
        public String sentence() {
            return ("The stored cursor belongs to partition %d of topic %s in cluster %s, but the"
                            + " log here is partition %d of topic %s in cluster %s")
                    .formatted(
                            stored.partition(),
                            stored.topicId(),
                            stored.clusterId(),
                            found.partition(),
                            found.topicId(),
                            found.clusterId());
        }
    }

    /** The log lost records that were read already. */
    record BeyondEnd(long nextOffset, long endOffset) implements StartRefusal {
        @Override
        public String sentence() {
            return "The stored cursor continues at offset %d, but the log ends at %d: it lost records"
                    .formatted(nextOffset, endOffset);
        }
    }

    /** The log lost records that were not read yet. */
    record BeforeStart(long nextOffset, long startOffset) implements StartRefusal {
        @Override
        public String sentence() {
            return ("The stored cursor continues at offset %d, but the log starts at %d: records"
                            + " that were never read are gone")
                    .formatted(nextOffset, startOffset);
        }
    }

    /**
     * The claim that the cursor remembers is not in the log: what was read is not what is there.
     */
    record OtherHistory(long term, String nonce, RecordHeader found) implements StartRefusal {
        @Override
        public String sentence() {
            return ("The stored cursor remembers claim '%s' at offset %d, but the log holds %s"
                            + " there: its history was replaced")
                    .formatted(nonce, term, found);
        }
    }
}
