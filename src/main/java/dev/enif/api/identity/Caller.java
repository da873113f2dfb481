/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.identity;

import dev.enif.core.id.AccountId;

/**
 * Who a request comes from.
 *
 * @param account whose resources it is about; nothing in the request itself can name another
 * @param actor written into every decision that it brings about
 */
public record Caller(AccountId account, String actor) {}
