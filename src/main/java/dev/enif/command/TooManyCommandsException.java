/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.command;

import java.time.Duration;

/** Too many commands of this account, or of all, wait for their answers. Nothing was appended. */
public final class TooManyCommandsException extends CommandException {
    private static final long serialVersionUID = 1L;

    public TooManyCommandsException(Duration retryAfter) {
        super("Too many commands are waiting for their answers; nothing was done", retryAfter);
    }
}
