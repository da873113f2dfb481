/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.command;

import dev.enif.core.account.AccountState;
import dev.enif.log.Position;

/** An account's image and the position that it was read at. */
public record AccountView(Position position, AccountState account) {}
