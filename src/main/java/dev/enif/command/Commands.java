/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.command;

import dev.enif.core.account.AccountCommand;
import dev.enif.core.id.AccountId;
import java.util.concurrent.CompletionStage;

/** Where commands go. Thread-safe. */
public interface Commands {

    /**
     * Appends the command and waits until its decision has been read back from the log.
     *
     * <p>The stage fails with a {@link CommandException}: {@link OutcomeUnknownException} if the
     * decision did not come in time, {@link NotReadyException} or {@link TooManyCommandsException}
     * if nothing was appended. It is completed on a thread that may block.
     *
     * @throws dev.enif.log.codec.TooLargeException if the command is too large for a record
     */
    CompletionStage<Answer> submit(AccountId account, AccountCommand command, Request request);
}
