/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.identity;

import dev.enif.core.id.AccountId;
import java.util.Set;

/**
 * Who a request comes from.
 *
 * @param account whose resources it is about; nothing in the request itself can name another
 * @param actor written into every decision that it brings about
 * @param roles what it may do beyond its own account
 */
public record Caller(AccountId account, String actor, Set<Role> roles) {
    /** Something that only some may do. */
    public enum Role {
        /** What concerns all accounts, such as building the views anew. */
        ADMINISTRATOR
    }

    public Caller {
        roles = Set.copyOf(roles);
    }
}
