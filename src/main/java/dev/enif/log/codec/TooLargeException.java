/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec;

/** A value whose encoded form is larger than a record may be; it was not written. */
public final class TooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int bytes;
    private final int limit;

    public TooLargeException(String what, int bytes, int limit) {
        super(what + " takes " + bytes + " bytes, more than the " + limit + " that a record may");
        this.bytes = bytes;
        this.limit = limit;
    }

    /** The size of the encoded form. */
    public int bytes() {
        return bytes;
    }

    /** The largest size allowed. */
    public int limit() {
        return limit;
    }
}
