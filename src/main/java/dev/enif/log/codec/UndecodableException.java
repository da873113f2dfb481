/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec;

/**
 * Bytes that are not in a written form that this code knows. In the log of record this stops the
 * reader: to skip what is not understood would make it disagree with all others.
 */
public final class UndecodableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UndecodableException(String message) {
        super(message);
    }

    public UndecodableException(Throwable cause) {
        super(String.valueOf(cause.getMessage()), cause);
    }
}
