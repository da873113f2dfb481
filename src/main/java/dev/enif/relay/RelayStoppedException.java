/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.relay;

/** A partition must not be relayed further; the message says why, for people. */
final class RelayStoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RelayStoppedException(String message) {
        super(message);
    }
}
