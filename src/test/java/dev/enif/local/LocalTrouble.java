/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.local;

/**
 * Something that the person who starts Enif can put right; the message is one clear sentence that
 * says how.
 */
public final class LocalTrouble extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LocalTrouble(String sentence) {
        super(sentence);
    }

    public LocalTrouble(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
