/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.account;

import dev.enif.core.decision.PlainText;
import dev.enif.core.decision.Refusal;
import dev.enif.core.decision.RefusalKind;
import dev.enif.core.id.ResourceId;

/** Refusals about tags. */
public sealed interface TagRefusal extends Refusal {
    /** A resource would have more tags than it may. */
    record TooManyTags(int count) implements TagRefusal {
        @Override
        public String code() {
            return "TagLimitExceeded";
        }

        @Override
        public String message() {
            return "The maximum number of Tags for a resource has been reached: it would have "
                    + count
                    + ", and may have "
                    + Tags.MOST
                    + ".";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.LIMIT;
        }
    }

    /** The key is empty, too long or not plain text. */
    record InvalidKey(String key) implements TagRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "Invalid tag key '"
                    + PlainText.excerpt(key)
                    + "': a key has 1 to "
                    + Tags.LONGEST_KEY
                    + " characters, none of them a control character.";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    /** The value is too long or not plain text. */
    record InvalidTagValue(String key, String value) implements TagRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "Invalid value '"
                    + PlainText.excerpt(value)
                    + "' of the tag '"
                    + PlainText.excerpt(key)
                    + "': a value has at most "
                    + Tags.LONGEST_VALUE
                    + " characters, none of them a control character.";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    /** The key begins with {@code aws:}. */
    record ReservedKey(String key) implements TagRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "Tag keys starting with 'aws:' are reserved for internal use: '"
                    + PlainText.excerpt(key)
                    + "'.";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    /** The id names a part of a resource, which has no tags of its own. */
    record NotTaggable(ResourceId id) implements TagRefusal {
        @Override
        public String code() {
            return "InvalidID";
        }

        @Override
        public String message() {
            return "The ID '" + id + "' is not valid: a " + id.kind().noun() + " has no tags.";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    /** The command names no resource, or too many. */
    record ResourceCount(int count) implements TagRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "Tags of "
                    + count
                    + " resources cannot be changed at once: expecting 1 to "
                    + TagDecider.MOST_RESOURCES
                    + ".";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }
}
