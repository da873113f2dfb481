/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.kafka;

import dev.enif.log.StartRefusal;

/** What is stored and the log do not belong together. */
public final class StartRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StartRefusedException(StartRefusal refusal) {
        super(refusal.sentence());
    }
}
