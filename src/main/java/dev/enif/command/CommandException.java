/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.command;

import java.time.Duration;

/** No decision to answer with; each says whether the command may have been decided. */
public abstract sealed class CommandException extends RuntimeException
        permits OutcomeUnknownException, NotReadyException, TooManyCommandsException {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    CommandException(String message, Duration retryAfter) {
        super(message, null, false, false);
        this.retryAfter = retryAfter;
    }

    /** After which time another try is worth while. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
