/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.id;

/** A text that is not an id of the kind that was asked for; carries EC2's code for it. */
public final class MalformedIdException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String code;

    public MalformedIdException(String code, String message) {
        super(message);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
