/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.prefixlist;

import dev.enif.core.decision.Refusal;
import dev.enif.core.decision.RefusalKind;
import dev.enif.core.id.PrefixListId;

/** Refusals about prefix lists. */
public sealed interface PrefixListRefusal extends Refusal {
    /** Somebody else changed it since, or the caller knows no version that is kept. */
    record VersionMismatch(PrefixListId prefixListId, long wanted, long version)
            implements PrefixListRefusal {
        @Override
        public String code() {
            return "PrefixListVersionMismatch";
        }

        @Override
        public String message() {
            return "The prefix list has the incorrect version number: "
                    + prefixListId
                    + " is at version "
                    + version
                    + ", not "
                    + wanted
                    + ". Read it again and repeat the change";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.PRECONDITION;
        }
    }

    /** The version to restore is not kept any more, or never was. */
    record NoSuchVersion(PrefixListId prefixListId, long version) implements PrefixListRefusal {
        @Override
        public String code() {
            return "InvalidPrefixListVersion.NotFound";
        }

        @Override
        public String message() {
            return prefixListId
                    + " has no version "
                    + version
                    + " to restore: the last "
                    + PrefixList.PAST_VERSIONS
                    + " are kept";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.NOT_FOUND;
        }
    }

    /** More blocks than the list may have. */
    record TooManyEntries(long entries, int maxEntries) implements PrefixListRefusal {
        @Override
        public String code() {
            return "PrefixListMaxEntriesExceeded";
        }

        @Override
        public String message() {
            return "You've reached the maximum number of entries for the prefix list: it would have "
                    + entries
                    + ", and may have "
                    + maxEntries
                    + ". Raise MaxEntries first";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.LIMIT;
        }
    }
}
