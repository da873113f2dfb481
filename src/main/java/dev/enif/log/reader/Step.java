/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.reader;

import dev.enif.core.partition.PartitionState;
import dev.enif.log.VoidReason;
import dev.enif.log.codec.DecisionRecord;
import dev.enif.log.codec.TermRecord;

/** What one record of the log did. */
public sealed interface Step {
    /** It does not count: only the cursor moved. */
    record Skipped(VoidReason reason) implements Step {}

    /**
     * A node has claimed the partition; the claim's offset is the term.
     *
     * @param state after the claim; differs from before only for the partition's first one
     */
    record TermBegan(TermRecord record, PartitionState state) implements Step {}

    /** A decision counts. */
    record Decided(DecisionRecord record, PartitionState before, PartitionState after)
            implements Step {}
}
