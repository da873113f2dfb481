/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.net;

/**
 * A text that is not an address, block or protocol of the kind that was asked for; the message
 * quotes it.
 */
public final class MalformedAddressException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public MalformedAddressException(String message) {
        super(message);
    }
}
