/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.command;

import dev.enif.core.account.AccountState;
import dev.enif.core.partition.Decision;
import dev.enif.log.Position;

/**
 * What became of a command, read back from the log.
 *
 * @param position of the decision: whoever reads at it, or later, sees what the command did
 * @param decision accepted or refused
 * @param account the account right after it
 */
public record Answer(Position position, Decision decision, AccountState account) {}
