/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.command;

import java.time.Duration;

/**
 * The command may have been decided or may be decided yet. The same command under the same token is
 * safe: it happens at most once, and is answered with what became of it.
 */
public final class OutcomeUnknownException extends CommandException {
    private static final long serialVersionUID = 1L;

    private final String token;

    public OutcomeUnknownException(String token, Duration retryAfter) {
        super(
                "The outcome is not known yet: send the same request again with the idempotency"
                        + " token '"
                        + token
                        + "'",
                retryAfter);
        this.token = token;
    }

    /** The client's token; the command's id if it gave none. */
    public String token() {
        return token;
    }
}
