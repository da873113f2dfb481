/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.command;

import java.time.Duration;

/** This process cannot take commands for that account now. Nothing was appended. */
public final class NotReadyException extends CommandException {
    private static final long serialVersionUID = 1L;

    public NotReadyException(Duration retryAfter) {
        super("Not ready to take commands for this account yet; nothing was done", retryAfter);
    }
}
