/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.ownership;

import java.util.List;
import java.util.stream.Stream;

/** The commands decided so far. */
record Ledger(long nextCommandOffset, List<String> entries) {
    Ledger with(long next, String entry) {
        return new Ledger(next, Stream.concat(entries.stream(), Stream.of(entry)).toList());
    }
}
