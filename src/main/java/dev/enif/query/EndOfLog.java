/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query;

import io.smallrye.mutiny.Uni;

/** Where the log ends, for strong reads. Thread-safe. */
@FunctionalInterface
public interface EndOfLog {
    /** The offset after the partition's last record, found out after this call. */
    Uni<Long> of(int partition);
}
