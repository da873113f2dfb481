/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.simulation;

/** A promise of the protocol was broken. */
final class Violation extends RuntimeException {

    private final Promise promise;

    Violation(Promise promise, String what) {
        super(promise + ": " + what);
        this.promise = promise;
    }

    Promise promise() {
        return promise;
    }

    /** What must never break. */
    enum Promise {
        I1_ANSWERED_AS_DECIDED,
        I2_DECIDED_ONCE_IN_ORDER,
        I3_REPLAY_GIVES_THE_OUTCOMES,
        I4_UNIQUE,
        I5_ANSWERED_BEFORE_SENT,
        I9_READERS_AGREE,
        I10_LIVE_AFTER_FAULTS,
        RELAYED_ONCE
    }
}
