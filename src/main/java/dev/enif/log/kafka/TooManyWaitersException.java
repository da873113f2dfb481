/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.kafka;

/** So many wait for positions already that one more is turned away; to be tried again later. */
public final class TooManyWaitersException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyWaitersException() {
        super("Too many requests are waiting for the log to be read; try again later");
    }
}
